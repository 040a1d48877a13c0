import LoamStatistics
import Testing

/// Figures of one sample, against SciPy and NumPy.
@Suite struct SummarySciPyTests {
    @Test(arguments: Reference.named("summary"))
    func summary(reference: Reference) throws {
        let summary = SampleSummary(reference.samples[0])
        let variation = try #require(summary.coefficientOfVariation)
        let spread = [
            summary.standardDeviation, variation, summary.medianAbsoluteDeviation,
            summary.scaledMedianAbsoluteDeviation,
        ]
        let values = spread + reference.samples[1].map { summary.quantile($0) }
        for (value, expected) in zip(values, reference.results) { #expect(agree(value, expected, 1e-12)) }
    }

    @Test(arguments: Reference.named("quantileinterval"))
    func quantileInterval(reference: Reference) {
        let summary = SampleSummary(reference.samples[0])
        let (share, confidence) = (reference.samples[1][0], reference.samples[1][1])
        #expect(
            summary.quantileInterval(share, confidence: confidence)
                == Interval(reference.results[0], reference.results[1]))
    }

    @Test(arguments: Reference.named("powerlaw"))
    func powerLaw(reference: Reference) throws {
        let fit = try #require(PowerLawFit(sizes: reference.samples[0], values: reference.samples[1]))
        let interval = try #require(fit.interval)
        let values = [fit.exponent, fit.factor, interval.low, interval.high, fit.rSquared]
        for (value, expected) in zip(values, reference.results) {
            #expect((value - expected).magnitude < 1e-9)
        }
    }
}
