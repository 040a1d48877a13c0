import LoamRandom
import LoamStatistics
import Testing

/// Samples that are too small, do not vary, or are no numbers.
@Suite struct EdgeTests {
    @Test func aMedianNeedsSixValuesForItsInterval() {
        #expect(!SampleSummary([1, 2, 3, 4, 5]).reaches(0.5))
        #expect(SampleSummary([1, 2, 3, 4, 5, 6]).reaches(0.5))
        #expect(SampleSummary([1, 2, 3]).medianInterval() == Interval(1, 3))
        #expect(SampleSummary([7]).medianInterval() == Interval(7, 7))
        #expect(SampleSummary((1...59).map(Double.init)).quantileInterval(0.95).high == 59)
        #expect(!SampleSummary([1, 2, 3, 4, 5, 6]).reaches(0.95))
    }

    @Test func oddSharesAndLevelsEndAtTheSample() {
        let summary = SampleSummary([1, 2, 3, 4, 5, 6, 7, 8])
        for share in [-1, 0, 0.5, 1, 2, Double.nan] {
            for confidence in [-1, 0, 0.95, 1, 2, Double.nan] {
                let interval = summary.quantileInterval(share, confidence: confidence)
                #expect(1 <= interval.low && interval.high <= 8)
            }
            #expect((1...8).contains(summary.quantile(share)))
        }
    }

    @Test func spreadOfWhatDoesNotVary() {
        #expect(SampleSummary([3]).standardDeviation == 0)
        #expect(SampleSummary([0.1, 0.1, 0.1]).standardDeviation == 0)
        #expect(SampleSummary([0, 0]).coefficientOfVariation == 0)
        #expect(SampleSummary([-1, 1]).coefficientOfVariation == nil)
        #expect(SampleSummary([1, 2, 3]).medianAbsoluteDeviation == 1)
    }

    @Test func outliersAreLabelledWithTheirPlace() {
        let found = Outlier.all(in: [10, 11, 9, 10, 30, 10.5, 9.5, 10, 12.9, 10])
        #expect(found.map(\.index) == [4, 8])
        #expect(found.map(\.fence) == [.severeHigh, .mildHigh])
        #expect(found[0].isFarByDeviation)
        #expect(Outlier.all(in: [1, 1, 1, 1, 5]).map(\.fence) == [.severeHigh])
        #expect(Outlier.all(in: [1, 1, 1, 1, 5])[0].modifiedZ == nil)
        #expect(Outlier.all(in: [1, 2, 100]).isEmpty)
        #expect(Outlier.all(in: [-30, 9, 10, 11, 10, 10.5, 9.5]).map(\.fence) == [.severeLow])
        #expect(SampleSummary([10, 30, 11, 9, 10, 10]).outliers.map(\.value).contains(30))
    }

    @Test func ratiosNeedPositiveNumbers() {
        for base in [[], [0.0], [-1], [.nan], [.infinity], [1, 2]] as [[Double]] {
            #expect(RatioOfMedians(base: base, head: [1], isPaired: true) == nil)
        }
        #expect(RatioOfMedians(base: [2], head: [3], isPaired: true)?.interval.width == 0)
        #expect(RatioOfMedians(base: [2], head: [1, 2, 3], isPaired: false)?.ratio == 1)
        #expect(DifferenceOfMedians(base: [0, 0], head: [0, 4], isPaired: true)?.difference == 2)
        #expect(DifferenceOfMedians(base: [.nan], head: [0], isPaired: true) == nil)
    }

    @Test func seedsRepeat() {
        let base = (0..<31).map { RandomStream(key: 1).unit($0) + 1 }
        let head = (0..<31).map { RandomStream(key: 2).unit($0) + 1 }
        for isPaired in [true, false] {
            let first = RatioOfMedians(base: base, head: head, isPaired: isPaired, seed: 5)
            #expect(first == RatioOfMedians(base: base, head: head, isPaired: isPaired, seed: 5))
            let others = (6..<12).map { RatioOfMedians(base: base, head: head, isPaired: isPaired, seed: $0) }
            #expect(others.contains { $0 != first })
        }
        #expect(PermutationTest(differences: base, seed: 5) == PermutationTest(differences: base, seed: 5))
    }

    @Test func swappingSidesTurnsTheRatioOfPairs() throws {
        let base = (0..<25).map { 1 + Double($0 * 7 % 25) / 50 }
        let head = (0..<25).map { 1.2 + Double($0 * 11 % 25) / 40 }
        let there = try #require(RatioOfMedians(base: base, head: head, isPaired: true))
        let back = try #require(RatioOfMedians(base: head, head: base, isPaired: true))
        #expect((there.ratio * back.ratio - 1).magnitude < 1e-12)
        #expect((there.interval.low * back.interval.high - 1).magnitude < 0.01)
    }

    @Test func testsOfWhatDoesNotVary() {
        #expect(MannWhitneyTest(base: [1, 1, 1], head: [1, 1])?.pValue == 1)
        #expect(MannWhitneyTest(base: [], head: [1]) == nil)
        #expect(SignedRankTest(differences: [0, 0]).pValue == 1)
        #expect(SignedRankTest(differences: []).pValue == 1)
        #expect(SignTest(differences: [0]).pValue == 1)
        #expect(PermutationTest(differences: [], seed: 1).pValue == 1)
        #expect(PermutationTest(differences: [0.1, 0.1, 0.1, 0.1], seed: 1).pValue == 0.125)
        #expect(PermutationTest(base: [], head: [1], seed: 1).pValue == 1)
        #expect(PermutationTest(base: [1, 1], head: [1], seed: 1).pValue == 1)
        #expect(WelchTest(base: [1, 1], head: [2, 2]) == nil)
        #expect(EffectSize.cohensD(base: [1, 1], head: [2, 2]) == nil)
        #expect(EffectSize.cliffsDelta(base: [1, 1], head: [2, 2]) == 1)
        #expect(HolmCorrection.adjusted([]).isEmpty)
    }

    @Test func powerAndPairsAgree() {
        let power = PairedPower(deviation: 0.1)
        let pairs = power.pairs(difference: 0.05)
        #expect(pairs == 44)
        #expect(power.power(difference: 0.05, pairs: 44) >= 0.9)
        #expect(power.power(difference: 0.05, pairs: 43) < 0.9)
        #expect(power.pairs(difference: 0) == nil)
        #expect(PairedPower(deviation: 0).power(difference: 0.1, pairs: 5) == 1)
        #expect(PairedPower(deviation: 0).power(difference: 0, pairs: 5) == 0)
    }

    @Test func powerLawsNeedTwoSizes() {
        #expect(PowerLawFit(sizes: [1, 1], values: [1, 2]) == nil)
        #expect(PowerLawFit(sizes: [1, 2], values: [0, 2]) == nil)
        #expect(PowerLawFit(sizes: [1, 2], values: [1]) == nil)
        let line = PowerLawFit(sizes: [1, 10], values: [2, 20])
        #expect(line?.interval == nil)
        #expect(agree(line?.exponent ?? 0, 1, 1e-12))
        #expect(agree(line?.value(100) ?? 0, 200, 1e-12))
    }
}
