internal import LoamRandom

/// The two-sided test of a share or a mean. docs/check.md states it.
enum PlausibilityTest {
    /// Chance of a false alarm in a whole report; each of `count` expectations gets an equal part of it (Bonferroni).
    static let familySignificance = 1e-6
    /// Below this variance the binomial distribution is summed exactly.
    static let exactLimit = 1_000.0

    /// Probability of a share at least as far from `expected` as `hits` of `rows`, by chance alone.
    ///
    /// - Parameter tolerance: the truth may be anywhere within this distance of `expected`; the nearest value is tested.
    static func share(hits: Int, rows: Int, expected: Double, tolerance: Double) -> Double {
        guard rows > 0 else { return 1 }
        let found = Double(hits) / Double(rows)
        let p = nearest(found, expected, tolerance, 0...1)
        if p <= 0 { return hits == 0 ? 1 : 0 }
        if p >= 1 { return hits == rows ? 1 : 0 }
        let variance = Double(rows) * p * (1 - p)
        if variance < exactLimit { return exact(hits, rows, p) }
        return twoSided((Double(hits) - Double(rows) * p) / variance.squareRoot())
    }

    /// Probability of a mean at least as far off, with the variance of the rows themselves.
    static func mean(rows: Int, sum: Double, squares: Double, expected: Double, tolerance: Double) -> Double {
        guard rows > 1 else { return 1 }
        let found = sum / Double(rows)
        let target = nearest(found, expected, tolerance, -.infinity ... .infinity)
        let variance = max(0, squares / Double(rows) - found * found) * Double(rows) / Double(rows - 1)
        if variance == 0 { return found == target ? 1 : 0 }
        return twoSided((found - target) / (variance / Double(rows)).squareRoot())
    }

    private static func nearest(
        _ found: Double, _ expected: Double, _ tolerance: Double, _ range: ClosedRange<Double>
    ) -> Double {
        let near = min(max(found, expected - tolerance), expected + tolerance)
        return min(max(near, range.lowerBound), range.upperBound)
    }

    /// Twice the smaller tail of the binomial distribution, at most 1.
    private static func exact(_ hits: Int, _ rows: Int, _ p: Double) -> Double {
        let isLow = Double(hits) <= Double(rows) * p
        let odds = p / (1 - p)
        var term = ExactMath.exp(
            ExactMath.logFactorial(rows) - ExactMath.logFactorial(hits) - ExactMath.logFactorial(rows - hits)
                + Double(hits) * ExactMath.log(p) + Double(rows - hits) * ExactMath.log1p(-p))
        var sum = 0.0
        var place = hits
        while term > 1e-300 {
            sum += term
            guard term > sum * 1e-17 else { break }
            if isLow {
                if place == 0 { break }
                term *= Double(place) / (Double(rows - place + 1) * odds)
                place -= 1
            } else {
                if place == rows { break }
                term *= Double(rows - place) * odds / Double(place + 1)
                place += 1
            }
        }
        return min(1, 2 * sum)
    }

    /// Probability that a standard normal number is at least this far from 0 on either side: erfc(|z| / sqrt 2).
    ///
    /// Abramowitz and Stegun 7.1.14, the continued fraction, from 2.5 on; the series 7.1.6 below.
    static func twoSided(_ z: Double) -> Double {
        let x = abs(z) / 2.0.squareRoot()
        guard x.isFinite else { return 0 }
        let scale = ExactMath.exp(-x * x) / Double.pi.squareRoot()
        if x < 2.5 {
            var term = x
            var sum = x
            for number in 1...200 {
                term *= 2 * x * x / Double(2 * number + 1)
                sum += term
                if term < sum * 1e-17 { break }
            }
            return max(0, 1 - 2 * scale * sum)
        }
        var fraction = x
        for number in stride(from: 60, through: 1, by: -1) { fraction = x + Double(number) / 2 / fraction }
        return min(1, scale / fraction)
    }
}
