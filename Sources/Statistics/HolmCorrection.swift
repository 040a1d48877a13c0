/// Holm's correction of p-values for having looked at several ("A Simple Sequentially Rejective Multiple Test
/// Procedure", 1979).
public enum HolmCorrection {
    /// The adjusted p-values, in the order given: each is at most a level if the tests of all smaller ones reject at
    /// that level while the chance of any false rejection stays below it, however the tests depend on each other. O(n
    /// log n).
    public static func adjusted(_ pValues: [Double]) -> [Double] {
        let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
        var adjusted = pValues
        var largest = 0.0
        for (rank, index) in order.enumerated() {
            largest = max(largest, min(Double(pValues.count - rank) * pValues[index], 1))
            adjusted[index] = largest
        }
        return adjusted
    }
}
