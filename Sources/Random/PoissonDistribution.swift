/// The Poisson distribution, exactly: inversion for means below 32, transformed rejection above.
public struct PoissonDistribution: Sendable {
    public let mean: Double
    private let isInverted: Bool
    private let table: CumulativeTable
    private let frame: TransformedRejection
    private let logScale: Double
    private let logMean: Double

    /// Takes about a microsecond. Traps unless the mean is in 0...1e15.
    public init(mean: Double) {
        precondition(mean >= 0 && mean <= 1e15, "the mean of a count lies in 0...1e15")
        self.mean = mean
        isInverted = mean < 32
        table = CumulativeTable(weights: isInverted ? PoissonDistribution.probabilities(mean) : [])
        frame = .poisson(mean: max(mean, 32))
        logScale = frame.logScale
        logMean = ExactMath.log(mean)
    }

    /// The count of a row, from zero up. About 5 ns for means below 32, 25 ns above; never traps.
    public func value(_ stream: RandomStream, _ row: Int) -> Int {
        if isInverted { return table.sample(stream.draw(row)) }
        return frame.value(stream, row, upperBound: .infinity, logScale: logScale) { count in
            // The logarithm of the probability of count, with the large parts of the factorial cancelled by hand.
            let next = count + 1
            return count * logMean - mean + next - ExactMath.halfLogOfTwoPi
                - (count + 0.5) * ExactMath.log(next) - ExactMath.stirlingCorrection(count)
        }
    }

    private static func probabilities(_ mean: Double) -> [Double] {
        var probability = ExactMath.exp(-mean)
        var result: [Double] = []
        var count = 0.0
        repeat {
            result.append(probability)
            count += 1
            probability *= mean / count
        } while probability > 0x1p-80 || count < mean
        return result
    }
}
