internal import LoamVocabulary
internal import LoamWorlds

/// What the tables of messages share.
final class MessageWorld: Sendable {
    let keys, threadKeys: KeyStreams
    let rows, threads, personCount: Int
    let streams: MessageStreams
    let persons: KeyStreams
    /// Planned when a table of messages is wanted. There is none without messages.
    let finder: Planned<MessageFinder>
    let texts = Planned { MessageTextBuilder.build() }

    /// Days over which the messages of a block are spread, where there are enough: answers come within hours.
    private static let window = 1.0

    init(_ world: BankWorld, _ book: StreamBook) {
        let setting = world.setting
        rows = setting.communications
        let blocks = rows / ThreadPatterns.rows + 1
        let layout = ThreadLayout(
            rows: rows, days: Double(setting.start.distance(to: setting.end)) / 86_400_000_000, window: Self.window,
            patterns: ThreadPatterns(
                book.stream("communications", "thread_id", "pattern", rows: ThreadPatterns.count * 512)),
            choices: book.stream("communications", "thread_id", "block", rows: blocks))
        let (rows, threads) = (rows, layout.threads)
        self.threads = threads
        keys = book.key("communications", "communication_id", rows: rows)
        threadKeys = book.key("communication_threads", "thread_id", rows: threads)
        let streams = MessageStreams(setting, threads: threads, book)
        let persons = world.population.persons
        let people = Correspondents(persons, threads: threads, book)
        let clock = world.plan.clock
        personCount = persons.rows
        (self.streams, self.persons) = (streams, world.persons.keys)
        finder = Planned {
            let counts = (0..<persons.count).map { persons[$0].count }
            return MessageFinder(
                layout: layout, rhythm: MessageRhythm(rows: rows, persons: counts, clock), people: people,
                streams: streams)
        }
    }
}
