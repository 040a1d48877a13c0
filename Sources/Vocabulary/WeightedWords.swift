/// Words with relative weights, in a fixed order: the same on every machine and in every run.
public struct WeightedWords: Sendable, Equatable {
    /// The words; none twice.
    public let words: [String]
    /// One positive weight a word; they need not add up to anything.
    public let weights: [Double]

    /// Reads lines of one weight and the words that share it, divided by spaces: `120 Anna Ruth`.
    init(_ text: StaticString) {
        var words: [String] = []
        var weights: [Double] = []
        for line in WordList.lines(text) {
            let tokens = WordList.tokens(line)
            guard let first = tokens.first, let weight = Double(first) else { continue }
            words += tokens.dropFirst()
            weights += [Double](repeating: weight, count: tokens.count - 1)
        }
        self.words = words
        self.weights = weights
    }
}
