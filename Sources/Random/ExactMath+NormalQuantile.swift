extension ExactMath {
    /// The number below which a standard normal variable falls with probability p. Relative error below 1e-15.
    ///
    /// Algorithm AS 241 (Wichura, "The Percentage Points of the Normal Distribution", 1988), full precision variant.
    /// -inf at 0, inf at 1, nan outside 0...1 and for nan.
    public static func normalQuantile(_ p: Double) -> Double {
        guard p > 0, p < 1 else { return p == 0 ? -.infinity : (p == 1 ? .infinity : .nan) }
        let offset = p - 0.5
        if offset.magnitude <= 0.425 {
            let r = 0.180_625 - offset * offset
            return offset * ratio(r, centreNumerator, centreDenominator)
        }
        let r = (-log(offset < 0 ? p : 1 - p)).squareRoot()
        let quantile =
            r <= 5
            ? ratio(r - 1.6, middleNumerator, middleDenominator) : ratio(r - 5, tailNumerator, tailDenominator)
        return offset < 0 ? -quantile : quantile
    }

    /// Eight coefficients, highest power first. A tuple and not an array: no memory, no bounds checks.
    private typealias Octic = (Double, Double, Double, Double, Double, Double, Double, Double)

    @inline(__always)
    private static func ratio(_ r: Double, _ numerator: Octic, _ denominator: Octic) -> Double {
        polynomial(r, numerator) / polynomial(r, denominator)
    }

    @inline(__always)
    private static func polynomial(_ r: Double, _ c: Octic) -> Double {
        ((((((c.0 * r + c.1) * r + c.2) * r + c.3) * r + c.4) * r + c.5) * r + c.6) * r + c.7
    }

    private static var centreNumerator: Octic {
        (
            2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
            13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608
        )
    }

    private static var centreDenominator: Octic {
        (
            5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
            5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1
        )
    }

    private static var middleNumerator: Octic {
        (
            7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
            3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734
        )
    }

    private static var middleDenominator: Octic {
        (
            1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
            0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1
        )
    }

    private static var tailNumerator: Octic {
        (
            2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
            0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772
        )
    }

    private static var tailDenominator: Octic {
        (
            2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
            0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1
        )
    }
}
