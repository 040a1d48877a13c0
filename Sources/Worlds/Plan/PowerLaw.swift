/// Spreads picks over places unevenly: the first share x of the places gets x^(1/exponent) of the picks. Arithmetic of IEEE
/// doubles alone, so the same everywhere; memory none.
public struct PowerLaw: Sendable {
    /// 1 is even; whole, so that it takes a few multiplications.
    public let exponent: Int

    public init(exponent: Int) { self.exponent = exponent }

    /// The place of a pick in [0, 1), in 0..<count. Never falls when the pick rises.
    @inlinable @inline(__always)
    public func rank(_ pick: Double, of count: Int) -> Int {
        var power = pick
        for _ in 1..<max(exponent, 1) { power *= pick }
        return min(count - 1, Int(power * Double(count)))
    }

    /// The place of pick `number` of `total` evenly spaced ones.
    @inlinable @inline(__always)
    public func rank(number: Int, total: Int, of count: Int) -> Int {
        rank((Double(number) + 0.5) / Double(total), of: count)
    }

    /// The first of `total` evenly spaced picks that falls on a rank or after it; `total` where none does.
    public func firstNumber(rank: Int, total: Int, of count: Int) -> Int {
        var low = 0
        var high = total
        while low < high {
            let middle = low + (high - low) / 2
            if self.rank(number: middle, total: total, of: count) < rank { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
