/// Values of one width that are asked for in order, by index: what `DeltaBinaryPacked` encodes.
protocol DeltaSource {
    associatedtype Value: DeltaValue
    subscript(_ index: Int) -> Value { get }
}

/// The two widths of integers that Parquet has.
protocol DeltaValue: FixedWidthInteger & SignedInteger where Magnitude: FixedWidthInteger & UnsignedInteger {
    /// The bits that the largest of some differences needs.
    static func width(_ words: UnsafePointer<Magnitude>, count: Int) -> Int
    static func pack(
        _ words: UnsafePointer<Magnitude>, count: Int, width: Int, to out: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer
}

extension DeltaValue {
    @inline(__always)
    static func width(_ words: UnsafePointer<Magnitude>, count: Int) -> Int {
        var union: Magnitude = 0
        for index in 0..<count { union |= words[index] }
        return Magnitude.bitWidth - union.leadingZeroBitCount
    }
}

extension Int32: DeltaValue {
    static func pack(
        _ words: UnsafePointer<UInt32>, count: Int, width: Int, to out: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        BitPacking.pack(words, count: count, width: width, to: out)
    }
}

extension Int64: DeltaValue {
    static func pack(
        _ words: UnsafePointer<UInt64>, count: Int, width: Int, to out: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        BitPacking.pack(words, count: count, width: width, to: out)
    }
}

/// Integers that follow each other.
struct IntegerCells<Value: DeltaValue>: DeltaSource {
    let cells: UnsafePointer<Value>
    subscript(_ index: Int) -> Value { @inline(__always) get { cells[index] } }
}

/// The lengths between offsets of a text column.
struct OffsetLengths: DeltaSource {
    let offsets: UnsafePointer<Int32>
    subscript(_ index: Int) -> Int32 { @inline(__always) get { offsets[index &+ 1] &- offsets[index] } }
}
