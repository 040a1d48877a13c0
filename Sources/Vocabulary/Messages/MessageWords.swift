/// What people of a language write to each other: sentences with slots, and the words that fill them.
///
/// Slots stand in braces: `{d}` a weekday, `{m}` a month, `{p}` a place, `{g}` goods, `{a}` an amount of money, `{n}` a number, `{t}` the
/// subject of the thread. The words of a slot bring their prepositions and cases with them, so that they fit every sentence of their
/// language as they are.
public struct MessageWords: Sendable {
    /// By ISO 639-1.
    public let language: String
    private let lines: [String: [String]]
    /// What people write about; every language has the same ones in the same order.
    public let topics: [MessageTopic]

    /// Reads lines of fields between bars; the first field says what the others are.
    init(_ language: String, _ text: StaticString) {
        let all = ListText.lines(text) { line in line.split(separator: UInt8(ascii: "|")).map(ListText.string) }
        self.language = language
        topics = all.filter { $0[0] == "topic" && $0.count == 6 }.map {
            MessageTopic(subject: $0[1], neutral: [$0[2], $0[3]], positive: $0[4], negative: $0[5])
        }
        lines = Dictionary(all.map { ($0[0], Array($0.dropFirst())) }, uniquingKeysWith: { first, _ in first })
    }

    /// What begins an e-mail to one and to several, what ends it, and what a short message may begin with.
    public var greetings: [String] { lines["hello", default: []] }
    public var greetingsOfAll: [String] { lines["all", default: []] }
    public var closings: [String] { lines["bye", default: []] }
    public var hails: [String] { lines["hi", default: []] }
    /// What is before the notes of a telephone call, and of a video call.
    public var callNotes: [String] { lines["call", default: []] }

    /// The words of slots.
    public var weekdays: [String] { lines["days", default: []] }
    public var months: [String] { lines["months", default: []] }
    public var places: [String] { lines["places", default: []] }
    public var goods: [String] { lines["goods", default: []] }
    /// What is between thousands in numbers.
    public var grouping: String { lines["grouping", default: [","]][0] }
    /// What is between sentences: a space, or nothing where the script has none.
    public var joint: String { lines["joint"] == nil ? " " : "" }
    /// The names of attached files, without number and type.
    public var files: [String] { lines["files", default: []] }
    /// Words about money, in small letters.
    public var financialTerms: [String] { lines["terms", default: []] }

    /// Sentences that go on after the first one, whatever the topic is.
    public func further(_ tone: MessageTone) -> [String] { lines[tone.rawValue, default: []] }

    /// Sentences that begin an answer; they name the subject.
    public func replies(_ tone: MessageTone) -> [String] { lines["reply_" + tone.rawValue, default: []] }

    /// Sentences of a category of crime; each has one of its keywords between brackets.
    public func suspicious(_ category: String) -> [String] { lines[category, default: []] }

    /// The keywords of a category.
    public func keywords(_ category: String) -> [String] {
        suspicious(category).map { sentence in
            String(sentence.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" })
        }
    }
}

/// Something people write about: its subject, and how a thread about it can begin.
public struct MessageTopic: Sendable {
    public let subject: String
    public let neutral: [String]
    public let positive: String
    public let negative: String
}

/// How a message sounds.
public enum MessageTone: String, CaseIterable, Sendable {
    case positive, neutral, negative, urgent
}
