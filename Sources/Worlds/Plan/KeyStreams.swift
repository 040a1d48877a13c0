public import LoamBytes
public import LoamRandom

/// The streams behind a column of version-4-shaped UUIDs: row to key without a look-up.
public struct KeyStreams: Sendable {
    public let high: RandomStream
    public let low: RandomStream

    public init(high: RandomStream, low: RandomStream) {
        self.high = high
        self.low = low
    }

    @inlinable @inline(__always)
    public func uuid(_ row: Int) -> UUIDWords { .versionFour(high.draw(row), low.draw(row)) }
}
