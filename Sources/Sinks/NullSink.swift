public import LoamEngine

/// Takes everything and keeps nothing, to measure what growing and encoding cost.
public final class NullSink: Sink {
    public init() {}

    public func write(_ chunk: Chunk) throws(RunError) {}
    public func finish(_ summary: RunSummary) throws(RunError) {}
    public func abandon() {}
}
