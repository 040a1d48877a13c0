/// Chooses one of n outcomes with given weights, in constant time from one draw.
///
/// Walker's alias method with Vose's construction (Vose, "A Linear Algorithm for Generating Random Numbers with a
/// Given Distribution", 1991), carried out in integers: each outcome gets a whole number of 2^-62ths of the total,
/// and those parts are served exactly. An outcome of weight zero is never chosen.
public struct AliasTable: Sendable {
    @usableFromInline
    struct Column: BitwiseCopyable, Sendable {
        /// The share of this column that is its own outcome, in units of 2^-64; a full column is its own alias.
        @usableFromInline var threshold: UInt64
        /// The own outcome in the lower half, that of the rest of the column in the upper.
        @usableFromInline var outcomes: UInt64
    }

    @usableFromInline let columns: FlatTable<Column>

    /// The number of outcomes.
    @inlinable
    public var count: Int { columns.count }

    /// A table of 1 to 2^24 outcomes. Takes O(n) time and 16 bytes an outcome.
    ///
    /// Traps when there is no weight, when a weight is negative, infinite or nan, or when all are zero.
    public init(weights: [Double]) {
        precondition(!weights.isEmpty && weights.count <= 1 << 24, "an alias table has 1 to 2^24 outcomes")
        let shift = UInt64(weights.count - 1 == 0 ? 0 : Int.bitWidth - (weights.count - 1).leadingZeroBitCount)
        // A column holds a power of two, so that a share of it becomes a 64-bit threshold by shifting.
        let columnMass: UInt64 = 1 << (62 - shift)
        var masses = AliasTable.masses(weights, total: columnMass &* UInt64(weights.count))
        var result = masses.indices.map { Column(threshold: 0, outcomes: UInt64($0) << 32) }
        var small = masses.indices.filter { masses[$0] < columnMass }
        var large = masses.indices.filter { masses[$0] > columnMass }
        while let poor = small.popLast(), let rich = large.last {
            result[poor] = Column(
                threshold: masses[poor] << (shift &+ 2), outcomes: UInt64(poor) | UInt64(rich) << 32)
            masses[rich] -= columnMass - masses[poor]
            if masses[rich] <= columnMass {
                large.removeLast()
                if masses[rich] < columnMass { small.append(rich) }
            }
        }
        // Whatever is left is exactly full: integer masses leave no rounding to sweep up.
        columns = FlatTable(result)
    }

    /// The outcome of a draw, in `0..<count`. 1 to 3 ns while the table is in cache; never traps.
    ///
    /// The upper half of draw × count chooses the column, the lower half decides inside it.
    @inlinable
    public func sample(_ draw: UInt64) -> Int {
        let product = draw.multipliedFullWidth(by: UInt64(truncatingIfNeeded: columns.count))
        let index = Int(truncatingIfNeeded: product.high)
        let column = columns[index]
        // Both outcomes are in one word, because a choice between two loads becomes a branch whose way is random, and
        // each wrong guess of the processor costs 5 ns.
        return Int(UInt32(truncatingIfNeeded: column.outcomes >> (product.low < column.threshold ? 0 : 32)))
    }

    /// Whole masses in proportion to the weights that sum to `total` exactly.
    private static func masses(_ weights: [Double], total: UInt64) -> [UInt64] {
        var sum = 0.0
        for weight in weights {
            precondition(weight >= 0 && weight.isFinite, "a weight is a finite number from zero up")
            sum += weight
        }
        precondition(sum > 0 && sum.isFinite, "the weights must have a finite sum above zero")
        var masses = weights.map { UInt64($0 / sum * Double(total)) }
        let given = masses.reduce(0, &+)
        if given > total {
            // Rounding gave a little too much: the largest can spare it.
            let largest = masses.indices.max { masses[$0] < masses[$1] }!
            masses[largest] -= given - total
        }
        var missing = given < total ? total - given : 0
        while missing > 0 {
            for index in masses.indices where weights[index] > 0 && missing > 0 {
                // One unit each, so that rounding down leans on no single outcome.
                let share = max(1, missing / UInt64(masses.count))
                masses[index] += share
                missing -= share
            }
        }
        return masses
    }
}
