/// The binomial distribution, exactly: inversion for few expected successes, transformed rejection for many.
public struct BinomialDistribution: Sendable {
    public let trials: Int
    public let probability: Double
    private let isInverted: Bool
    private let table: CumulativeTable
    private let frame: TransformedRejection
    private let logScale: Double
    private let density: BinomialDensity
    /// The rarer of success and failure is counted, so that the methods need to know probabilities up to one half.
    private let countsFailures: Bool

    /// Takes about a microsecond. Traps unless trials are in 0...2^53 and the probability in 0...1.
    public init(trials: Int, probability: Double) {
        precondition(trials >= 0 && trials <= 1 << 53, "trials lie in 0...2^53")
        precondition(probability >= 0 && probability <= 1, "a probability lies in 0...1")
        self.trials = trials
        self.probability = probability
        countsFailures = probability > 0.5
        let rarer = countsFailures ? 1 - probability : probability
        let expected = Double(trials) * rarer
        isInverted = expected < 16
        table = CumulativeTable(weights: isInverted ? BinomialDistribution.probabilities(trials, rarer) : [])
        // Unused values when the table serves; fields and not an enumeration, whose payload would be retained per call.
        let steps = isInverted ? 64 : Double(trials)
        frame = .binomial(trials: steps, probability: isInverted ? 0.5 : rarer)
        logScale = frame.logScale
        density = BinomialDensity(trials: steps, probability: isInverted ? 0.5 : rarer)
    }

    /// The successes of a row, in `0...trials`. About 5 ns when few are expected, 25 ns otherwise; never traps.
    public func value(_ stream: RandomStream, _ row: Int) -> Int {
        let rarer =
            isInverted
            ? table.sample(stream.draw(row))
            : frame.value(stream, row, upperBound: density.trials, logScale: logScale) { density.logRatio($0) }
        return countsFailures ? trials - rarer : rarer
    }

    /// One draw of a distribution that is used once: the same law as `value`, without building anything.
    static func once(trials: Int, probability: Double, _ stream: RandomStream, _ row: Int) -> Int {
        let rarer = min(probability, 1 - probability)
        if rarer == 0 { return probability > 0.5 ? trials : 0 }
        let steps = Double(trials)
        if steps * rarer >= 16 {
            let frame = TransformedRejection.binomial(trials: steps, probability: rarer)
            let count = frame.value(stream, row, upperBound: steps, logScale: frame.logScale) {
                BinomialDensity(trials: steps, probability: rarer).logRatio($0)
            }
            return probability > 0.5 ? trials - count : count
        }
        let odds = rarer / (1 - rarer)
        var current = ExactMath.exp(steps * ExactMath.log1p(-rarer))
        var left = stream.draw(row).openUnitInterval
        var count = 0
        while left > current && count < trials {
            left -= current
            current *= odds * Double(trials - count) / Double(count + 1)
            count += 1
        }
        return probability > 0.5 ? trials - count : count
    }

    private static func probabilities(_ trials: Int, _ probability: Double) -> [Double] {
        let odds = probability / (1 - probability)
        var current = ExactMath.exp(Double(trials) * ExactMath.log1p(-probability))
        var result: [Double] = []
        for count in 0...trials {
            result.append(current)
            if current < 0x1p-80 && Double(count) > Double(trials) * probability { break }
            current *= odds * Double(trials - count) / Double(count + 1)
        }
        return result
    }
}

/// The binomial probabilities relative to that of the most likely count.
struct BinomialDensity: Sendable {
    let trials: Double
    private let mode: Double
    private let odds: Double
    private let atMode: Double

    init(trials: Double, probability: Double) {
        self.trials = trials
        odds = probability / (1 - probability)
        mode = Double(Int64((trials + 1) * probability))
        atMode =
            (mode + 0.5) * ExactMath.log((mode + 1) / (odds * (trials - mode + 1)))
            + ExactMath.stirlingCorrection(mode) + ExactMath.stirlingCorrection(trials - mode)
    }

    /// log of P(count) / P(mode), arranged so that the large terms of the factorials cancel.
    func logRatio(_ count: Double) -> Double {
        let failures = trials - count + 1
        return atMode + (trials + 1) * ExactMath.log1p((count - mode) / failures)
            + (count + 0.5) * ExactMath.log(odds * failures / (count + 1))
            - ExactMath.stirlingCorrection(count) - ExactMath.stirlingCorrection(trials - count)
    }
}
