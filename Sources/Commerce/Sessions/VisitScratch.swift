/// What is known of the visits behind a batch of rows, whether sessions, orders or carts: found once, read by all.
///
/// A plain set of pointers, so that a loop that holds a copy touches no object. Whoever allocated it frees it.
struct VisitScratch {
    let capacity: Int
    /// Row of the visit.
    let visit: UnsafeMutablePointer<Int>
    /// Index of the step of the run.
    let step: UnsafeMutablePointer<Int32>
    /// When the visit ended, in seconds since 1970 UTC.
    let time: UnsafeMutablePointer<Int64>
    let phase: UnsafeMutablePointer<Int32>
    let cohort: UnsafeMutablePointer<UInt8>
    let channel: UnsafeMutablePointer<UInt8>
    /// Row of the customer.
    let customer: UnsafeMutablePointer<Int>
    /// What effects did to the visit; bits of the `MarkBook`.
    let marks: UnsafeMutablePointer<UInt64>

    init(capacity: Int) {
        self.capacity = capacity
        visit = .allocate(capacity: capacity)
        step = .allocate(capacity: capacity)
        time = .allocate(capacity: capacity)
        phase = .allocate(capacity: capacity)
        cohort = .allocate(capacity: capacity)
        channel = .allocate(capacity: capacity)
        customer = .allocate(capacity: capacity)
        marks = .allocate(capacity: capacity)
    }

    func deallocate() {
        visit.deallocate()
        step.deallocate()
        time.deallocate()
        phase.deallocate()
        cohort.deallocate()
        channel.deallocate()
        customer.deallocate()
        marks.deallocate()
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
