import LoamStatistics
import Testing

/// Tests of two samples and what goes with them, against SciPy.
@Suite struct ComparisonSciPyTests {
    @Test(arguments: Reference.named("student"))
    func student(reference: Reference) {
        let value = StudentT.survival(reference.samples[0][0], degreesOfFreedom: reference.samples[0][1])
        #expect(agree(value, reference.results[0], 1e-10))
    }

    @Test(arguments: Reference.named("studentquantile"))
    func studentQuantile(reference: Reference) {
        let value = StudentT.quantile(reference.samples[0][0], degreesOfFreedom: reference.samples[0][1])
        #expect(agree(value, reference.results[0], 1e-9))
    }

    @Test(arguments: Reference.named("mannwhitney"))
    func mannWhitney(reference: Reference) throws {
        let (base, head) = (reference.samples[0], reference.samples[1])
        let test = try #require(MannWhitneyTest(base: base, head: head))
        #expect(test.statistic == reference.results[0])
        #expect(test.isExact == (base.count * head.count <= MannWhitneyTest.exactLimit))
        #expect(agree(test.pValue, reference.results[1], 1e-9))
    }

    @Test(arguments: Reference.named("mannwhitneyties"))
    func mannWhitneyTies(reference: Reference) throws {
        let test = try #require(MannWhitneyTest(base: reference.samples[0], head: reference.samples[1]))
        #expect(test.statistic == reference.results[0])
        #expect(agree(test.pValue, reference.results[1], 1e-9))
    }

    @Test(arguments: Reference.named("signedrank"))
    func signedRank(reference: Reference) {
        let test = SignedRankTest(differences: reference.samples[0])
        #expect(test.statistic == reference.results[0])
        #expect(agree(test.pValue, reference.results[1], 1e-9))
    }

    @Test(arguments: Reference.named("sign"))
    func signs(reference: Reference) {
        #expect(agree(SignTest(differences: reference.samples[0]).pValue, reference.results[0], 1e-10))
    }

    @Test(arguments: Reference.named("permutationpairs"))
    func permutationOfPairs(reference: Reference) {
        let test = PermutationTest(differences: reference.samples[0], seed: 3)
        let expected = reference.results[0]
        #expect(test.isExact == (reference.samples[0].count <= 17))
        #expect((test.pValue - expected).magnitude < (test.isExact ? 1e-12 : 0.02))
    }

    @Test(arguments: Reference.named("permutationsets"))
    func permutationOfSets(reference: Reference) {
        let test = PermutationTest(base: reference.samples[0], head: reference.samples[1], seed: 3)
        #expect(test.isExact == (reference.samples[0].count < 10))
        #expect((test.pValue - reference.results[0]).magnitude < (test.isExact ? 1e-12 : 0.02))
    }

    @Test(arguments: Reference.named("welch"))
    func welch(reference: Reference) throws {
        let test = try #require(WelchTest(base: reference.samples[0], head: reference.samples[1]))
        #expect(agree(test.statistic, reference.results[0], 1e-12))
        #expect(agree(test.degreesOfFreedom, reference.results[1], 1e-12))
        #expect(agree(test.pValue, reference.results[2], 1e-9))
    }

    @Test(arguments: Reference.named("effect"))
    func effectSizes(reference: Reference) throws {
        let (base, head) = (reference.samples[0], reference.samples[1])
        #expect(agree(try #require(EffectSize.cohensD(base: base, head: head)), reference.results[0], 1e-11))
        #expect(agree(try #require(EffectSize.hedgesG(base: base, head: head)), reference.results[1], 1e-11))
        #expect(agree(try #require(EffectSize.cliffsDelta(base: base, head: head)), reference.results[2], 1e-11))
    }

    @Test(arguments: Reference.named("power"))
    func power(reference: Reference) {
        let given = reference.samples[0]
        let power = PairedPower(deviation: given[0], level: given[3]).power(difference: given[1], pairs: Int(given[2]))
        #expect((power - reference.results[0]).magnitude < 0.02)
    }

    @Test(arguments: Reference.named("holm"))
    func holm(reference: Reference) {
        for (value, expected) in zip(HolmCorrection.adjusted(reference.samples[0]), reference.results) {
            #expect(agree(value, expected, 1e-12))
        }
    }

    /// Against SciPy's BCa at the expanded level: both resample, so that ends agree within a small part of the width.
    @Test(arguments: Reference.named("ratio"))
    func ratioOfMedians(reference: Reference) throws {
        let (base, head) = (reference.samples[0], reference.samples[1])
        let ratio = try #require(RatioOfMedians(base: base, head: head, isPaired: reference.samples[2] == [1]))
        let (low, high) = (reference.results[1], reference.results[2])
        #expect(agree(ratio.ratio, reference.results[0], 1e-12))
        #expect((ratio.interval.low - low).magnitude < 0.1 * (high - low))
        #expect((ratio.interval.high - high).magnitude < 0.1 * (high - low))
    }
}

/// Relative error below a limit; of zero, absolute.
func agree(_ value: Double, _ expected: Double, _ limit: Double) -> Bool {
    (value - expected).magnitude <= limit * (expected == 0 ? 1 : expected.magnitude)
}
