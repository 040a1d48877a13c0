import LoamRandom

/// Student's t distribution.
public enum StudentT {
    /// The chance of a value above `t`. Relative error about 1e-12. nan unless the degrees of freedom are positive.
    public static func survival(_ t: Double, degreesOfFreedom: Double) -> Double {
        guard degreesOfFreedom > 0, !t.isNaN else { return .nan }
        let square = t * t
        // Near zero the second form loses the digits of its argument, far from it the first those of its result.
        let outside =
            square < 1
            ? 1 - ExactMath.incompleteBeta(square / (degreesOfFreedom + square), 0.5, degreesOfFreedom / 2)
            : ExactMath.incompleteBeta(degreesOfFreedom / (degreesOfFreedom + square), degreesOfFreedom / 2, 0.5)
        return t >= 0 ? outside / 2 : 1 - outside / 2
    }

    /// The chance of a value at least as far from zero as `t`, on either side.
    public static func twoSided(_ t: Double, degreesOfFreedom: Double) -> Double {
        min(2 * survival(t.magnitude, degreesOfFreedom: degreesOfFreedom), 1)
    }

    /// The value below which a share of all values is. -inf at 0, inf at 1, nan outside.
    public static func quantile(_ share: Double, degreesOfFreedom: Double) -> Double {
        guard share > 0, share < 1, degreesOfFreedom > 0 else {
            return share == 0 ? -.infinity : share == 1 ? .infinity : .nan
        }
        if share == 0.5 { return 0 }
        let outside = 2 * min(share, 1 - share)
        let x = ExactMath.betaQuantile(outside, degreesOfFreedom / 2, 0.5)
        let t = (degreesOfFreedom * (1 - x) / x).squareRoot()
        return share < 0.5 ? -t : t
    }
}
