/// Pearson's chi-square test of goodness of fit.
///
/// Deterministic; O(n). Cells whose expectation is small are merged with their neighbours first, because the
/// chi-square approximation of the statistic fails for them.
public struct ChiSquareTest: Sendable, Hashable {
    /// The sum of (observed - expected)² / expected over the merged cells.
    public let statistic: Double
    /// Merged cells less one, less the parameters that were estimated from the data.
    public let degreesOfFreedom: Int
    /// The chance of a statistic at least this large if the expectation is true. 1 when no degree of freedom is left.
    public let pValue: Double

    /// Compares counts with expected counts; both should have the same sum.
    ///
    /// - Parameters:
    ///   - observed: How often each cell was hit.
    ///   - expected: How often it should have been; not negative.
    ///   - minimumExpectation: Neighbouring cells are merged, in order, until each expects at least this.
    ///   - estimatedParameters: How many parameters of the expectation were fitted to the same data.
    ///
    /// Traps when the two differ in length or an expectation is negative or nan.
    public init(observed: [Int], expected: [Double], minimumExpectation: Double = 5, estimatedParameters: Int = 0) {
        precondition(observed.count == expected.count, "each cell has one count and one expectation")
        var cells: [(observed: Double, expected: Double)] = []
        var open = (observed: 0.0, expected: 0.0)
        for (count, expectation) in zip(observed, expected) {
            precondition(expectation >= 0, "an expectation is zero or more")
            open.observed += Double(count)
            open.expected += expectation
            if open.expected >= minimumExpectation {
                cells.append(open)
                open = (0, 0)
            }
        }
        // What is left over is too small for a cell of its own.
        if cells.isEmpty {
            cells.append(open)
        } else {
            cells[cells.count - 1].observed += open.observed
            cells[cells.count - 1].expected += open.expected
        }
        statistic = cells.reduce(0) { sum, cell in
            let difference = cell.observed - cell.expected
            return cell.expected == 0 ? sum : sum + difference * difference / cell.expected
        }
        degreesOfFreedom = max(cells.count - 1 - estimatedParameters, 0)
        pValue = ChiSquareTest.survival(statistic, degreesOfFreedom: degreesOfFreedom)
    }

    /// The chance that a chi-square variable exceeds a value; 1 for no degrees of freedom. Relative error about
    /// 1e-10. Traps on negative degrees of freedom.
    public static func survival(_ value: Double, degreesOfFreedom: Int) -> Double {
        precondition(degreesOfFreedom >= 0, "degrees of freedom are zero or more")
        if degreesOfFreedom == 0 || value <= 0 { return 1 }
        return IncompleteGamma.upper(Double(degreesOfFreedom) / 2, value / 2)
    }
}
