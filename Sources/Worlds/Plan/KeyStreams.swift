package import LoamBytes
package import LoamRandom

/// The streams behind a column of version-4-shaped UUIDs: row to key without a look-up.
package struct KeyStreams: Sendable {
    package let high: RandomStream
    package let low: RandomStream

    package init(high: RandomStream, low: RandomStream) {
        self.high = high
        self.low = low
    }

    @inlinable @inline(__always)
    package func uuid(_ row: Int) -> UUIDWords { .versionFour(high.draw(row), low.draw(row)) }
}
