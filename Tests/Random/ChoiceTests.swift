import LoamRandom
import LoamStatistics
import Testing

/// Alias tables and Zipf ranks.
@Suite struct ChoiceTests {
    @Test(
        arguments: [[1], [1, 1], [3, 1], [0, 1, 0, 2, 0], [1e-9, 1, 1e9], (1...100).map { Double($0 * $0) }]
            as [[Double]])
    func aliasFrequencies(weights: [Double]) {
        let table = AliasTable(weights: weights)
        let stream = testStream("alias \(weights.count)")
        var counts = [Int](repeating: 0, count: weights.count)
        let rows = 100_000
        for row in 0..<rows { counts[table.sample(stream.draw(row))] += 1 }
        for (count, weight) in zip(counts, weights) where weight == 0 { #expect(count == 0) }
        let sum = weights.reduce(0, +)
        let test = ChiSquareTest(observed: counts, expected: weights.map { $0 / sum * Double(rows) })
        #expect(test.pValue > significance, "\(weights): \(counts)")
    }

    /// Seeded tables of random size and weights; equally spaced draws meet each share to within a column's rounding.
    @Test func aliasSharesAreExact() {
        let source = testStream("alias property")
        for round in 0..<100 {
            let size = 1 + Int(source.below(40, round))
            let weights = (0..<size).map { index -> Double in
                let unit = source.attempt(round + 1).unit(index)
                return unit < 0.2 ? 0 : unit * unit * unit
            }
            let sum = weights.reduce(0, +)
            if sum == 0 { continue }
            let table = AliasTable(weights: weights)
            var counts = [Int](repeating: 0, count: size)
            let draws = 4_096
            for draw in 0..<draws { counts[table.sample(UInt64(draw) << 52 | 1 << 51)] += 1 }
            for (count, weight) in zip(counts, weights) {
                let error = (Double(count) - weight / sum * Double(draws)).magnitude
                // A share is made of at most `size` pieces, each counted to within one.
                #expect(error <= Double(size) + 1, "round \(round), weights \(weights)")
                if weight == 0 { #expect(count == 0, "round \(round), weights \(weights)") }
            }
        }
    }

    @Test func aliasEndsOfTheDraw() {
        for size in 1...70 {
            let table = AliasTable(weights: (0..<size).map { Double($0 + 1) })
            #expect((0..<size).contains(table.sample(0)) && (0..<size).contains(table.sample(.max)))
        }
    }

    @Test(arguments: [1, 2, 3, 255, 256, 257, 1_000, 5_000], [0, 0.5, 1, 1.2, 3] as [Double])
    func zipfProbabilities(count: Int, exponent: Double) {
        let ranks = ZipfRanks(count: count, exponent: exponent)
        let stated = (0..<count).map { ranks.probability(of: $0) }
        let weights = (0..<count).map { ExactMath.pow(Double($0 + 1), -exponent) }
        let sum = weights.reversed().reduce(0, +)
        #expect((stated.reversed().reduce(0, +) - 1).magnitude < 1e-12)
        for rank in 0..<count {
            let error = (stated[rank] / (weights[rank] / sum) - 1).magnitude
            #expect(error < (rank < 256 ? 1e-12 : 0.004 * exponent + 1e-12), "rank \(rank)")
        }
        #expect(ranks.probability(of: -1) == 0 && ranks.probability(of: count) == 0)
    }

    @Test(
        arguments: [(1, 1.0), (10, 0), (300, 1), (3_000, 0.8), (100_000, 1.1), (10_000_000_000, 1)] as [(Int, Double)])
    func zipfFrequencies(count: Int, exponent: Double) {
        let ranks = ZipfRanks(count: count, exponent: exponent)
        let stream = testStream("zipf \(count)")
        let rows = 60_000
        // The first ranks one by one, then ranges up to powers of two.
        let single = min(count, 1_000)
        var observed = [Int](repeating: 0, count: single + 64)
        for row in 0..<rows {
            let rank = ranks.sample(stream.draw(row))
            #expect(rank >= 0 && rank < count)
            observed[rank < single ? rank : single + 63 - rank.leadingZeroBitCount] += 1
        }
        var expected = (0..<single).map { ranks.probability(of: $0) * Double(rows) }
        let rest = Double(rows) - expected.reduce(0, +)
        if count <= 100_000 {
            expected += [Double](repeating: 0, count: 64)
            for rank in single..<max(count, single) {
                expected[single + 63 - rank.leadingZeroBitCount] += ranks.probability(of: rank) * Double(rows)
            }
        } else {
            observed = Array(observed[..<single]) + [observed[single...].reduce(0, +)]
            expected.append(rest)
        }
        #expect(ChiSquareTest(observed: observed, expected: expected).pValue > significance)
    }

    @Test func zipfReachesTheLastRank() {
        for count in [2, 100, 256, 257, 300, 511, 512, 513, 1_000] {
            let ranks = ZipfRanks(count: count, exponent: 0)
            let stream = testStream("last")
            let seen = Set((0..<20_000).map { ranks.sample(stream.draw($0)) })
            #expect(seen.count == count && seen.max() == count - 1, "\(count)")
        }
    }
}
