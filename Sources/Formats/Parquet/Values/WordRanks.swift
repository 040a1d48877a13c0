internal import LoamBytes

/// The words of an enumeration in the order of their bytes.
struct WordRanks: Sendable {
    let words: WordList
    /// For each word its rank in that order, and for each rank its word.
    private let ranks: [Int32]
    private let order: [Int32]

    init(_ words: WordList) {
        self.words = words
        let order = (0..<words.count).sorted { ValueBounds.precedes(words.bytes($0), words.bytes($1)) }
        var ranks = [Int32](repeating: 0, count: words.count)
        for (rank, word) in order.enumerated() { ranks[word] = Int32(rank) }
        self.order = order.map { Int32($0) }
        self.ranks = ranks
    }

    /// The first and the last of some words, as indices of words.
    func extremes(_ values: UnsafePointer<Int32>, _ count: Int) -> (Int, Int) {
        ranks.withUnsafeBufferPointer { ranks in
            var (low, high) = (Int32.max, Int32.min)
            for index in 0..<count {
                let rank = ranks[Int(values[index])]
                low = min(low, rank)
                high = max(high, rank)
            }
            return (Int(order[Int(low)]), Int(order[Int(high)]))
        }
    }
}
