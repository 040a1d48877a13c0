public import LoamBench

/// Hears how far a measurement is. Called from the thread that measures, between samples.
public protocol BenchListener {
    func hear(_ event: BenchEvent)
    func say(_ line: String)
    /// The commands of a suite have all run.
    func end()
}

/// Hears nothing.
public struct DeafBenchListener: BenchListener {
    public init() {}
    public func hear(_ event: BenchEvent) {}
    public func say(_ line: String) {}
    public func end() {}
}
