/// Digits of integers, two at a time.
///
/// The pair table is immortal memory that every thread reads; hold a copy of this struct (one pointer) in a kernel so
/// that no lazy global is touched per cell.
public struct IntegerText: Sendable {
    /// 100 entries of two ASCII digits, "00" to "99", in memory order.
    // Sound: written once before it is shared, never freed, never written again.
    @usableFromInline nonisolated(unsafe) let pairs: UnsafePointer<UInt16>

    /// The longest text of an Int64, sign included.
    public static let maximumWidth = 20

    public static let shared = IntegerText()

    private init() {
        let table = UnsafeMutablePointer<UInt16>.allocate(capacity: 100)
        for value in 0..<100 {
            let tens = UInt16(0x30 + value / 10)
            let ones = UInt16(0x30 + value % 10)
            table[value] = (tens | ones << 8).littleEndian
        }
        pairs = UnsafePointer(table)
    }

    /// Writes two digits of a value below 100.
    @inlinable @inline(__always)
    public func writeTwo(_ value: UInt32, to out: UnsafeMutableRawPointer) {
        out.storeBytes(of: pairs[Int(truncatingIfNeeded: value)], as: UInt16.self)
    }

    /// Writes four digits of a value below 10,000.
    @inlinable @inline(__always)
    public func writeFour(_ value: UInt32, to out: UnsafeMutableRawPointer) {
        let high = value / 100
        writeTwo(high, to: out)
        writeTwo(value &- high &* 100, to: out + 2)
    }

    /// Writes the decimal digits of `value` without leading zeros and returns the end. At most 20 bytes.
    @inlinable @inline(__always)
    public func write(_ value: UInt64, to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        if value < 100 {
            if value < 10 {
                out.storeBytes(of: UInt8(truncatingIfNeeded: 0x30 + value), as: UInt8.self)
                return out + 1
            }
            writeTwo(UInt32(truncatingIfNeeded: value), to: out)
            return out + 2
        }
        if value < 10_000 {
            // Three or four digits without a branch: the first digit of four is written over when there are three.
            let high = UInt32(truncatingIfNeeded: value) / 100
            let width = high < 10 ? 1 : 2
            writeTwo(high, to: out)
            if width == 1 { out.storeBytes(of: UInt8(truncatingIfNeeded: 0x30 + high), as: UInt8.self) }
            writeTwo(UInt32(truncatingIfNeeded: value) &- high &* 100, to: out + width)
            return out + width + 2
        }
        return writeLong(value, to: out)
    }

    /// Writes the decimal digits of `value`, with a minus sign where it is negative, and returns the end.
    @inlinable @inline(__always)
    public func write(_ value: Int64, to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        guard value < 0 else { return write(UInt64(bitPattern: value), to: out) }
        out.storeBytes(of: 0x2D, as: UInt8.self)
        return write(value.magnitude, to: out + 1)
    }

    /// Writes exactly `width` digits of `value`, with leading zeros; digits beyond the width are dropped.
    @inlinable
    public func write(_ value: UInt64, width: Int, to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        var rest = value
        var end = out + width
        while end >= out + 2 {
            let quotient = rest / 100
            end -= 2
            writeTwo(UInt32(truncatingIfNeeded: rest &- quotient &* 100), to: end)
            rest = quotient
        }
        if end > out {
            let quotient = rest / 10
            end -= 1
            end.storeBytes(of: UInt8(truncatingIfNeeded: 0x30 + (rest &- quotient &* 10)), as: UInt8.self)
        }
        return out + width
    }

    @usableFromInline
    func writeLong(_ value: UInt64, to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        let width = Self.digitCount(value)
        var end = out + width
        var rest = value
        while rest >= 100 {
            let quotient = rest / 100
            end -= 2
            writeTwo(UInt32(truncatingIfNeeded: rest &- quotient &* 100), to: end)
            rest = quotient
        }
        if rest >= 10 {
            writeTwo(UInt32(truncatingIfNeeded: rest), to: out)
        } else {
            out.storeBytes(of: UInt8(truncatingIfNeeded: 0x30 + rest), as: UInt8.self)
        }
        return out + width
    }

    /// The number of decimal digits of `value`, 1 to 20.
    public static func digitCount(_ value: UInt64) -> Int {
        var width = 1
        var bound: UInt64 = 10
        while value >= bound {
            width += 1
            let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
            if overflow { return width }
            bound = next
        }
        return width
    }
}
