import LoamRandom

/// The test of Kolmogorov and Smirnov: the largest distance between two distribution functions, and how likely it is.
///
/// Deterministic; O(n log n). The p-value is that of the limit distribution with Vrbik's correction for finite samples
/// ("Small-Sample Corrections to Kolmogorov–Smirnov Test Statistic", 2018): within 0.001 from 50 observations up.
public struct KolmogorovSmirnovTest: Sendable, Hashable {
    /// The largest distance between the distribution functions.
    public let statistic: Double
    /// The chance of a distance at least this large if the distributions are equal.
    public let pValue: Double

    /// One sample against a continuous distribution function. Traps on an empty sample.
    public init(sample: [Double], distribution: (Double) -> Double) {
        precondition(!sample.isEmpty, "a sample has at least one value")
        let count = Double(sample.count)
        var largest = 0.0
        for (rank, value) in sample.sorted().enumerated() {
            let expected = distribution(value)
            largest = max(largest, expected - Double(rank) / count, Double(rank + 1) / count - expected)
        }
        statistic = largest
        pValue = KolmogorovSmirnovTest.survival(largest, count: count)
    }

    /// Two samples. Equal values are allowed, and make the p-value too large. Traps when either sample is empty.
    public init(first: [Double], second: [Double]) {
        precondition(!first.isEmpty && !second.isEmpty, "a sample has at least one value")
        let left = first.sorted()
        let right = second.sorted()
        var (i, j) = (0, 0)
        var largest = 0.0
        while i < left.count && j < right.count {
            let value = min(left[i], right[j])
            while i < left.count && left[i] == value { i += 1 }
            while j < right.count && right[j] == value { j += 1 }
            largest = max(largest, (Double(i) / Double(left.count) - Double(j) / Double(right.count)).magnitude)
        }
        statistic = largest
        let product = Double(left.count) * Double(right.count)
        pValue = KolmogorovSmirnovTest.survival(largest, count: product / Double(left.count + right.count))
    }

    /// The chance that `count` observations are further than `distance` from their distribution function.
    private static func survival(_ distance: Double, count: Double) -> Double {
        let root = count.squareRoot()
        return limitSurvival(distance * root + 1 / (6 * root) + (distance * root - 1) / (4 * count))
    }

    /// 2 Σ (-1)^(k-1) e^(-2k²x²), and for small x the series that converges there.
    private static func limitSurvival(_ x: Double) -> Double {
        if x <= 0.04 { return 1 }
        if x < 1 {
            let pi = Double.pi
            var sum = 0.0
            for k in [1.0, 3, 5, 7] { sum += ExactMath.exp(-k * k * pi * pi / (8 * x * x)) }
            return 1 - (2 * pi).squareRoot() / x * sum
        }
        var sum = 0.0
        for k in [1.0, 2, 3, 4, 5] {
            sum += (k.truncatingRemainder(dividingBy: 2) == 1 ? 2 : -2) * ExactMath.exp(-2 * k * k * x * x)
        }
        return min(max(sum, 0), 1)
    }
}
