import LoamRandom
import LoamStatistics
import Testing

@Suite struct StreamTests {
    @Test func goldenDraws() {
        let stream = RandomStream(seed: 1, model: "commerce", table: "orders", column: "amount")
        #expect(stream.key == 0x0741_E946_7003_F1F8)
        #expect(
            (0..<4).map { stream.draw($0) } == [
                0x6F7C_2E6E_CE3E_DD3F, 0x0DF3_CFA5_8800_D3C3, 0x3003_DD6E_C43A_1C78, 0x9342_AE33_A714_F4F8,
            ])
        #expect((1..<3).map { stream.attempt($0).draw(0) } == [0x81E0_7C47_B129_EE7C, 0x7388_0889_09A3_BCE6])
        #expect((0..<6).map { stream.below(1_000, $0) } == [435, 54, 187, 575, 217, 719])
        #expect(stream.draw(-1) == 0xA4EE_55C1_DFF5_5018)
        #expect(stream.draw(.max) == 0x5755_DE94_6442_800E)
    }

    @Test func everyNameCounts() {
        let names = [
            ["a", "b", "c", ""], ["a", "b", "c", "d"], ["ab", "c", "", ""], ["a", "bc", "", ""], ["abc", "", "", ""],
            ["", "abc", "", ""], ["", "", "", ""], ["a\0", "b", "c", ""], ["a", "\0b", "c", ""],
            ["longer than eight", "b", "c", ""], ["longer than eighT", "b", "c", ""], ["12345678", "", "", ""],
            ["1234567", "8", "", ""],
        ]
        var keys: Set<UInt64> = []
        for name in names {
            for seed: UInt64 in [0, 1, 2, .max] {
                let stream = RandomStream(
                    seed: seed, model: name[0], table: name[1], column: name[2], purpose: name[3])
                #expect(keys.insert(stream.key).inserted, "\(name), seed \(seed)")
            }
        }
    }

    @Test func drawsOfConsecutiveRowsAreThoseOfEachRow() {
        let stream = RandomStream(seed: 3, model: "m", table: "t", column: "c")
        for start in [0, 1, 1 << 40, -7, Int.max - 3] {
            for count in 0...13 {
                var places: [Int] = []
                var draws: [UInt64] = []
                stream.draws(from: start, count: count) {
                    places.append($0)
                    draws.append($1)
                }
                #expect(places == Array(0..<count))
                #expect(draws == (0..<count).map { stream.draw(start &+ $0) })
            }
        }
    }

    @Test func attemptZeroIsTheStreamItself() {
        let stream = testStream()
        #expect(stream.attempt(0) == stream)
        #expect(Set((0..<1_000).map { stream.attempt($0).key }).count == 1_000)
    }

    /// Flipping any bit of the row or of the key flips every bit of the draw in 48 to 52 % of cases.
    @Test(arguments: ["row", "counted row", "key"])
    func avalanche(input: String) {
        let source = testStream("avalanche")
        let samples = 1 << 14
        for bit in 0..<64 {
            var flips = BitCounts()
            for sample in 0..<samples {
                let row = input == "counted row" ? sample : Int(bitPattern: UInt(source.draw(2 * sample)))
                let stream = RandomStream(key: source.draw(2 * sample + 1))
                let flipped =
                    input == "key"
                    ? RandomStream(key: stream.key ^ (1 << UInt64(bit))).draw(row) : stream.draw(row ^ (1 << bit))
                flips.add(stream.draw(row) ^ flipped)
            }
            for (output, count) in flips.total().enumerated() {
                let share = Double(count) / Double(samples)
                #expect(share > 0.48 && share < 0.52, "bit \(bit) of the \(input) flips bit \(output) in \(share)")
            }
        }
    }

    /// What is next to each other is uncorrelated: |r| < 4 / √n.
    @Test(arguments: ["rows", "distant rows", "columns", "purposes", "seeds", "attempts"])
    func neighboursAreUncorrelated(neighbours: String) {
        let count = 20_000
        for pair in 0..<4 {
            let first = testStream("column \(pair)")
            let draws = (0..<count).map { row -> (Double, Double) in
                let other: Double
                switch neighbours {
                case "rows": other = first.unit(row + 1 + pair)
                case "distant rows": other = first.unit(row + 1 << (20 + 10 * pair))
                case "columns": other = testStream("column \(pair + 1)").unit(row)
                case "purposes": other = testStream("column \(pair)", purpose: "other").unit(row)
                case "seeds": other = testStream("column \(pair)", seed: 2025).unit(row)
                default: other = first.attempt(pair + 1).unit(row)
                }
                return (first.unit(row), other)
            }
            let r = Correlation.pearson(draws.map(\.0), draws.map(\.1))
            #expect(r.magnitude < 4 / Double(count).squareRoot(), "\(neighbours), pair \(pair): \(r)")
        }
    }

    @Test(arguments: [1, 2, 3, 7, 10, 1_000] as [UInt64])
    func boundedIntegersAreUniform(bound: UInt64) {
        let stream = testStream("below \(bound)")
        var counts = [Int](repeating: 0, count: Int(bound))
        let rows = 60_000
        for row in 0..<rows { counts[Int(stream.below(bound, row))] += 1 }
        let expected = [Double](repeating: Double(rows) / Double(bound), count: Int(bound))
        #expect(ChiSquareTest(observed: counts, expected: expected).pValue > significance)
    }

    /// Just above 2^63 half of all draws have to be rejected; thirds of the range must stay equally likely.
    @Test(arguments: [1 << 63 + 1, 3 << 62, .max, 6_148_914_691_236_517_206] as [UInt64])
    func boundedIntegersAreUnbiasedNearTheTop(bound: UInt64) {
        let stream = testStream("top")
        var counts = [0, 0, 0]
        let rows = 60_000
        for row in 0..<rows {
            let value = stream.below(bound, row)
            #expect(value < bound)
            counts[min(Int(value / (bound / 3)), 2)] += 1
        }
        let expected = [Double](repeating: Double(rows) / 3, count: 3)
        #expect(ChiSquareTest(observed: counts, expected: expected).pValue > significance)
    }

    @Test func unitIntervals() {
        #expect(UInt64.max.unitInterval < 1)
        #expect(UInt64.min.unitInterval == 0)
        #expect(UInt64.max.openUnitInterval == 1 - 0x1p-53)
        #expect(UInt64.min.openUnitInterval == 0x1p-53)
        let stream = testStream("unit")
        let sample = (0..<50_000).map { stream.unit($0) }
        #expect(KolmogorovSmirnovTest(sample: sample) { $0 }.pValue > significance)
        #expect((0 as UInt64).scaled(below: 10) == 0 && UInt64.max.scaled(below: 10) == 9)
    }

    @Test func bernoulliIsExactAtItsEnds() {
        for draw in [0, 1, 1 << 63, .max] as [UInt64] {
            #expect(!Bernoulli(probability: 0).occurs(draw))
            #expect(Bernoulli(probability: 1).occurs(draw))
        }
        #expect(Bernoulli(probability: 0.5).occurs(1 << 63 - 1))
        #expect(!Bernoulli(probability: 0.5).occurs(1 << 63))
        let stream = testStream("chance")
        let event = Bernoulli(probability: 0.1)
        let hits = (0..<100_000).count { stream.chance(event, $0) }
        #expect(ChiSquareTest(observed: [hits, 100_000 - hits], expected: [10_000, 90_000]).pValue > significance)
    }
}

/// Counts the ones at each of the 64 places of many words, eight places to an addition.
struct BitCounts {
    private var lanes = [UInt64](repeating: 0, count: 8)
    private var pending = 0
    private var counts = [Int](repeating: 0, count: 64)

    mutating func add(_ word: UInt64) {
        for shift in 0..<8 { lanes[shift] &+= (word >> UInt64(shift)) & 0x0101_0101_0101_0101 }
        pending += 1
        if pending == 255 { flush() }
    }

    mutating func total() -> [Int] {
        flush()
        return counts
    }

    private mutating func flush() {
        for shift in 0..<8 {
            for byte in 0..<8 { counts[byte * 8 + shift] += Int((lanes[shift] >> UInt64(byte * 8)) & 255) }
            lanes[shift] = 0
        }
        pending = 0
    }
}
