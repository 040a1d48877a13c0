internal import LoamWorlds

/// Some ways in which the rows of a block fall into threads, made once: each takes every row of the block to a thread, and to a place
/// in it that rises with the row.
///
/// Threads are numbered by their first rows. So a block that ends early has the first of its threads, with their first messages.
struct ThreadPatterns: Sendable {
    /// The rows of a block.
    static let rows = 64
    /// The messages of the threads of a block.
    static let sizes = [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 8]
    static let threads = sizes.count
    static let longest = 8
    /// How many ways there are; a power of two.
    static let count = 32

    /// What a row of a block is. Rows are counted from the first of the block.
    struct Slot: Sendable {
        var thread, place: UInt8
        /// The row of the message before; `none` for the first.
        var previous: UInt8
        /// The row of the first message.
        var first: UInt8

        static let none: UInt8 = 255
    }

    /// Pattern by pattern, row by row.
    private let slots: [Slot]

    /// - Parameter draws: for `count` x 512 rows.
    init(_ draws: RandomStream) {
        slots = (0..<Self.count).flatMap { Self.pattern($0, draws) }
    }

    @inline(__always)
    func slot(_ pattern: Int, _ row: Int) -> Slot {
        slots.withUnsafeBufferPointer { $0[pattern &* Self.rows &+ row] }
    }

    /// The threads that begin in the first rows of a block.
    func threads(_ pattern: Int, rows: Int) -> Int {
        (0..<rows).count { slot(pattern, $0).previous == Slot.none }
    }

    /// The first row of a thread, and how many of the first rows of the block belong to it.
    func thread(_ pattern: Int, _ thread: Int, rows: Int) -> (first: Int, messages: Int) {
        var (first, messages) = (0, 0)
        for row in 0..<rows where Int(slot(pattern, row).thread) == thread {
            (first, messages) = (Int(slot(pattern, row).first), messages + 1)
        }
        return (first, messages)
    }

    /// Every thread begins somewhere and goes on with pauses of its own; the order of all messages gives the rows.
    private static func pattern(_ pattern: Int, _ draws: RandomStream) -> [Slot] {
        var messages: [(time: Int, thread: Int)] = []
        for (thread, size) in sizes.enumerated() {
            let draw = pattern * 512 + thread * 16
            var time = Int(draws.draw(draw).scaled(below: UInt64(64_000 - size * 3_000)))
            for message in 0..<size {
                messages.append((time, thread))
                time += 500 + Int(draws.draw(draw + 1 + message).scaled(below: 6_000))
            }
        }
        messages.sort { ($0.time, $0.thread) < ($1.time, $1.thread) }
        var numbers = [Int: Int]()
        var last = [(row: Int, place: Int, first: Int)?](repeating: nil, count: threads)
        return messages.enumerated().map { row, message in
            let number = numbers[message.thread] ?? numbers.count
            numbers[message.thread] = number
            let before = last[number]
            let (place, first) = (before.map { $0.place + 1 } ?? 0, before?.first ?? row)
            last[number] = (row, place, first)
            return Slot(
                thread: UInt8(number), place: UInt8(place), previous: before.map { UInt8($0.row) } ?? Slot.none,
                first: UInt8(first))
        }
    }
}
