/// Divides a total among places by chance, exactly.
public enum Multinomial {
    /// Counts that sum to `total`, distributed as `total` independent choices among places with these weights.
    ///
    /// Exact multinomial by sequential conditional binomials (Davis, "The Computer Generation of Multinomial Random
    /// Variates", 1993); place i draws row i of the stream. Deterministic; O(n), under a microsecond a place.
    /// A place of weight zero gets nothing. Traps when the total is outside 0...2^53, when a weight is negative,
    /// infinite or nan, and when there is something to divide but all weights are zero.
    public static func split(total: Int, weights: [Double], stream: RandomStream) -> [Int] {
        precondition(total >= 0 && total <= 1 << 53, "a total lies in 0...2^53")
        // What remains from each place on, summed from the end: the last place with a weight then has a share of
        // exactly one.
        var remaining = weights
        var sum = 0.0
        for index in weights.indices.reversed() {
            precondition(weights[index] >= 0 && weights[index].isFinite, "a weight is a finite number from zero up")
            sum += weights[index]
            remaining[index] = sum
        }
        precondition(sum.isFinite && (sum > 0 || total == 0), "the weights must have a finite sum above zero")
        var left = total
        return weights.indices.map { index in
            if left == 0 || weights[index] == 0 { return 0 }
            let share = weights[index] / remaining[index]
            let count = BinomialDistribution.once(trials: left, probability: share, stream, index)
            left -= count
            return count
        }
    }
}
