/// Measures of how two samples vary together.
public enum Correlation {
    /// Pearson's coefficient, in -1...1; zero when either sample does not vary. Deterministic; O(n).
    ///
    /// Traps when the samples differ in length or are empty.
    public static func pearson(_ first: [Double], _ second: [Double]) -> Double {
        precondition(first.count == second.count && !first.isEmpty, "correlation needs pairs")
        let size = Double(first.count)
        let firstMean = first.reduce(0, +) / size
        let secondMean = second.reduce(0, +) / size
        var (product, firstSquare, secondSquare) = (0.0, 0.0, 0.0)
        for index in first.indices {
            let a = first[index] - firstMean
            let b = second[index] - secondMean
            product += a * b
            firstSquare += a * a
            secondSquare += b * b
        }
        if firstSquare == 0 || secondSquare == 0 { return 0 }
        return min(max(product / (firstSquare.squareRoot() * secondSquare.squareRoot()), -1), 1)
    }
}
