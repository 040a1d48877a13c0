internal import LoamRandom

/// Which row of another table each row refers to.
struct ReferencePlan: Sendable {
    enum Skew: Sendable {
        case uniform
        /// A few rows, scattered over the table, are referred to much more often.
        case zipf(ZipfRanks, Permutation)
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
        case .zipf(let ranks, let permutation):
            for row in 0..<count { chosen[row] = permutation.forward(ranks.sample(stream.draw(slots[row]))) }
        case .normal(let table):
            for row in 0..<count { chosen[row] = Int(table.value(stream.draw(slots[row]))) }
        case .unique(let permutation):
            for row in 0..<count { chosen[row] = permutation.forward(slots[row]) }
        }
        for step in steps {
            for row in 0..<count {
                let children = UInt64(step.count.sample(chosen[row]))
                let place = Int(truncatingIfNeeded: step.stream.draw(slots[row]).scaled(below: children))
                chosen[row] = chosen[row] &* step.count.maximum &+ place
            }
        }
    }
}
