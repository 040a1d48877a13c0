/// P(outcome | condition) for at most eight outcomes: what a cohort pays with, what a category costs.
///
/// A draw is compared with the cumulative thresholds of its condition, all of them, without a branch: about 1.5 ns.
/// Thresholds are whole numbers, so results are the same everywhere.
public struct ConditionalTable: Sendable {
    /// The most outcomes a condition may have.
    public static let maximumOutcomes = 8

    @usableFromInline let thresholds: FlatTable<UInt64>
    public let conditions: Int
    /// Whether some condition has more than five outcomes.
    @usableFromInline let isWide: Bool

    /// One row of weights a condition; the sum of the weights need not be one.
    ///
    /// Traps when a row is empty, has more than eight weights, a negative one, or none above zero.
    public init(_ rows: [[Double]]) {
        var thresholds = [UInt64](repeating: .max, count: rows.count * Self.maximumOutcomes)
        for (condition, weights) in rows.enumerated() {
            let total = weights.reduce(0, +)
            precondition(
                weights.count <= Self.maximumOutcomes && total > 0 && weights.allSatisfy { $0 >= 0 },
                "a condition has one to eight weights, none negative, one above zero")
            var sum = 0.0
            // The last outcome with weight takes all draws that are left, so that rounding never picks an impossible one.
            let last = weights.lastIndex { $0 > 0 } ?? 0
            for outcome in 0..<last {
                sum += weights[outcome]
                thresholds[condition * Self.maximumOutcomes + outcome] = Self.threshold(sum / total)
            }
        }
        conditions = rows.count
        isWide = rows.contains { $0.count > 5 }
        self.thresholds = FlatTable(thresholds)
    }

    /// One condition only.
    public init(_ weights: [Double]) { self.init([weights]) }

    private static func threshold(_ share: Double) -> UInt64 {
        share >= 1 ? .max : UInt64(share * 0x1p64)
    }

    /// The outcome that a draw picks.
    @inlinable @inline(__always)
    public func sample(_ condition: Int = 0, _ draw: UInt64) -> Int {
        let row = condition &* 8
        // A threshold of UInt64.max is beyond every draw but one, whose chance of 2^-64 no test can see; it is excluded
        // by masking the lowest bit.
        let draw = draw & ~1
        var outcome = 0
        for place in 0..<4 { outcome &+= draw >= thresholds[row &+ place] ? 1 : 0 }
        if isWide { for place in 4..<7 { outcome &+= draw >= thresholds[row &+ place] ? 1 : 0 } }
        return outcome
    }
}
