/// A distribution on 0, 1, 2 … by inversion of its cumulative probabilities, from one draw.
///
/// The thresholds are summed from the far end, so that the upper tail keeps its precision down to 2^-64; elsewhere
/// each probability is right to about 2^-53.
struct CumulativeTable: Sendable {
    private let thresholds: FlatTable<UInt64>
    /// For each value of the draw's upper six bits, the first outcome possible.
    private let guide: FlatTable<Int32>

    /// Takes the probabilities of 0, 1, 2 …, in any scale. They must not be all zero.
    /// No probabilities at all make a table that must not be sampled and costs nothing.
    init(weights: [Double]) {
        if weights.isEmpty {
            thresholds = FlatTable([])
            guide = FlatTable([])
            return
        }
        var above = 0.0
        var survivals: [Double] = []
        for weight in weights.reversed() {
            survivals.append(above)
            above += weight
        }
        // A draw gives outcome k when it is at least threshold k - 1 and below threshold k.
        var thresholds: [UInt64] = []
        for survival in survivals.reversed() {
            let share = survival / above * 0x1p64
            // What is left is rarer than one draw in 2^64: this outcome takes the rest.
            if share < 1 { break }
            thresholds.append(share >= 0x1p64 ? 0 : 0 &- UInt64(share))
        }
        var guide: [Int32] = []
        var outcome = 0
        for slot in 0..<64 {
            while outcome < thresholds.count, thresholds[outcome] <= UInt64(slot) << 58 { outcome += 1 }
            guide.append(Int32(outcome))
        }
        self.thresholds = FlatTable(thresholds)
        self.guide = FlatTable(guide)
    }

    func sample(_ draw: UInt64) -> Int {
        var outcome = Int(guide[Int(truncatingIfNeeded: draw >> 58)])
        while outcome < thresholds.count, draw >= thresholds[outcome] { outcome &+= 1 }
        return outcome
    }
}
