import LoamRandom

/// The BCa interval of a bootstrap: percentiles of the replicates, moved for bias and for a spread that changes with
/// the value (Efron, "Better Bootstrap Confidence Intervals", 1987), and expanded for small samples.
///
/// The plain interval of a median covers 93 to 94 % where 95 % is asked for, because replicates of n values spread too
/// little and because it takes normal quantiles where the spread is estimated. Both are made up for by the expansion of
/// Hesterberg ("What Teachers Should Know About the Bootstrap", 2015, 3.2): √(n / (n - 1)) times Student's quantile in
/// place of the normal one. CalibrationTests hold the coverage within three points of 95 % from 20 blocks on.
enum BiasCorrectedInterval {
    /// - Parameters:
    ///   - replicates: The statistic of each resample; left in another order.
    ///   - estimate: The statistic of the sample.
    ///   - jackknife: For each side, the statistic without each of its values.
    ///   - counts: Values of each side.
    static func interval(
        _ replicates: inout [Double], estimate: Double, jackknife: [[Double]], counts: [Int], confidence: Double
    ) -> Interval {
        guard let least = counts.min(), least > 1, let first = replicates.first,
            replicates.contains(where: { $0 != first })
        else { return Interval(estimate, estimate) }
        let bias = bias(replicates, estimate)
        let acceleration = acceleration(jackknife)
        let freedom = Double(counts.reduce(0) { $0 + $1 - 1 })
        let reach =
            StudentT.quantile((1 + confidence) / 2, degreesOfFreedom: freedom)
            * (Double(least) / Double(least - 1)).squareRoot()
        let ends = [-reach, reach].map { z in
            let moved = bias + z
            let share = NormalDistributionFunction.below(bias + moved / max(1 - acceleration * moved, 0.1))
            return Selection.quantile(share, of: &replicates)
        }
        return Interval(min(ends[0], estimate), max(ends[1], estimate))
    }

    /// The normal quantile of the share of replicates below the estimate; those equal to it count half, since a median
    /// has few values.
    private static func bias(_ replicates: [Double], _ estimate: Double) -> Double {
        var below = 0.0
        for value in replicates { below += value < estimate ? 1 : value == estimate ? 0.5 : 0 }
        let least = 0.5 / Double(replicates.count)
        return ExactMath.normalQuantile(min(max(below / Double(replicates.count), least), 1 - least))
    }

    /// The skewness of the influence of single values, over six.
    private static func acceleration(_ jackknife: [[Double]]) -> Double {
        var (squares, cubes) = (0.0, 0.0)
        for side in jackknife where side.count > 1 {
            let size = Double(side.count)
            let mean = side.reduce(0, +) / size
            for value in side {
                let influence = (mean - value) * (size - 1) / size
                squares += influence * influence
                cubes += influence * influence * influence
            }
        }
        let scale = squares * squares.squareRoot()
        return scale > 0 ? cubes / (6 * scale) : 0
    }
}
