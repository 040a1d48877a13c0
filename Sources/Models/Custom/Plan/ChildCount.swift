internal import LoamRandom

/// How many children a row has.
struct ChildCount: Sendable {
    enum Law: Sendable {
        case fixed
        case uniform
        case weighted(AliasTable, [Int])
        case poisson(PoissonDistribution)
    }

    let law: Law
    let minimum: Int
    let maximum: Int
    let stream: RandomStream

    /// The children of the parent in a slot.
    @inline(__always)
    func sample(_ parent: Int) -> Int {
        switch law {
        case .fixed: return maximum
        case .uniform: return minimum &+ Int(stream.draw(parent).scaled(below: UInt64(maximum &- minimum &+ 1)))
        case .weighted(let table, let values): return values[table.sample(stream.draw(parent))]
        case .poisson(let distribution): return min(max(distribution.value(stream, parent), minimum), maximum)
        }
    }
}
