internal import LoamVocabulary
internal import LoamWorlds

/// All sentences of all languages, cut into pieces once, so that a message is written by copying bytes.
struct MessageTexts: Sendable {
    static let topics = 12
    static let openings = 4

    /// What a piece of a sentence is: words as they stand, or one of the slots.
    enum Slot: UInt8, CaseIterable, Sendable {
        case none
        case weekday = 100  // d
        case month = 109  // m
        case place = 112  // p
        case goods = 103  // g
        case amount = 97  // a
        case number = 110  // n
        case subject = 116  // t
    }

    struct Piece: Sendable {
        var slot: Slot
        /// Of the words.
        var word: Int32
    }

    struct Sentence: Sendable {
        var pieces: Range<Int32>
        /// Whether a word about money is in it.
        var isFinancial: Bool
        var namesSubject: Bool
        /// The word that makes it suspicious; -1 for none.
        var keyword: Int32
    }

    /// Sentences, or words of a slot, that lie next to each other.
    struct Group: Sendable {
        var first: Int32
        var count: Int32

        @inline(__always)
        func pick(_ draw: UInt64) -> Int { Int(first) &+ Self.part(of: Int(count), draw) }

        /// The one after so many, from the first on again after the last.
        @inline(__always)
        func pick(_ draw: UInt64, after number: Int) -> Int {
            let place = Self.part(of: Int(count), draw) &+ number
            return Int(first) &+ (count > 0 ? place % Int(count) : 0)
        }

        /// 0..<count, by the lower half of a draw.
        @inline(__always)
        static func part(of count: Int, _ draw: UInt64) -> Int {
            Int(truncatingIfNeeded: ((draw & 0xFFFF_FFFF) &* UInt64(truncatingIfNeeded: count)) >> 32)
        }
    }

    /// What the groups of a language are for, in their order.
    enum Kind {
        static let subject = 0
        static let opening = 1
        static let further = 2
        static let reply = 6
        static let suspicious = 10
        static let greeting = 17
        static let closing = 18
        static let hail = 19
        static let callNote = 20
        static let greetingOfAll = 21
        static let weekday = 22
        static let month = 23
        static let place = 24
        static let goods = 25
        static let file = 26
        static let joint = 27
        static let grouping = 28
        static let count = 29
    }

    let words: WordList
    let sentences: [Sentence]
    let pieces: [Piece]
    /// Language by language; those of slots, files and joints are of words, the others of sentences.
    let groups: [Group]
    /// The most bytes of a message and of a subject.
    let width, subjectWidth, fileWidth, keywordsWidth: Int
    /// By country.
    let currencies: WordList
    let unitsLikeDollar: [Int] = Country.allCases.map { Int($0.unitsLikeDollar) }

    @inline(__always)
    func group(_ language: UInt8, _ kind: Int) -> Group {
        groups.withUnsafeBufferPointer { $0[Int(language) &* Kind.count &+ kind] }
    }

    /// The word that makes a sentence suspicious.
    @inline(__always)
    func keyword(_ sentence: Int) -> Int { sentences.withUnsafeBufferPointer { Int($0[sentence].keyword) } }

    /// Writes a sentence.
    @inline(__always)
    func append(_ sentence: Int, of facts: MessageFacts, to out: inout TextWriter) {
        sentences.withUnsafeBufferPointer { sentences in
            pieces.withUnsafeBufferPointer { pieces in
                for place in sentences[sentence].pieces {
                    let piece = pieces[Int(place)]
                    if piece.slot == .none {
                        out.append(words, Int(piece.word))
                    } else if piece.slot == .subject {
                        for inner in sentences[subject(of: facts)].pieces {
                            append(pieces[Int(inner)], facts, to: &out)
                        }
                    } else {
                        append(piece, facts, to: &out)
                    }
                }
            }
        }
    }

    @inline(__always)
    func subject(of facts: MessageFacts) -> Int {
        Int(group(facts.language, Kind.subject).first) &+ Int(facts.topic)
    }

    /// Writes a piece of a sentence, or what stands in its place.
    private func append(_ piece: Piece, _ facts: MessageFacts, to out: inout TextWriter) {
        let draw = facts.slots
        switch piece.slot {
        case .none: out.append(words, Int(piece.word))
        case .weekday: out.append(words, group(facts.language, Kind.weekday).pick(draw))
        case .month: out.append(words, Int(group(facts.language, Kind.month).first) &+ Int(facts.month))
        case .place: out.append(words, group(facts.language, Kind.place).pick(draw >> 8))
        case .goods: out.append(words, group(facts.language, Kind.goods).pick(draw >> 16))
        case .amount: append(amount: draw, facts, to: &out)
        case .number: out.append(10_000 &+ Group.part(of: 90_000, draw >> 32))
        case .subject: break
        }
    }

    /// Whole units, as the language groups digits, and the currency of the country.
    private func append(amount draw: UInt64, _ facts: MessageFacts, to out: inout TextWriter) {
        let steps = 4 &+ Group.part(of: 996, draw >> 24)
        let value = steps &* 5 &* unitsLikeDollar.withUnsafeBufferPointer { $0[Int(facts.country)] }
        if value >= 1_000 {
            out.append(value / 1_000)
            out.append(words, Int(group(facts.language, Kind.grouping).first))
            out.append(value % 1_000, width: 3)
        } else {
            out.append(value)
        }
        out.append(byte: UInt8(ascii: " "))
        out.append(currencies, Int(facts.country))
    }
}
