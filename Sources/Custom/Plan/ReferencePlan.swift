internal import LoamWorlds

/// Which row of another table each row refers to.
struct ReferencePlan: Sendable {
    enum Skew: Sendable {
        case uniform
        /// A few rows, scattered over the table, are referred to much more often.
        case zipf(ZipfRanks, ScatteredOrder)
        /// Rows near the middle are referred to more often.
        case normal(QuantileTable)
        /// Each row at most once.
        case unique(Permutation)
    }

    let table: Int
    let skew: Skew
    let stream: RandomStream
    /// Rows of the table that is chosen from, or of its outermost parent.
    let rootRows: UInt64
    /// From the outermost parent down to the table: which of a row's children.
    let steps: [(count: ChildCount, stream: RandomStream)]

    /// Writes the slots of the rows that the rows in `slots` refer to.
    func choose(_ slots: UnsafePointer<Int>, _ count: Int, into chosen: UnsafeMutablePointer<Int>) {
        let stream = self.stream
        let rows = rootRows
        switch skew {
        case .uniform:
            for row in 0..<count { chosen[row] = Int(truncatingIfNeeded: stream.draw(slots[row]).scaled(below: rows)) }
        case .zipf(let ranks, let order):
            for row in 0..<count { chosen[row] = ranks.sample(stream.draw(slots[row])) }
            order.forward(chosen, count)
        case .normal(let table):
            for row in 0..<count { chosen[row] = Int(table.value(stream.draw(slots[row]))) }
        case .unique(let permutation):
            for row in 0..<count { chosen[row] = permutation.forward(slots[row]) }
        }
        for step in steps {
            let (stream, most) = (step.stream, step.count.maximum)
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(1, count)) { counts in
                guard let counts = counts.baseAddress else { return }
                step.count.sample(chosen, count, into: counts)
                for row in 0..<count {
                    let draw = stream.draw(slots[row]).scaled(below: UInt64(UInt32(bitPattern: counts[row])))
                    chosen[row] = chosen[row] &* most &+ Int(truncatingIfNeeded: draw)
                }
            }
        }
    }
}

/// A permutation of which the first numbers, the most frequent ranks, are written out.
struct ScatteredOrder: Sendable {
    private let permutation: Permutation
    /// Half a megabyte, which stays in the second-level cache.
    private static let longest = 131_072
    private let table: [Int32]

    init(_ permutation: Permutation) {
        self.permutation = permutation
        // Larger numbers than an Int32 holds are left to the permutation.
        let isNarrow = permutation.count <= Int(Int32.max)
        table = isNarrow ? (0..<min(permutation.count, Self.longest)).map { Int32(permutation.forward($0)) } : []
    }

    /// Replaces each number by where it goes.
    func forward(_ numbers: UnsafeMutablePointer<Int>, _ count: Int) {
        let permutation = permutation
        table.withUnsafeBufferPointer { table in
            for row in 0..<count {
                let number = numbers[row]
                numbers[row] = number < table.count ? Int(table[number]) : permutation.forward(number)
            }
        }
    }
}
