import LoamRandom

/// The sign test: whether differences of pairs are above zero as often as below, whatever their distribution.
///
/// Where Wilcoxon's signed ranks lose their power to a few large differences, it does not; of normal ones it needs half
/// as many again.
public struct SignTest: Sendable, Hashable {
    /// Differences above zero.
    public let positive: Int
    /// Differences other than zero.
    public let count: Int
    /// Two-sided and exact; 1 when all differences are zero.
    public let pValue: Double

    /// Deterministic; O(n).
    public init(differences: [Double]) {
        positive = differences.count { $0 > 0 }
        count = differences.count { $0 != 0 }
        let all = ExactMath.logFactorial(count) + Double(count) * ExactMath.log(0.5)
        var tail = 0.0
        for k in 0...min(positive, count - positive) {
            tail += ExactMath.exp(all - ExactMath.logFactorial(k) - ExactMath.logFactorial(count - k))
        }
        pValue = min(2 * tail, 1)
    }
}
