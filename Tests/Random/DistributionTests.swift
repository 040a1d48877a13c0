import LoamRandom
import LoamStatistics
import Testing

@Suite struct DistributionTests {
    static let rows = 30_000

    static func sample(_ name: String, _ value: (UInt64) -> Double) -> [Double] {
        let stream = testStream(name)
        return (0..<rows).map { value(stream.draw($0)) }
    }

    /// Φ, by the incomplete gamma function: the tests' own way, not that of the code.
    static func normalFunction(_ z: Double) -> Double {
        let tail = ChiSquareTest.survival(z * z, degreesOfFreedom: 1) / 2
        return z < 0 ? tail : 1 - tail
    }

    @Test func normal() {
        let distribution = NormalDistribution(mean: 10, standardDeviation: 3)
        let sample = DistributionTests.sample("normal") { distribution.value($0) }
        let test = KolmogorovSmirnovTest(sample: sample) { DistributionTests.normalFunction(($0 - 10) / 3) }
        #expect(test.pValue > significance)
        let moments = Moments(sample)
        #expect((moments.mean - 10).magnitude < 0.07 && (moments.standardDeviation - 3).magnitude < 0.05)
        #expect(moments.skewness.magnitude < 0.06 && moments.excessKurtosis.magnitude < 0.12)
        #expect(distribution.value(0) > -16 && distribution.value(.max) < 36)
    }

    @Test func logNormal() {
        let distribution = LogNormalDistribution(mu: 1, sigma: 0.5)
        let sample = DistributionTests.sample("lognormal") { distribution.value($0) }
        let test = KolmogorovSmirnovTest(sample: sample) {
            DistributionTests.normalFunction((ExactMath.log($0) - 1) / 0.5)
        }
        #expect(test.pValue > significance)
    }

    @Test func exponential() {
        let distribution = ExponentialDistribution(mean: 4)
        let sample = DistributionTests.sample("exponential") { distribution.value($0) }
        #expect(KolmogorovSmirnovTest(sample: sample) { 1 - ExactMath.exp(-$0 / 4) }.pValue > significance)
        #expect(distribution.value(0) > 0 && distribution.value(.max) < 4 * 36.9)
    }

    /// Beta(1, b) and Beta(a, 1) have plain distribution functions, and so has Beta(2, 2) and the arcsine law.
    @Test func beta() {
        let cases: [(Double, Double, (Double) -> Double)] = [
            (1, 1, { $0 }), (1, 4, { 1 - ExactMath.pow(1 - $0, 4) }), (3, 1, { $0 * $0 * $0 }),
            (2, 2, { $0 * $0 * (3 - 2 * $0) }), (0.25, 1, { ExactMath.pow($0, 0.25) }),
            (1, 0.3, { 1 - ExactMath.pow(1 - $0, 0.3) }), (200, 1, { ExactMath.pow($0, 200) }),
        ]
        for (alpha, beta, function) in cases {
            let distribution = BetaDistribution(alpha: alpha, beta: beta)
            let sample = DistributionTests.sample("beta") { distribution.value($0) }
            #expect(KolmogorovSmirnovTest(sample: sample, distribution: function).pValue > significance, "\(alpha)")
            #expect(sample.allSatisfy { $0 >= 0 && $0 <= 1 })
        }
        let skewed = Moments(DistributionTests.sample("beta") { BetaDistribution.skewed.value($0) })
        #expect((skewed.mean - 2.0 / 7).magnitude < 0.004 && (skewed.variance - 10.0 / 392).magnitude < 0.001)
    }

    /// Chi-square of counts against probabilities found by recursion from the mode.
    static func fit(_ counts: [Int: Int], probability: (Int) -> Double) -> ChiSquareTest {
        let low = counts.keys.min()!
        let high = counts.keys.max()!
        var observed = (low...high).map { counts[$0] ?? 0 }
        var expected = (low...high).map { probability($0) * Double(rows) }
        observed.append(0)
        expected.append(max(0, Double(rows) - expected.reduce(0, +)))
        return ChiSquareTest(observed: observed, expected: expected)
    }

    @Test(arguments: [0, 0.01, 1, 5.5, 31.9, 32, 60, 1_000, 250_000] as [Double])
    func poisson(mean: Double) {
        let distribution = PoissonDistribution(mean: mean)
        let stream = testStream("poisson")
        var counts: [Int: Int] = [:]
        for row in 0..<DistributionTests.rows { counts[distribution.value(stream, row), default: 0] += 1 }
        if mean == 0 {
            #expect(counts == [0: DistributionTests.rows])
            return
        }
        let test = DistributionTests.fit(counts) {
            ExactMath.exp(Double($0) * ExactMath.log(mean) - mean - ExactMath.logFactorial($0))
        }
        #expect(test.pValue > significance, "\(test)")
    }

    @Test(
        arguments: [
            (0, 0.5), (1, 0.5), (10, 0), (10, 1), (10, 0.3), (50, 0.97), (30, 0.5), (40, 0.5), (100, 0.2), (100, 0.8),
            (100_000, 0.0001), (1_000_000, 0.3), (1_000_000, 0.999),
        ] as [(Int, Double)])
    func binomial(trials: Int, probability: Double) {
        let distribution = BinomialDistribution(trials: trials, probability: probability)
        let stream = testStream("binomial")
        var counts: [Int: Int] = [:]
        for row in 0..<DistributionTests.rows { counts[distribution.value(stream, row), default: 0] += 1 }
        #expect(counts.keys.allSatisfy { (0...trials).contains($0) })
        if trials == 0 || probability == 0 || probability == 1 {
            #expect(counts == [probability == 1 ? trials : 0: DistributionTests.rows])
            return
        }
        let logTrials = ExactMath.logFactorial(trials)
        let test = DistributionTests.fit(counts) { count in
            let ways = logTrials - ExactMath.logFactorial(count) - ExactMath.logFactorial(trials - count)
            return ExactMath.exp(
                ways + Double(count) * ExactMath.log(probability)
                    + Double(trials - count) * ExactMath.log1p(-probability))
        }
        #expect(test.pValue > significance, "\(test)")
    }

    /// Committed values: a change of these is a change of generated data and of the determinism version.
    @Test func goldenValues() {
        let stream = testStream("golden")
        let draws = (0..<3).map { stream.draw($0) }
        #expect(
            draws.map { NormalDistribution(mean: 0, standardDeviation: 1).value($0).bitPattern } == [
                0xBFFB_242E_244B_1EDF, 0x3FB5_5D76_8047_914B, 0x3FEF_7C61_9C4C_08BF,
            ])
        #expect(
            draws.map { LogNormalDistribution(mu: 0, sigma: 1).value($0).bitPattern } == [
                0x3FC7_782A_379F_9E86, 0x3FF1_6482_E2E1_88D0, 0x4005_664F_CBD3_2FA7,
            ])
        #expect(
            draws.map { ExponentialDistribution(mean: 1).value($0).bitPattern } == [
                0x3FA7_86E9_B87A_36D0, 0x3FE8_6218_56F2_C3F7, 0x3FFD_10E1_2B9C_C8BC,
            ])
        #expect(
            draws.map { BetaDistribution.skewed.value($0).bitPattern } == [
                0x3FAE_5960_E665_AA00, 0x3FD1_DA61_DCB5_3930, 0x3FDC_DA00_18C8_7EA0,
            ])
        #expect((0..<5).map { PoissonDistribution(mean: 3).value(stream, $0) } == [0, 3, 5, 5, 5])
        #expect(
            (0..<5).map { PoissonDistribution(mean: 3_000).value(stream, $0) } == [2_867, 3_005, 3_061, 3_088, 3_073])
        let few = BinomialDistribution(trials: 10, probability: 0.4)
        #expect((0..<5).map { few.value(stream, $0) } == [1, 4, 6, 6, 6])
        let many = BinomialDistribution(trials: 10_000, probability: 0.4)
        #expect((0..<5).map { many.value(stream, $0) } == [3_882, 4_005, 4_055, 4_078, 4_065])
        let choices = AliasTable(weights: [5, 1, 3, 0.5])
        #expect((0..<8).map { choices.sample(stream.draw($0)) } == [0, 2, 2, 2, 2, 2, 0, 2])
        let ranks = ZipfRanks(count: 1_000_000, exponent: 1)
        #expect(
            (0..<8).map { ranks.sample(stream.draw($0)) } == [78, 4, 216_193, 432_343, 309_907, 24_829, 334, 12_555])
        let amounts = QuantileTable.logNormal(mu: 3, sigma: 1, scale: 100)
        #expect((0..<5).map { amounts.value(stream.draw($0)) } == [368, 2_183, 5_373, 7_640, 6_367])
        let parts = Multinomial.split(total: 1_000, weights: [1, 2, 3, 4], stream: stream)
        #expect(parts == [78, 206, 325, 391])
        for (count, values) in [
            (10, [0, 6, 9, 8]), (2_500, [222, 431, 2_443, 2_083]),
            (1_000_000_000, [407_337_380, 504_189_718, 812_005_034, 974_512_714]),
        ] {
            let permutation = Permutation(count: count, stream: stream)
            #expect((0..<4).map { permutation.forward($0) } == values)
        }
    }
}

extension BetaDistribution {
    static let skewed = BetaDistribution(alpha: 2, beta: 5)
}
