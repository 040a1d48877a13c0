import LoamRandom
import Testing

@testable import LoamBanking

/// The arithmetic that takes rows to threads and back, against what it promises.
@Suite("Threads of messages")
struct ThreadLayoutTests {
    private static let patterns = ThreadPatterns(RandomStream(key: 5))

    private static func layout(_ rows: Int, _ days: Double, window: Double = 1) -> ThreadLayout {
        ThreadLayout(rows: rows, days: days, window: window, patterns: patterns, choices: RandomStream(key: 6))
    }

    @Test(
        "Each row is in one thread, after the message that it answers",
        arguments: [0, 1, 2, 23, 63, 64, 65, 127, 128, 1_000, 4_097, 30_000], [0.1, 1, 7, 90, 4_000])
    func rows(_ rows: Int, _ days: Double) {
        let layout = Self.layout(rows, days)
        var messages = [Int: [Int]]()
        for row in 0..<rows {
            let place = layout.place(row)
            #expect((0..<layout.threads).contains(place.thread))
            let before = messages[place.thread, default: []]
            #expect(place.place == before.count)
            #expect(place.previous == before.last ?? -1)
            #expect(place.first == before.first ?? row)
            messages[place.thread] = before + [row]
        }
        #expect(messages.count == layout.threads)
        for (thread, rows) in messages {
            let found = layout.thread(thread)
            #expect(found.first == rows[0] && found.messages == rows.count)
            #expect(rows.count <= ThreadPatterns.longest)
        }
    }

    @Test("A thread lies within its window, and spreads over it where there are many messages")
    func spread() {
        let layout = Self.layout(100_000, 10)
        let window = layout.lanes * ThreadPatterns.rows
        #expect((9_000...10_000).contains(window))
        var distances = 0
        var answers = 0
        for row in 0..<100_000 {
            let place = layout.place(row)
            #expect(row - place.first < window)
            guard place.previous >= 0 else { continue }
            distances += row - place.previous
            answers += 1
        }
        // Hundredths of a day.
        let mean = distances / answers * 100 / 10_000
        #expect((2...20).contains(mean), "\(mean)")
    }

    @Test("Each pattern takes each row once, and has all its threads")
    func patterns() {
        for pattern in 0..<ThreadPatterns.count {
            let slots = (0..<ThreadPatterns.rows).map { Self.patterns.slot(pattern, $0) }
            #expect(Set(slots.map(\.thread)).count == ThreadPatterns.threads)
            #expect(Set(slots.map { [$0.thread, $0.place] }).count == ThreadPatterns.rows)
            let sizes = Dictionary(grouping: slots, by: \.thread).values.map(\.count).sorted()
            #expect(sizes == ThreadPatterns.sizes)
        }
        #expect(ThreadPatterns.sizes.reduce(0, +) == ThreadPatterns.rows)
    }
}
