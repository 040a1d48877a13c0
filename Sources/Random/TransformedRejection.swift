/// Hörmann's transformed rejection with squeeze, the frame that PTRS (Poisson) and BTRS (binomial) share.
///
/// Hörmann, "The Transformed Rejection Method for Generating Poisson Random Variables", 1993, and "The Generation of
/// Binomial Random Variates", 1993. Each try takes two draws from attempt streams; 1.1 to 1.3 tries are expected.
struct TransformedRejection: Sendable {
    var a: Double
    var b: Double
    var centre: Double
    var squeeze: Double
    /// The constant by which the acceptance ratio is scaled.
    var scale: Double

    /// For a mean of 10 or more.
    static func poisson(mean: Double) -> TransformedRejection {
        let b = 0.931 + 2.53 * mean.squareRoot()
        return TransformedRejection(
            a: -0.059 + 0.02483 * b, b: b, centre: mean + 0.43, squeeze: 0.9277 - 3.6224 / (b - 2),
            scale: 1.1239 + 1.1328 / (b - 3.4))
    }

    /// For trials × probability of 10 or more and a probability of at most one half.
    static func binomial(trials: Double, probability: Double) -> TransformedRejection {
        let deviation = (trials * probability * (1 - probability)).squareRoot()
        let b = 1.15 + 2.53 * deviation
        return TransformedRejection(
            a: -0.0873 + 0.0248 * b + 0.01 * probability, b: b, centre: trials * probability + 0.5,
            squeeze: 0.92 - 4.2 / b, scale: (2.83 + 5.1 / b) * deviation)
    }

    /// The logarithm of `scale`. Two tries of three are accepted without it.
    var logScale: Double { ExactMath.log(scale) }

    /// The first accepted count; `logDensity` gives the logarithm against which the ratio, scaled, is compared.
    @inline(__always)
    func value(
        _ stream: RandomStream, _ row: Int, upperBound: Double, logScale: @autoclosure () -> Double,
        logDensity: (Double) -> Double
    ) -> Int {
        var attempt = 0
        while true {
            let u = stream.attempt(attempt).draw(row).openUnitInterval - 0.5
            let v = stream.attempt(attempt &+ 1).draw(row).openUnitInterval
            attempt &+= 2
            let distance = 0.5 - u.magnitude
            let place = (2 * a / distance + b) * u + centre
            if place < 0 || place >= 0x1p62 { continue }
            // Not below zero, so cutting is rounding down.
            let count = Double(Int64(place))
            if count > upperBound { continue }
            if distance >= 0.07 && v <= squeeze { return Int(count) }
            if distance < 0.013 && v > distance { continue }
            let ratio = ExactMath.log(v / (a / (distance * distance) + b)) + logScale()
            if ratio <= logDensity(count) { return Int(count) }
        }
    }
}
