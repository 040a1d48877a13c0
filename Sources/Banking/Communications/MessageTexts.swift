internal import LoamVocabulary
internal import LoamWorlds

/// All sentences of all languages, cut into pieces once, so that a message is written by copying bytes.
final class MessageTexts: Sendable {
    static let topics = 12
    static let openings = 4

    /// The most bytes of what can be written.
    struct Widths: Sendable {
        var message = 0
        var subject = 0
        var file = 0
        var keywords = 0
    }

    let words: WordList
    let sentences: [Sentence]
    let pieces: [Piece]
    /// Language by language; those of slots, files and joints are of words, the others of sentences.
    let groups: [Group]
    let widths: Widths
    /// By country.
    let currencies = WordList(Country.allCases.map(\.currency))
    let unitsLikeDollar: [Int] = Country.allCases.map { Int($0.unitsLikeDollar) }

    init(
        words: WordList, sentences: [Sentence], pieces: [Piece], groups: [Group], widths: Widths
    ) {
        (self.words, self.sentences, self.pieces, self.groups) = (words, sentences, pieces, groups)
        self.widths = widths
    }

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

    /// Writes a piece of a sentence, or what its slot is filled with.
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
