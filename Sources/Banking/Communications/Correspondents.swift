internal import LoamVocabulary
internal import LoamWorlds

/// Who writes to whom. People whose rows lie next to each other work together and write to each other most; others write to people of
/// their country, and some to anybody.
struct Correspondents: Sendable {
    let persons: Spans
    private let firsts, kinds, seconds, teams: RandomStream

    /// How many people work together.
    private static let circle = 40

    init(_ persons: Spans, threads: Int, _ book: StreamBook) {
        self.persons = persons
        firsts = book.stream("communication_threads", "first_person_id", rows: threads)
        kinds = book.stream("communication_threads", "second_person_id", "acquaintance", rows: threads)
        seconds = book.stream("communication_threads", "second_person_id", rows: threads)
        teams = book.stream("communication_recipients", "recipient_id", rows: threads)
    }

    struct Pair {
        var first, second: Int
        /// The country of the second.
        var country: Int
    }

    /// Two people, never the same; there must be two.
    @inline(__always)
    func pair(_ thread: Int, country: Int) -> Pair {
        let home = persons[country]
        let first = home.lowerBound &+ Int(firsts.draw(thread).scaled(below: UInt64(home.count)))
        let start = home.lowerBound &+ (first &- home.lowerBound) / Self.circle &* Self.circle
        let circle = start..<min(home.upperBound, start &+ Self.circle)
        let kind = kinds.draw(thread).unitInterval
        let draw = seconds.draw(thread)
        if kind < 0.62, circle.count > 1 {
            return Pair(first: first, second: Self.other(first, circle, draw), country: country)
        }
        if kind < 0.93, home.count > 1 {
            return Pair(first: first, second: Self.other(first, home, draw), country: country)
        }
        let second = Self.other(first, 0..<persons.rows, draw)
        return Pair(first: first, second: second, country: persons.owner(of: second))
    }

    /// Somebody else among some people.
    @inline(__always)
    private static func other(_ person: Int, _ people: Range<Int>, _ draw: UInt64) -> Int {
        let place = person &- people.lowerBound
        let step = 1 &+ Int(draw.scaled(below: UInt64(people.count &- 1)))
        let other = place &+ step
        return people.lowerBound &+ (other < people.count ? other : other &- people.count)
    }

    /// How many others of the first one's country there are beside the two.
    @inline(__always)
    func others(_ pair: Pair, country: Int) -> Int {
        persons[country].count &- (persons[country].contains(pair.second) ? 2 : 1)
    }

    /// One of the others, each another one: people with rows near the first one's.
    @inline(__always)
    func other(_ number: Int, thread: Int, first: Int, second: Int, country: Int) -> Int {
        let home = persons[country]
        let (low, high) = (min(first, second), max(first, second))
        let count = home.count &- (home.contains(second) ? 2 : 1)
        let near = first &- home.lowerBound &+ Int(teams.draw(thread) >> 60) &+ number
        var other = home.lowerBound &+ near % count
        // Steps over the two: those of them that lie before.
        if home.contains(low), other >= low { other &+= 1 }
        if home.contains(high), other >= high { other &+= 1 }
        return other
    }
}
