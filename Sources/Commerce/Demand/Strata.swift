internal import LoamWorlds

/// `count` chosen ones among `total` places, evenly spread: the i-th lies anywhere in the i-th of `count` strata, which
/// reach from floor(i x total / count) to floor((i + 1) x total / count). Which place it is, a draw decides.
///
/// So the chosen ones keep their order, every place is as likely as any other, and both ways, from the chosen one to
/// its place and from a place to its stratum, are arithmetic.
struct Strata: Sendable {
    let total: Int
    let count: Int

    /// Where a stratum begins; the end of the last one is `edge(count)`. Products stay below 2^127.
    func edge(_ stratum: Int) -> Int {
        guard count > 0 else { return total }
        return Int(UInt128(stratum) * UInt128(total) / UInt128(count))
    }

    /// The stratum of a place; for no strata, 0.
    func stratum(of position: Int) -> Int {
        guard total > 0, count > 0 else { return 0 }
        return Int((UInt128(position + 1) * UInt128(count) - 1) / UInt128(total))
    }

    /// Walks the strata from one on, by addition.
    func cursor(at stratum: Int) -> StrataCursor { StrataCursor(self, stratum) }
}

/// One stratum after the other.
struct StrataCursor: Sendable {
    private(set) var index: Int
    /// The current stratum is `edge..<next`.
    private(set) var edge: Int
    private(set) var next: Int
    private let count: Int
    private let step: Int
    private let rest: Int
    private var carry: Int

    init(_ strata: Strata, _ stratum: Int) {
        index = stratum
        count = strata.count
        step = count > 0 ? strata.total / count : 0
        rest = count > 0 ? strata.total % count : 0
        edge = strata.edge(stratum)
        next = stratum < count ? strata.edge(stratum + 1) : edge
        carry = count > 0 ? Int(UInt128(stratum + 1) * UInt128(rest) % UInt128(count)) : 0
    }

    /// Moves on; past the last stratum, the current one is empty.
    @inline(__always)
    mutating func advance() {
        index &+= 1
        edge = next
        guard index < count else { return }
        carry &+= rest
        let carries = carry >= count
        carry &-= carries ? count : 0
        next = edge &+ step &+ (carries ? 1 : 0)
    }

    var isPastEnd: Bool { index >= count }

    /// The chosen place of the current stratum.
    @inline(__always)
    func position(_ draw: UInt64) -> Int {
        edge &+ Int(truncatingIfNeeded: draw.scaled(below: UInt64(truncatingIfNeeded: next &- edge)))
    }
}
