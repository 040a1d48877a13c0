import LoamRandom

/// Permutation tests of equal means: how often a difference at least this large comes up when sides are exchanged.
///
/// Where all exchanges are few enough they are all made, and the p-value is exact. Otherwise `draws` of them are made
/// with random numbers of the seed, and the p-value is (extreme + 1) / (draws + 1), which is never zero and never too
/// small (Phipson and Smyth, "Permutation P-values Should Never Be Zero", 2010).
public struct PermutationTest: Sendable, Hashable {
    /// All exchanges are made up to this many of them.
    public static let exactLimit = 1 << 17
    /// Draws for up to 10,000 values; fewer of larger samples, at least 199.
    public static let draws = 9_999

    /// Two-sided.
    public let pValue: Double
    public let isExact: Bool

    /// Pairs: exchanges the sides of each pair, which flips the sign of its difference. Exact up to 17 pairs. 1 for
    /// none.
    public init(differences: [Double], seed: UInt64) {
        let observed = differences.reduce(0, +).magnitude
        // What differs in rounding only is equal.
        let limit = observed - 1e-12 * differences.reduce(0) { $0 + $1.magnitude }
        isExact = differences.count <= 17
        pValue =
            isExact
            ? PermutationTest.allSigns(differences, limit) : PermutationTest.someSigns(differences, limit, seed)
    }

    /// Two sets: deals the pooled values out again. Exact while there are at most `exactLimit` ways. 1 when a side is
    /// empty.
    public init(base: [Double], head: [Double], seed: UInt64) {
        let pooled = base + head
        let mean = pooled.reduce(0, +) / Double(max(pooled.count, 1))
        let centred = pooled.map { $0 - mean }
        // With pooled values about zero, the difference of means is in proportion to the sum of either side.
        let limit =
            centred[base.count...].reduce(0, +).magnitude - 1e-12 * centred.reduce(0) { $0 + $1.magnitude }
        isExact = PermutationTest.choices(pooled.count, head.count) <= Double(PermutationTest.exactLimit)
        if base.isEmpty || head.isEmpty {
            pValue = 1
        } else if isExact {
            var extreme = 0
            var total = 0
            PermutationTest.allChoices(centred[...], head.count, 0) { sum in
                total += 1
                if sum.magnitude >= limit { extreme += 1 }
            }
            pValue = Double(extreme) / Double(total)
        } else {
            pValue = PermutationTest.someChoices(centred, head.count, limit, seed)
        }
    }

    private static func draws(_ values: Int) -> Int { min(draws, max(draws * 10_000 / values, 199)) }

    private static func allSigns(_ differences: [Double], _ limit: Double) -> Double {
        let total = 1 << differences.count
        var extreme = 0
        for signs in 0..<total {
            var sum = 0.0
            for (place, difference) in differences.enumerated() {
                sum += signs >> place & 1 == 0 ? difference : -difference
            }
            if sum.magnitude >= limit { extreme += 1 }
        }
        return Double(extreme) / Double(total)
    }

    private static func someSigns(_ differences: [Double], _ limit: Double, _ seed: UInt64) -> Double {
        let stream = RandomStream(seed: seed, model: "statistics", table: "permutation", column: "signs")
        let sums = signedSums(differences)
        let groups = sums.count / 256
        let words = (groups + 7) / 8
        let draws = draws(differences.count)
        var extreme = 0
        for draw in 0..<draws {
            var sum = 0.0
            var bits: UInt64 = 0
            for group in 0..<groups {
                bits = group % 8 == 0 ? stream.draw(draw * words + group / 8) : bits >> 8
                sum += sums[group * 256 + Int(bits & 255)]
            }
            if sum.magnitude >= limit { extreme += 1 }
        }
        return Double(extreme + 1) / Double(draws + 1)
    }

    /// Of every eight differences, their sum under each of 256 choices of signs: a look-up is cheaper than eight
    /// additions.
    private static func signedSums(_ differences: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: (differences.count + 7) / 8 * 256)
        for (place, difference) in differences.enumerated() {
            let group = place / 8 * 256
            for signs in 0..<256 {
                let isTurned = signs >> (place % 8) & 1 == 1
                sums[group + signs] += isTurned ? -difference : difference
            }
        }
        return sums
    }

    /// The number of ways to choose, as far as it matters.
    private static func choices(_ count: Int, _ size: Int) -> Double {
        var result = 1.0
        for i in 0..<min(size, count - size) { result *= Double(count - i) / Double(i + 1) }
        return result
    }

    private static func allChoices(
        _ values: ArraySlice<Double>, _ size: Int, _ sum: Double, _ body: (Double) -> Void
    ) {
        if size == 0 { return body(sum) }
        for index in values.startIndex...(values.endIndex - size) {
            allChoices(values[(index + 1)...], size - 1, sum + values[index], body)
        }
    }

    private static func someChoices(_ values: [Double], _ size: Int, _ limit: Double, _ seed: UInt64) -> Double {
        let stream = RandomStream(seed: seed, model: "statistics", table: "permutation", column: "sides")
        // The sums of both sides are equal except for their sign.
        let chosen = min(size, values.count - size)
        let draws = draws(values.count)
        var values = values
        var extreme = 0
        for draw in 0..<draws {
            var sum = 0.0
            // A shuffle of what the last draw left is as good as one of the sample.
            for place in 0..<chosen {
                let other = place + Int(stream.draw(draw * chosen + place).scaled(below: UInt64(values.count - place)))
                values.swapAt(place, other)
                sum += values[place]
            }
            if sum.magnitude >= limit { extreme += 1 }
        }
        return Double(extreme + 1) / Double(draws + 1)
    }
}
