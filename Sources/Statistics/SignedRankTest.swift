/// Wilcoxon's signed-rank test: whether differences of pairs lie about zero, if they are symmetric.
///
/// Differences of zero are left out (Wilcoxon's treatment). Up to `exactLimit` others the p-value is exact: of all ways
/// to give the differences their signs, the part that is at least as extreme, ties included. Beyond, the normal
/// approximation with corrections for ties and continuity.
public struct SignedRankTest: Sendable, Hashable {
    public static let exactLimit = 100

    /// The sum of the ranks of positive differences.
    public let statistic: Double
    /// Differences other than zero.
    public let count: Int
    /// Two-sided: twice the smaller tail, at most 1. 1 when all differences are zero.
    public let pValue: Double
    public let isExact: Bool

    /// Deterministic; at the exact limit about 1 ms.
    public init(differences: [Double]) {
        let given = differences.filter { $0 != 0 }
        let ranks = Ranks(given.map { $0.magnitude })
        let doubled = zip(given, ranks.doubled).reduce(0) { $1.0 > 0 ? $0 + $1.1 : $0 }
        statistic = Double(doubled) / 2
        count = given.count
        isExact = count <= SignedRankTest.exactLimit
        pValue =
            isExact
            ? SignedRankTest.exact(ranks.doubled, doubled) : SignedRankTest.approximate(doubled, count, ranks.ties)
    }

    /// The chance of each sum, by one rank after the other.
    private static func exact(_ ranks: [Int], _ statistic: Int) -> Double {
        let largest = ranks.reduce(0, +)
        // Symmetric: the lower half says all.
        let tail = min(statistic, largest - statistic)
        var chances = [Double](repeating: 0, count: tail + 1)
        chances[0] = 1
        for rank in ranks {
            for sum in stride(from: tail, through: 0, by: -1) {
                chances[sum] = (chances[sum] + (sum >= rank ? chances[sum - rank] : 0)) / 2
            }
        }
        return min(2 * chances.reduce(0, +), 1)
    }

    private static func approximate(_ doubled: Int, _ count: Int, _ ties: Double) -> Double {
        let n = Double(count)
        let variance = n * (n + 1) * (2 * n + 1) / 24 - ties / 48
        if variance <= 0 { return 1 }
        let distance = max((Double(doubled) / 2 - n * (n + 1) / 4).magnitude - 0.5, 0)
        return min(2 * NormalDistributionFunction.survival(distance / variance.squareRoot()), 1)
    }
}
