/// A random-looking bijection of 0..<count, computed both ways without a table of the count's size.
///
/// Up to 256 values: a shuffle (Fisher and Yates), every order equally likely. Above: four rounds (six below 2^20
/// values) of an alternating Feistel network over a × b places, a and b close to the root of the count (Black and
/// Rogaway, "Ciphers with Arbitrary Finite Domains", 2002); the few places past the count, fewer than b, are walked
/// over. For unique identifiers and orders, not for secrecy.
public struct Permutation: Sendable {
    /// How many values are permuted.
    public let count: Int
    @usableFromInline let network: FeistelNetwork
    /// The shuffle and its inverse, when there are at most 256 values.
    @usableFromInline let shuffle: FlatTable<UInt8>

    /// A permutation of 1 to 2^60 values that depends on the stream's key alone. Under 3 microseconds.
    /// Traps on other counts.
    public init(count: Int, stream: RandomStream) {
        precondition(count >= 1 && count <= 1 << 60, "a permutation has 1 to 2^60 values")
        self.count = count
        network = FeistelNetwork(count: UInt64(count), stream: stream)
        shuffle = FlatTable(count <= 256 ? Permutation.shuffled(count, stream) : [])
    }

    /// Where a value goes. About 1 ns up to 256 values, 13 ns up to 2^20, 8 ns above. Traps unless the value is in `0..<count`.
    @inlinable
    public func forward(_ value: Int) -> Int {
        precondition(value >= 0 && value < count, "the permutation has no such value")
        if count <= 256 { return Int(shuffle[value]) }
        var place = network.forward(UInt64(truncatingIfNeeded: value))
        while place >= UInt64(truncatingIfNeeded: count) { place = network.forward(place) }
        return Int(truncatingIfNeeded: place)
    }

    /// Where a value comes from: `inverse(forward(x)) == x`. Costs and traps as `forward`.
    @inlinable
    public func inverse(_ value: Int) -> Int {
        precondition(value >= 0 && value < count, "the permutation has no such value")
        if count <= 256 { return Int(shuffle[count &+ value]) }
        var place = network.inverse(UInt64(truncatingIfNeeded: value))
        while place >= UInt64(truncatingIfNeeded: count) { place = network.inverse(place) }
        return Int(truncatingIfNeeded: place)
    }

    private static func shuffled(_ count: Int, _ stream: RandomStream) -> [UInt8] {
        var table = (0..<count).map { UInt8($0) } + [UInt8](repeating: 0, count: count)
        for last in stride(from: count - 1, to: 0, by: -1) {
            table.swapAt(last, Int(stream.below(UInt64(last + 1), last)))
        }
        for value in 0..<count { table[count + Int(table[value])] = UInt8(value) }
        return table
    }
}
