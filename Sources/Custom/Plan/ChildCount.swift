internal import LoamWorlds

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

    /// The children of the parents in some slots.
    func sample(_ parents: UnsafePointer<Int>, _ count: Int, into counts: UnsafeMutablePointer<Int32>) {
        let (stream, minimum, maximum) = (stream, minimum, maximum)
        switch law {
        case .fixed: counts.update(repeating: Int32(maximum), count: count)
        case .uniform:
            let span = UInt64(maximum &- minimum &+ 1)
            for row in 0..<count {
                let more = Int32(truncatingIfNeeded: stream.draw(parents[row]).scaled(below: span))
                counts[row] = Int32(truncatingIfNeeded: minimum) &+ more
            }
        case .weighted(let table, let values):
            values.withUnsafeBufferPointer { values in
                for row in 0..<count {
                    counts[row] = Int32(truncatingIfNeeded: values[table.sample(stream.draw(parents[row]))])
                }
            }
        case .poisson(let distribution):
            for row in 0..<count {
                let drawn = distribution.value(stream, parents[row])
                counts[row] = Int32(truncatingIfNeeded: min(max(drawn, minimum), maximum))
            }
        }
    }

    /// The children of the parents in consecutive slots, all together.
    func total(_ parents: Range<Int>) -> Int {
        if case .fixed = law { return parents.count * maximum }
        var total = 0
        var first = parents.lowerBound
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 1024) { slots in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: 1024) { counts in
                guard let slots = slots.baseAddress, let counts = counts.baseAddress else { return }
                while first < parents.upperBound {
                    let rows = min(1024, parents.upperBound - first)
                    for row in 0..<rows { slots[row] = first &+ row }
                    sample(slots, rows, into: counts)
                    for row in 0..<rows { total &+= Int(counts[row]) }
                    first += rows
                }
            }
        }
        return total
    }

    /// The children of the parent in one slot.
    func sample(_ parent: Int) -> Int {
        switch law {
        case .fixed: return maximum
        case .uniform: return minimum &+ Int(stream.draw(parent).scaled(below: UInt64(maximum &- minimum &+ 1)))
        case .weighted(let table, let values): return values[table.sample(stream.draw(parent))]
        case .poisson(let distribution): return min(max(distribution.value(stream, parent), minimum), maximum)
        }
    }
}
