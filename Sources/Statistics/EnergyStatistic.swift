/// The energy distance between neighbouring stretches of a series, from sums of distances made once.
struct EnergyStatistic {
    let values: [Double]
    /// `sums[i · (n + 1) + j]`: the distances between value i and the first j values, added up over all values before i
    /// too.
    private let sums: [Double]

    /// O(n²) time and memory.
    init(_ series: ArraySlice<Double>) {
        let values = Array(series)
        let width = values.count + 1
        var sums = [Double](repeating: 0, count: width * width)
        for i in values.indices {
            var row = 0.0
            for j in values.indices {
                row += (values[i] - values[j]).magnitude
                sums[(i + 1) * width + j + 1] = sums[i * width + j + 1] + row
            }
        }
        self.values = values
        self.sums = sums
    }

    /// The place in a stretch that splits it best, and the end of what is furthest from what is before it; both parts
    /// have at least `length` values. nil where there is no room or nothing varies.
    func best(_ start: Int, _ end: Int, _ length: Int) -> (place: Int, end: Int)? {
        if end - start < 2 * length { return nil }
        var best: (place: Int, end: Int)?
        var largest = 0.0
        for place in (start + length)...(end - length) {
            for last in (place + length)...end {
                let distance = distance(start, place, last)
                if distance > largest {
                    largest = distance
                    best = (place, last)
                }
            }
        }
        return best
    }

    /// Matteson and James's statistic of start..<place against place..<end, with distances to the power of 1.
    private func distance(_ start: Int, _ place: Int, _ end: Int) -> Double {
        let (n, m) = (Double(place - start), Double(end - place))
        let between = sum(start, place, place, end)
        // Sums hold each pair within a stretch twice.
        let first = sum(start, place, start, place) / (n * (n - 1))
        let second = sum(place, end, place, end) / (m * (m - 1))
        return n * m / (n + m) * (2 * between / (n * m) - first - second)
    }

    private func sum(_ i: Int, _ iEnd: Int, _ j: Int, _ jEnd: Int) -> Double {
        let width = values.count + 1
        return sums[iEnd * width + jEnd] - sums[i * width + jEnd] - sums[iEnd * width + j] + sums[i * width + j]
    }
}
