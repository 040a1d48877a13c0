/// The ranks of a sample, doubled so that the mean rank of equal values is an integer.
struct Ranks {
    /// In the order of the sample; the smallest value has 2.
    var doubled: [Int]
    /// Sum of t³ - t over groups of t equal values.
    var ties: Double

    init(_ values: [Double]) {
        let order = values.indices.sorted { values[$0] < values[$1] }
        doubled = [Int](repeating: 0, count: values.count)
        ties = 0
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count && values[order[end]] == values[order[start]] { end += 1 }
            for place in start..<end { doubled[order[place]] = start + end + 1 }
            let size = Double(end - start)
            ties += size * size * size - size
            start = end
        }
    }
}
