/// Splits whole numbers by weights.
public enum Apportionment {
    /// Shares of `total` in proportion to the weights, by largest remainder (Hamilton's method; of equal remainders the first
    /// gets one more). They sum to `total` exactly. A weight of 0 gets nothing; without any weight all shares are 0.
    ///
    /// - Parameters:
    ///   - total: 0 to 2^53.
    ///   - weights: finite, 0 or more.
    public static func largestRemainder(_ total: Int, by weights: [Double]) -> [Int] {
        let sum = weights.reduce(0, +)
        guard total > 0, sum > 0 else { return weights.map { _ in 0 } }
        let exact = weights.map { $0 / sum * Double(total) }
        var shares = exact.map { Int($0) }
        var left = total - shares.reduce(0, +)
        let order = weights.indices.filter { weights[$0] > 0 }.sorted {
            let (first, second) = (exact[$0] - Double(shares[$0]), exact[$1] - Double(shares[$1]))
            return first != second ? first > second : $0 < $1
        }
        // Rounding of large numbers may leave a little more or less than one for each.
        var index = 0
        while left != 0 {
            let share = order[index % order.count]
            if left > 0 { (shares[share], left) = (shares[share] + 1, left - 1) }
            if left < 0, shares[share] > 0 { (shares[share], left) = (shares[share] - 1, left + 1) }
            index += 1
        }
        return shares
    }

    /// Shares of `total` in proportion to the weights, whose sums from the first on are the exact ones rounded down: no stretch of
    /// neighbours is off by more than one. They sum to `total` exactly; without any weight all shares are 0.
    public static func inOrder(_ total: Int, by weights: [Double]) -> [Int] {
        let sum = weights.reduce(0, +)
        guard total > 0, sum > 0, let last = weights.lastIndex(where: { $0 > 0 }) else { return weights.map { _ in 0 } }
        var (before, reached) = (0, 0.0)
        return weights.indices.map { index in
            reached += weights[index]
            let edge = index >= last ? total : min(total, Int(reached / sum * Double(total)))
            defer { before = edge }
            return edge - before
        }
    }
}
