/// What one run of a case's command gave. Every sample is kept, warm-up and outliers too.
public struct Sample: Sendable, Equatable {
    /// The interleaved block it belongs to, from 0: samples of one block of two modes are a pair. 0 of warm-up.
    public var block: Int
    /// Its place among all runs of the suite, warm-up included, from 0: the order of time.
    public var order: Int
    /// Whether it was taken before the case was steady; no statistics are made of it.
    public var isWarmUp: Bool
    /// Values by the names of metrics. A metric that was not taken is not there.
    public var values: [String: Double]

    public init(block: Int, order: Int, isWarmUp: Bool, values: [String: Double]) {
        self.block = block
        self.order = order
        self.isWarmUp = isWarmUp
        self.values = values
    }
}
