/// Words with relative weights, in a fixed order: the same on every machine and in every run.
public struct WeightedWords: Sendable, Equatable {
    /// The words; none twice.
    public let words: [String]
    /// One positive weight a word; their sum may be anything.
    public let weights: [Double]

    /// Reads lines of one weight and the words that share it, divided by spaces: `120 Anna Ruth`.
    init(_ text: StaticString) {
        let lines = ListText.lines(text) { line -> (weight: Double, words: [String])? in
            let tokens = ListText.tokens(line)
            guard let first = tokens.first, let weight = ListText.number(first) else { return nil }
            return (Double(weight), tokens.dropFirst().map(ListText.string))
        }
        words = lines.flatMap(\.words)
        weights = lines.flatMap { [Double](repeating: $0.weight, count: $0.words.count) }
    }
}
