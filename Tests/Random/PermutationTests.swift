import LoamRandom
import LoamStatistics
import Testing

@Suite struct PermutationTests {
    @Test func everySizeUpToTwoThousandIsABijection() {
        for count in Array(1...300) + stride(from: 301, through: 2_000, by: 37) + [2_000] {
            let permutation = Permutation(count: count, stream: testStream("size \(count)"))
            var seen = [Bool](repeating: false, count: count)
            for value in 0..<count {
                let place = permutation.forward(value)
                guard place >= 0, place < count, !seen[place], permutation.inverse(place) == value else {
                    Issue.record("count \(count), value \(value) goes to \(place)")
                    return
                }
                seen[place] = true
            }
        }
    }

    @Test func inverseOfRandomValuesOfRandomSizes() {
        let source = testStream("sizes")
        for round in 0..<3_000 {
            let count = 1 + Int(source.draw(2 * round) >> (4 + UInt64(round % 56)))
            let permutation = Permutation(count: count, stream: RandomStream(key: source.draw(2 * round + 1)))
            for value in [0, count - 1, Int(source.attempt(1).below(UInt64(count), round))] {
                let place = permutation.forward(value)
                #expect(place >= 0 && place < count, "round \(round), count \(count), value \(value)")
                #expect(permutation.inverse(place) == value, "round \(round), count \(count), value \(value)")
            }
        }
    }

    /// All orders of three and of four values come equally often over streams.
    @Test(arguments: [3, 4])
    func smallOrdersAreUniform(count: Int) {
        var orders: [[Int]: Int] = [:]
        let rounds = 12_000
        for round in 0..<rounds {
            let permutation = Permutation(count: count, stream: testStream().attempt(round))
            orders[(0..<count).map { permutation.forward($0) }, default: 0] += 1
        }
        let factorial = count == 3 ? 6 : 24
        #expect(orders.count == factorial)
        let expected = [Double](repeating: Double(rounds) / Double(factorial), count: factorial)
        #expect(ChiSquareTest(observed: orders.values.sorted(), expected: expected).pValue > significance)
    }

    /// Where neighbours go: their distance is uniform, and the place is not correlated with the value.
    @Test(arguments: [257, 2_500, 65_536, 1_000_000, 1_048_576, 1_000_000_000, 1 << 60])
    func neighboursAreScattered(count: Int) {
        let permutation = Permutation(count: count, stream: testStream("scatter"))
        let rows = min(count - 1, 20_000)
        var cells = [Int](repeating: 0, count: 50)
        var places: [Double] = []
        for value in 0..<rows {
            let place = permutation.forward(value)
            let next = permutation.forward(value + 1)
            let distance = next >= place ? next - place : next - place + count
            cells[Int(Double(distance) / Double(count) * 50)] += 1
            places.append(Double(place))
        }
        let expected = [Double](repeating: Double(rows) / 50, count: 50)
        #expect(ChiSquareTest(observed: cells, expected: expected).pValue > significance, "\(cells)")
        let r = Correlation.pearson(places, places.indices.map { Double($0) })
        #expect(r.magnitude < 4 / Double(rows).squareRoot())
        let shifted = Correlation.pearson(Array(places.dropLast()), Array(places.dropFirst()))
        #expect(shifted.magnitude < 4 / Double(rows).squareRoot())
    }

    /// Over streams, one value goes everywhere equally often, and so does a second one given the first.
    @Test(arguments: [300, 2_500])
    func placesAreUniformOverStreams(count: Int) {
        var cells = [Int](repeating: 0, count: 100)
        let rounds = 20_000
        for round in 0..<rounds {
            let permutation = Permutation(count: count, stream: testStream("streams").attempt(round))
            let first = permutation.forward(17) * 10 / count
            let second = permutation.forward(18) * 10 / count
            cells[first * 10 + second] += 1
        }
        // A tenth of the places is one fewer for the second value when the first is in the same tenth.
        let tenth = Double(count) / 10
        let expected = (0..<100).map { cell -> Double in
            let other = cell / 10 == cell % 10 ? tenth - 1 : tenth
            return Double(rounds) * tenth / Double(count) * other / Double(count - 1)
        }
        #expect(ChiSquareTest(observed: cells, expected: expected).pValue > significance, "\(cells)")
    }
}
