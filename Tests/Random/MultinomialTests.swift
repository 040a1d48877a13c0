import LoamRandom
import LoamStatistics
import Testing

@Suite struct MultinomialTests {
    @Test func sumsAreExact() {
        let source = testStream("multinomial")
        for round in 0..<400 {
            let size = 1 + Int(source.below(30, 3 * round))
            let total = Int(source.draw(3 * round + 1) >> (12 + UInt64(round % 52)))
            let stream = source.attempt(round + 1)
            var weights = (0..<size).map { stream.unit($0) < 0.3 ? 0 : stream.unit($0) }
            weights[size / 2] = 0.5
            let parts = Multinomial.split(total: total, weights: weights, stream: stream)
            #expect(parts.reduce(0, +) == total, "round \(round), total \(total), weights \(weights)")
            #expect(parts.allSatisfy { $0 >= 0 })
            for (part, weight) in zip(parts, weights) where weight == 0 { #expect(part == 0) }
            #expect(parts == Multinomial.split(total: total, weights: weights, stream: stream))
        }
        #expect(Multinomial.split(total: 0, weights: [0, 0], stream: source) == [0, 0])
        #expect(Multinomial.split(total: 0, weights: [], stream: source) == [])
    }

    /// Both the few-at-a-time and the many-at-a-time method give each place its share, with the right spread.
    @Test(arguments: [40, 5_000])
    func sharesAndSpread(total: Int) {
        let weights = [1.0, 2, 3, 4]
        let rounds = 4_000
        var samples = [[Double]](repeating: [], count: 4)
        for round in 0..<rounds {
            let parts = Multinomial.split(total: total, weights: weights, stream: testStream("shares").attempt(round))
            for place in 0..<4 { samples[place].append(Double(parts[place])) }
        }
        for place in 0..<4 {
            let share = weights[place] / 10
            let mean = Double(total) * share
            let variance = mean * (1 - share)
            let moments = Moments(samples[place])
            #expect((moments.mean - mean).magnitude < 4 * (variance / Double(rounds)).squareRoot())
            #expect((moments.variance / variance - 1).magnitude < 4 * (2 / Double(rounds)).squareRoot())
        }
        // Parts compete: the correlation of two places is -√(p q / ((1 - p)(1 - q))).
        let expected = -(0.1 * 0.4 / (0.9 * 0.6)).squareRoot()
        #expect((Correlation.pearson(samples[0], samples[3]) - expected).magnitude < 4 / Double(rounds).squareRoot())
    }
}
