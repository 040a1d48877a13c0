import LoamRandom

/// How a figure grows with size: value = factor · size^exponent, by least squares on both logarithms.
///
/// An exponent of 1 is linear; the interval says whether another would fit as well. It rests on Student's t with n - 2
/// degrees of freedom: errors that are independent and alike on the logarithm.
public struct PowerLawFit: Sendable, Hashable {
    public let exponent: Double
    public let factor: Double
    /// Of the exponent; nil of two points, which always fit.
    public let interval: Interval?
    /// The part of the variance that the line explains, in 0...1; 1 where the values do not vary.
    public let rSquared: Double

    /// Deterministic; O(n). nil unless there are at least two different sizes and as many values, all positive and
    /// finite.
    public init?(sizes: [Double], values: [Double], confidence: Double = 0.95) {
        guard sizes.count == values.count, sizes.count > 1 else { return nil }
        guard (sizes + values).allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
        let x = sizes.map { ExactMath.log($0) }
        let y = values.map { ExactMath.log($0) }
        let count = Double(x.count)
        let xMean = x.reduce(0, +) / count
        let yMean = y.reduce(0, +) / count
        let xSquares = x.reduce(0) { $0 + ($1 - xMean) * ($1 - xMean) }
        let ySquares = y.reduce(0) { $0 + ($1 - yMean) * ($1 - yMean) }
        let products = zip(x, y).reduce(0) { $0 + ($1.0 - xMean) * ($1.1 - yMean) }
        guard let first = sizes.first, sizes.contains(where: { $0 != first }), xSquares > 0 else { return nil }
        let slope = products / xSquares
        exponent = slope
        factor = ExactMath.exp(yMean - slope * xMean)
        let residuals = zip(x, y).reduce(0) { sum, point in
            let error = point.1 - yMean - slope * (point.0 - xMean)
            return sum + error * error
        }
        rSquared = ySquares > 0 ? min(max(1 - residuals / ySquares, 0), 1) : 1
        guard x.count > 2 else {
            interval = nil
            return
        }
        let error = (residuals / (count - 2) / xSquares).squareRoot()
        let reach = StudentT.quantile((1 + confidence) / 2, degreesOfFreedom: count - 2) * error
        interval = Interval(slope - reach, slope + reach)
    }

    /// The figure that the line gives for a size.
    public func value(_ size: Double) -> Double { factor * ExactMath.pow(size, exponent) }
}
