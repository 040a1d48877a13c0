internal import LoamBytes
internal import LoamRandom

/// The streams behind a column of version-4-shaped UUIDs: row to key without a look-up.
struct KeyStreams: Sendable {
    let high: RandomStream
    let low: RandomStream

    @inline(__always)
    func uuid(_ row: Int) -> UUIDWords { .versionFour(high.draw(row), low.draw(row)) }
}
