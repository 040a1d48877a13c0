/// Ranks 0..<count with probability in proportion to (rank + 1)^-exponent, in memory that hardly depends on count.
///
/// The first 256 ranks have exactly their probability. Beyond, ranks are taken in runs of 2, 4, 8 … (128 runs to each
/// doubling); a run has exactly the mass of its ranks (summed by Euler and Maclaurin's formula) and is uniform
/// inside, so that no rank is off by more than 0.4 % × exponent of its probability. 10^10 ranks take 55 kB.
public struct ZipfRanks: Sendable {
    /// How many ranks there are.
    public let count: Int
    /// The exponent of the power law.
    public let exponent: Double
    private let total: Double
    @usableFromInline let runs: AliasTable
    @usableFromInline let bound: UInt64

    /// Ranks for a count of 1 to 2^50 and an exponent of 0 to 64; an exponent of 0 is uniform.
    /// Takes about 0.5 ms. Traps on values outside.
    public init(count: Int, exponent: Double) {
        precondition(count >= 1 && count <= 1 << 50, "Zipf ranks are 1 to 2^50 in number")
        precondition(exponent >= 0 && exponent <= 64, "a Zipf exponent lies in 0...64")
        self.count = count
        self.exponent = exponent
        bound = UInt64(count)
        var masses: [Double] = []
        var run = 0
        while case let ranks = ZipfRanks.ranks(ofRun: run, count: count), !ranks.isEmpty {
            masses.append(ZipfRanks.mass(ranks, exponent: exponent))
            run += 1
        }
        // From the smallest up, so that a long tail is not lost to rounding.
        total = masses.reversed().reduce(0, +)
        runs = AliasTable(weights: masses)
    }

    /// The rank of a draw, in `0..<count`; 0 is the most frequent. About 5 ns; never traps.
    @inlinable
    public func sample(_ draw: UInt64) -> Int {
        let run = UInt64(truncatingIfNeeded: runs.sample(draw))
        // A run number is a small floating-point number: 7 bits of significand and a doubling.
        let doubling = run >> 7
        // 1 from the first doubling on; by arithmetic, because a branch here would be guessed wrong half the time.
        let isLong = (doubling &+ 63) >> 6
        let shift = doubling &- isLong
        let first = ((run & 127) | (isLong << 7)) &<< shift
        let length = min(1 &<< shift, bound &- first)
        // The run has used up the draw's high bits, so the place inside comes from a second mix of all of them.
        return Int(truncatingIfNeeded: first &+ mixed(draw).scaled(below: length))
    }

    /// The probability of a rank as `sample` serves it; zero outside `0..<count`.
    /// For the first 256 ranks that is Zipf's law itself.
    public func probability(of rank: Int) -> Double {
        guard rank >= 0, rank < count else { return 0 }
        let ranks = ZipfRanks.ranks(ofRun: ZipfRanks.run(ofRank: rank), count: count)
        return ZipfRanks.mass(ranks, exponent: exponent) / total / Double(ranks.count)
    }

    private static func run(ofRank rank: Int) -> Int {
        if rank < 256 { return rank }
        let shift = Int.bitWidth - 8 - rank.leadingZeroBitCount
        return (shift << 7) + (rank >> shift)
    }

    private static func ranks(ofRun run: Int, count: Int) -> Range<Int> {
        let doubling = run >> 7
        let shift = max(doubling - 1, 0)
        let first = min(((run & 127) | (doubling == 0 ? 0 : 128)) << shift, count)
        return first..<min(first + (1 << shift), count)
    }

    /// The sum of (rank + 1)^-exponent over ranks.
    private static func mass(_ ranks: Range<Int>, exponent: Double) -> Double {
        if ranks.count == 1 { return ExactMath.pow(Double(ranks.lowerBound + 1), -exponent) }
        // f(a) + … + f(b - 1) = ∫ f from a to b + (f(a) - f(b)) / 2 + (f'(b) - f'(a)) / 12 - (f'''(b) - f'''(a)) / 720
        let a = Double(ranks.lowerBound + 1)
        let b = Double(ranks.upperBound + 1)
        let atA = ExactMath.pow(a, -exponent)
        let atB = ExactMath.pow(b, -exponent)
        let ratio = ExactMath.log1p((b - a) / a)
        let growth = (1 - exponent) * ratio
        // (b^(1-s) - a^(1-s)) / (1 - s), written so that it holds at s = 1 too
        let integral = atA * a * ratio * (growth == 0 ? 1 : ExactMath.expm1(growth) / growth)
        let slope = exponent * (atA / a - atB / b)
        let third = exponent * (exponent + 1) * (exponent + 2) * (atA / (a * a * a) - atB / (b * b * b))
        return integral + (atA - atB) / 2 + slope / 12 - third / 720
    }
}
