/// Integers of 1 to 10 bytes, seven bits each, the lowest first (ULEB128), as Parquet's encodings and Thrift write them.
enum VariableLength {
    /// Writes `value` and returns the end; at most 10 bytes.
    @inline(__always)
    static func write(_ value: UInt64, to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        var rest = value
        var end = out
        while rest >= 0x80 {
            end.storeBytes(of: UInt8(truncatingIfNeeded: rest) | 0x80, as: UInt8.self)
            end += 1
            rest &>>= 7
        }
        end.storeBytes(of: UInt8(truncatingIfNeeded: rest), as: UInt8.self)
        return end + 1
    }

    /// Maps small magnitudes of either sign to small numbers: 0, -1, 1, -2 become 0, 1, 2, 3.
    @inline(__always)
    static func zigzag(_ value: Int64) -> UInt64 { UInt64(bitPattern: value &<< 1 ^ value &>> 63) }

    /// What `zigzag` made `value` of.
    @inline(__always)
    static func unzigzag(_ value: UInt64) -> Int64 { Int64(bitPattern: value &>> 1) ^ -Int64(bitPattern: value & 1) }

    /// The bytes that `write` takes.
    static func byteCount(_ value: UInt64) -> Int { max(1, (64 - value.leadingZeroBitCount + 6) / 7) }
}
