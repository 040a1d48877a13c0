internal import LoamVocabulary
internal import LoamWorlds

/// What sentences are cut into.
extension MessageTexts {
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
}
