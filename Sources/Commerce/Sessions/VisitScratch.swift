internal import LoamWorlds

/// What is known of the visits behind a batch of rows, whether sessions, orders or carts: found once, read by all.
struct VisitScratch {
    /// Row of the visit.
    let visit: UnsafeMutablePointer<Int>
    /// Index of the step of the run.
    let step: UnsafeMutablePointer<Int32>
    /// When the visit ended, in seconds since 1970 UTC.
    let time: UnsafeMutablePointer<Int64>
    let phase: UnsafeMutablePointer<Int32>
    let cohort, channel: UnsafeMutablePointer<UInt8>
    /// Row of the customer.
    let customer: UnsafeMutablePointer<Int>
    /// What effects did to the visit.
    let marks: MarkSets

    /// - Parameter marks: how many marks the world has.
    init(_ arena: Arena, rows: Int, marks: Int) {
        (visit, customer) = (arena.values(rows), arena.values(rows))
        (step, phase) = (arena.values(rows), arena.values(rows))
        (cohort, channel) = (arena.values(rows), arena.values(rows))
        time = arena.values(rows)
        self.marks = MarkSets(arena, rows: rows, marks: marks)
    }

    /// Runs of rows in one phase, so that a phase's tables are fetched once.
    func forEachPhase(_ rows: Int, of phases: [Phase], _ body: (Phase, Range<Int>) -> Void) {
        var start = 0
        while start < rows {
            let current = phase[start]
            var end = start + 1
            while end < rows && phase[end] == current { end += 1 }
            body(phases[Int(current)], start..<end)
            start = end
        }
    }
}
