/// Text of dates and of instants in UTC: `2025-01-01` and `2025-01-01T00:00:00Z`.
///
/// An instance belongs to one column while it is encoded: it keeps the text of the last day, because neighbouring rows
/// share it. Years from 0000 to 9999 only; instants outside are clamped by `TimestampText.range` checks at plan time.
public struct TimestampText {
    public static let microsecondsPerSecond: Int64 = 1_000_000
    public static let microsecondsPerDay: Int64 = 86_400_000_000
    /// Width of an instant with whole seconds.
    public static let secondsWidth = 20
    /// Width of an instant with microseconds.
    public static let microsecondsWidth = 27

    @usableFromInline var dayStart: Int64
    @usableFromInline var low: UInt64
    @usableFromInline var high: UInt32
    @usableFromInline let integers = IntegerText.shared

    public init() {
        // No instant lies in this day, so the first call fills the cache.
        dayStart = Int64.min / 2
        low = 0
        high = 0
    }

    /// Writes an instant, in microseconds since 1970 UTC, cut to whole seconds; 20 bytes.
    @inlinable @inline(__always)
    public mutating func writeSeconds(_ instant: Int64, to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        writeClock(instant, to: out)
        out.storeBytes(of: 0x5A, toByteOffset: 19, as: UInt8.self)
        return out + 20
    }

    /// Writes an instant with six decimals of the second; 27 bytes.
    @inlinable
    public mutating func writeMicroseconds(_ instant: Int64, to out: UnsafeMutableRawPointer)
        -> UnsafeMutableRawPointer
    {
        writeClock(instant, to: out)
        let fraction = UInt64(bitPattern: (instant &- dayStart) % Self.microsecondsPerSecond)
        out.storeBytes(of: 0x2E, toByteOffset: 19, as: UInt8.self)
        _ = integers.write(fraction, width: 6, to: out + 20)
        out.storeBytes(of: 0x5A, toByteOffset: 26, as: UInt8.self)
        return out + 27
    }

    @inlinable @inline(__always)
    mutating func writeClock(_ instant: Int64, to out: UnsafeMutableRawPointer) {
        var inDay = instant &- dayStart
        if UInt64(bitPattern: inDay) >= UInt64(Self.microsecondsPerDay) {
            turnToDay(of: instant)
            inDay = instant &- dayStart
        }
        out.storeBytes(of: low, as: UInt64.self)
        out.storeBytes(of: high, toByteOffset: 8, as: UInt32.self)
        let seconds = UInt32(truncatingIfNeeded: UInt64(bitPattern: inDay) / 1_000_000)
        let minutes = seconds / 60
        let hours = minutes / 60
        integers.writeTwo(hours, to: out + 11)
        out.storeBytes(of: 0x3A, toByteOffset: 13, as: UInt8.self)
        integers.writeTwo(minutes &- hours &* 60, to: out + 14)
        out.storeBytes(of: 0x3A, toByteOffset: 16, as: UInt8.self)
        integers.writeTwo(seconds &- minutes &* 60, to: out + 17)
    }

    @usableFromInline
    mutating func turnToDay(of instant: Int64) {
        var day = instant / Self.microsecondsPerDay
        if instant % Self.microsecondsPerDay < 0 { day -= 1 }
        dayStart = day &* Self.microsecondsPerDay
        withUnsafeTemporaryAllocation(byteCount: 16, alignment: 8) { text in
            let base = text.baseAddress.unsafelyUnwrapped
            _ = Self.writeDate(days: Int(day), to: base, integers: integers)
            base.storeBytes(of: 0x54, toByteOffset: 10, as: UInt8.self)
            base.storeBytes(of: 0, toByteOffset: 11, as: UInt8.self)
            low = base.load(as: UInt64.self)
            high = base.load(fromByteOffset: 8, as: UInt32.self)
        }
    }

    /// Writes a date given in days since 1970-01-01 as `2025-01-01`; 10 bytes.
    @inlinable
    public static func writeDate(days: Int, to out: UnsafeMutableRawPointer, integers: IntegerText)
        -> UnsafeMutableRawPointer
    {
        let date = CivilDate(daysSinceEpoch: days)
        integers.writeFour(UInt32(truncatingIfNeeded: date.year), to: out)
        out.storeBytes(of: 0x2D, toByteOffset: 4, as: UInt8.self)
        integers.writeTwo(UInt32(truncatingIfNeeded: date.month), to: out + 5)
        out.storeBytes(of: 0x2D, toByteOffset: 7, as: UInt8.self)
        integers.writeTwo(UInt32(truncatingIfNeeded: date.day), to: out + 8)
        return out + 10
    }

    /// An instant as text with whole seconds, for messages and manifests.
    public static func seconds(_ instant: Int64) -> String {
        var text = TimestampText()
        var buffer = ByteBuffer(capacity: secondsWidth)
        buffer.commit(to: text.writeSeconds(instant, to: buffer.end))
        return buffer.text()
    }
}
