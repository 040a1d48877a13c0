import LoamRandom
import LoamStatistics
import Testing

@Suite struct QuantileTableTests {
    /// At every probability from 2^-50 to 1 - 2^-50 a value is the quantile, to the width of a unit and of a chord.
    @Test func quantilesAreRightInTheTails() {
        let table = QuantileTable.normal(mean: 0, standardDeviation: 1, scale: 1e9)
        for doubling in 1..<50 {
            for part: UInt64 in 0..<8 {
                let draw = ((8 | part) << 60) >> UInt64(doubling - 1) | 1
                let p = Double(draw) * 0x1p-64
                let expected = ExactMath.normalQuantile(p) * 1e9
                #expect((Double(table.value(draw)) - expected).magnitude < 2e-4 * 1e9, "draw \(draw)")
                #expect((Double(table.value(~draw)) + expected).magnitude < 2e-4 * 1e9, "draw \(~draw)")
            }
        }
    }

    @Test func valuesNeverDecrease() {
        let tables = [
            QuantileTable.logNormal(mu: 3, sigma: 2, scale: 100), .exponential(mean: 0.001, scale: 100),
            .normal(mean: -5, standardDeviation: 1, scale: 1), .beta(alpha: 0.2, beta: 0.3, scale: 1e6),
        ]
        for (number, table) in tables.enumerated() {
            var draws: [UInt64] = [0, 1, .max - 1, .max]
            for step: UInt64 in 0..<4_096 { draws += [step << 52, step << 52 &- 1, step << 52 | 12_345] }
            for shift: UInt64 in 1..<64 { draws += [.max >> shift, 1 << shift, ~(.max >> shift), ~(1 << shift)] }
            draws.sort()
            for (draw, next) in zip(draws, draws.dropFirst()) {
                #expect(table.value(draw) <= table.value(next), "table \(number), draws \(draw) and \(next)")
            }
        }
    }

    @Test func limitsHold() {
        let table = QuantileTable.logNormal(mu: 3, sigma: 1, scale: 100, minimum: 5, maximum: 80)
        #expect(table.value(0) == 500 && table.value(.max) == 8_000)
        let stream = testStream("limits")
        for row in 0..<20_000 { #expect((500...8_000).contains(table.value(stream.draw(row)))) }
        let constant = QuantileTable(minimum: -3, maximum: -3, scale: 1) { _ in 7 }
        #expect(constant.value(0) == -3 && constant.value(1 << 63) == -3 && constant.value(.max) == -3)
    }

    @Test func frequenciesAreThoseOfTheDistribution() {
        let table = QuantileTable.logNormal(mu: 3, sigma: 1, scale: 1_000_000)
        let stream = testStream("amounts")
        let sample = (0..<30_000).map { Double(table.value(stream.draw($0))) / 1_000_000 }
        let test = KolmogorovSmirnovTest(sample: sample) { DistributionTests.normalFunction(ExactMath.log($0) - 3) }
        #expect(test.pValue > significance)
    }

    /// Values of few units are rounded and not cut: a uniform 0…4 gives its ends half as often as the rest.
    @Test func smallValuesAreRounded() {
        let table = QuantileTable(minimum: 0, maximum: 4, scale: 1) { 4 * $0 }
        let stream = testStream("rounded")
        var counts = [Int](repeating: 0, count: 5)
        for row in 0..<40_000 { counts[Int(table.value(stream.draw(row)))] += 1 }
        let test = ChiSquareTest(observed: counts, expected: [5_000, 10_000, 10_000, 10_000, 5_000])
        #expect(test.pValue > significance, "\(counts)")
    }
}
