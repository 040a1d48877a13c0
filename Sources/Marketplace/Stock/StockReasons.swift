internal import LoamVocabulary
internal import LoamWorlds

/// Why stock moved, in words.
struct StockReasons: Sendable {
    private let words = WordList(PlainWords.all.words)
    private let wordTable = AliasTable(weights: PlainWords.all.weights)
    private let isGiven = Bernoulli(probability: 0.3)
    private let given, length, choice: RandomStream

    private static let fewestWords = 3
    private static let mostWords = 8

    init(_ table: TableBuilder) {
        given = table.stream("meta", "has reason")
        length = table.stream("meta", "reason length")
        choice = table.stream("meta", "reason words", rows: table.rows * Self.mostWords)
    }

    /// The most bytes of a reason.
    var width: Int { Self.mostWords * (words.maximumWidth + 1) + 40 }

    /// Writes why an event happened and returns whether anything is said.
    @inline(__always) func append(_ event: Int, _ cause: StockCause, sales: Int, to reason: inout TextWriter) -> Bool {
        switch cause {
        case .order: return false
        case .system:
            reason.append("opening stock")
            return true
        case .adjustment:
            reason.append(sales)
            reason.append(" sales summed")
            return true
        case .manual, .receipt, .back:
            guard isGiven.occurs(given.draw(event)) else { return false }
            let count = Self.fewestWords + Int(length.draw(event).scaled(below: UInt64(Self.mostWords - 2)))
            for word in 0..<count {
                if word > 0 { reason.append(byte: UInt8(ascii: " ")) }
                reason.append(words, wordTable.sample(choice.draw(event * Self.mostWords + word)))
            }
            return true
        }
    }
}
