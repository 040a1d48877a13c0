/// The test of Mann and Whitney (Wilcoxon's rank sum): whether values of one side tend to be larger than those of the
/// other.
///
/// Up to `exactLimit` pairs of values (n·m; 50 against 50) the p-value is exact: of all ways to share the pooled values
/// out, the part that is at least as extreme, ties included. Beyond, the normal approximation with corrections for ties
/// and continuity.
public struct MannWhitneyTest: Sendable, Hashable {
    public static let exactLimit = 2_500

    /// Pairs of values in which head is larger, plus half of those in which both are equal.
    public let statistic: Double
    /// Two-sided: twice the smaller tail, at most 1.
    public let pValue: Double
    public let isExact: Bool

    /// Deterministic; at worst some 10 ms at the exact limit with ties, 0.1 ms without. nil when a side is empty.
    public init?(base: [Double], head: [Double]) {
        guard !base.isEmpty, !head.isEmpty else { return nil }
        let ranks = Ranks(base + head)
        let smallest = head.count * (head.count + 1)
        // Twice the statistic, so that it is an integer.
        let doubled = ranks.doubled[base.count...].reduce(0, +) - smallest
        statistic = Double(doubled) / 2
        isExact = base.count * head.count <= MannWhitneyTest.exactLimit
        if !isExact {
            pValue = MannWhitneyTest.approximate(doubled, base.count, head.count, ranks.ties)
        } else if ranks.ties == 0 {
            pValue = MannWhitneyTest.exact(doubled / 2, base.count, head.count)
        } else {
            pValue = MannWhitneyTest.exact(ranks.doubled, head.count, doubled + smallest)
        }
    }

    /// The statistic alone. Zero when a side is empty.
    public static func statistic(base: [Double], head: [Double]) -> Double {
        let ranks = Ranks(base + head).doubled[base.count...]
        return Double(ranks.reduce(0, +) - head.count * (head.count + 1)) / 2
    }

    /// Without ties: the coefficients of the Gaussian binomial, by one factor (1 - q^(m+i)) / (1 - q^i) after the
    /// other.
    private static func exact(_ statistic: Int, _ first: Int, _ second: Int) -> Double {
        let largest = first * second
        // The distribution is symmetric: its lower half says all, and its small counts suffer from no cancellation.
        let tail = min(statistic, largest - statistic)
        let (less, more) = (min(first, second), max(first, second))
        var counts = [Double](repeating: 0, count: tail + 1)
        counts[0] = 1
        var total = 1.0
        for i in 1...less {
            total *= Double(more + i) / Double(i)
            for u in stride(from: tail, through: more + i, by: -1) { counts[u] -= counts[u - more - i] }
            if i <= tail { for u in i...tail { counts[u] += counts[u - i] } }
        }
        return min(2 * counts.reduce(0, +) / total, 1)
    }

    /// With ties: how many choices of `size` of the doubled ranks have each sum, by adding one rank after the other.
    private static func exact(_ ranks: [Int], _ size: Int, _ sum: Int) -> Double {
        let all = ranks.reduce(0, +)
        // The choice of the smaller side has fewer states; its tails are the other's.
        let (chosen, wanted) = size * 2 <= ranks.count ? (size, sum) : (ranks.count - size, all - sum)
        let width = all + 1
        var ways = [Double](repeating: 0, count: (chosen + 1) * width)
        ways[0] = 1
        ways.withUnsafeMutableBufferPointer { ways in
            for (taken, rank) in ranks.enumerated() {
                for count in stride(from: min(taken + 1, chosen), to: 0, by: -1) {
                    let from = (count - 1) * width
                    let to = count * width + rank
                    for value in 0..<(width - rank) { ways[to + value] += ways[from + value] }
                }
            }
        }
        let counts = ways[(chosen * width)...]
        let below = counts[...(chosen * width + wanted)].reduce(0, +)
        let above = counts[(chosen * width + wanted)...].reduce(0, +)
        return min(2 * min(below, above) / counts.reduce(0, +), 1)
    }

    private static func approximate(_ doubled: Int, _ first: Int, _ second: Int, _ ties: Double) -> Double {
        let product = Double(first) * Double(second)
        let count = Double(first + second)
        let variance = product / 12 * (count + 1 - ties / (count * (count - 1)))
        if variance <= 0 { return 1 }
        let distance = max((Double(doubled) / 2 - product / 2).magnitude - 0.5, 0)
        return min(2 * NormalDistributionFunction.survival(distance / variance.squareRoot()), 1)
    }
}
