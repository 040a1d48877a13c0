internal import LoamWorlds

/// Which rows answer which: found from the row alone, although rows are in order of time and threads lie between each other.
///
/// The rows are cut into windows of some days. A window is as many blocks of 64 rows as fit into it, dealt like cards: row r of a
/// window of L blocks is row r / L of block r modulo L. So a block spans its window, whether a day has ten messages or a million, and
/// answers come hours after what they answer. In the block, one of a few patterns says which thread the row belongs to. All patterns
/// have as many threads, so threads are numbered without a gap, and a thread leads back to its rows. The last rows of all, too few for
/// a block, are the beginning of one.
struct ThreadLayout: Sendable {
    let rows: Int
    /// Blocks of a window.
    let lanes: Int
    private let patterns: ThreadPatterns
    private let choices: RandomStream

    /// Where a row is.
    struct Place {
        var thread: Int
        /// From 0.
        var place: Int
        /// The row of the message before it; -1 for the first.
        var previous: Int
        var first: Int
    }

    /// - Parameters:
    ///   - days: of the whole run.
    ///   - window: days of a window.
    ///   - choices: for each block, which pattern it has.
    init(rows: Int, days: Double, window: Double, patterns: ThreadPatterns, choices: RandomStream) {
        let block = Double(ThreadPatterns.rows)
        self.rows = rows
        lanes = max(1, Int(Double(rows) * window / max(days, window) / block))
        (self.patterns, self.choices) = (patterns, choices)
    }

    var threads: Int {
        let rest = rows % ThreadPatterns.rows
        let blocks = rows / ThreadPatterns.rows
        return blocks * ThreadPatterns.threads + (rest == 0 ? 0 : patterns.threads(pattern(blocks), rows: rest))
    }

    @inline(__always)
    func place(_ row: Int) -> Place {
        let stretch = stretch(ofRow: row)
        let (position, lane) = (row &- stretch.start).quotientAndRemainder(dividingBy: stretch.lanes)
        let block = stretch.start / ThreadPatterns.rows &+ lane
        let slot = patterns.slot(pattern(block), position)
        let base = stretch.start &+ lane
        return Place(
            thread: block &* ThreadPatterns.threads &+ Int(slot.thread), place: Int(slot.place),
            previous: slot.previous == ThreadPatterns.Slot.none ? -1 : base &+ Int(slot.previous) &* stretch.lanes,
            first: base &+ Int(slot.first) &* stretch.lanes)
    }

    /// The first row of a thread, and how many messages it has.
    func thread(_ number: Int) -> (first: Int, messages: Int) {
        let (block, thread) = number.quotientAndRemainder(dividingBy: ThreadPatterns.threads)
        let rest = min(ThreadPatterns.rows, rows - block * ThreadPatterns.rows)
        let stretch = rest < ThreadPatterns.rows ? Stretch(start: rows - rest, lanes: 1) : self.stretch(ofBlock: block)
        let found = patterns.thread(pattern(block), thread, rows: rest)
        let lane = block - stretch.start / ThreadPatterns.rows
        return (stretch.start + lane + found.first * stretch.lanes, found.messages)
    }

    /// Rows that are dealt to so many blocks, from `start` on.
    private struct Stretch {
        var start, lanes: Int
    }

    @inline(__always)
    private func stretch(ofRow row: Int) -> Stretch {
        let window = lanes &* ThreadPatterns.rows
        let start = row / window &* window
        if start &+ window <= rows { return Stretch(start: start, lanes: lanes) }
        // The last window has fewer blocks, and then the rows that are too few for one.
        let left = (rows &- start) / ThreadPatterns.rows
        let end = start &+ left &* ThreadPatterns.rows
        return row < end ? Stretch(start: start, lanes: left) : Stretch(start: end, lanes: 1)
    }

    private func stretch(ofBlock block: Int) -> Stretch {
        stretch(ofRow: block / lanes * lanes * ThreadPatterns.rows)
    }

    @inline(__always)
    private func pattern(_ block: Int) -> Int {
        Int(truncatingIfNeeded: choices.draw(block)) & (ThreadPatterns.count - 1)
    }
}
