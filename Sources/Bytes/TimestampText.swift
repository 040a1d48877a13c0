/// The texts of the last 64 different days that were asked for. Belongs to one thread; a `TimestampText` points into it.
public final class DayTexts {
    /// The text of one day: its first eight bytes, then the other two and the `T`.
    @usableFromInline struct Day {
        @usableFromInline var number: Int64
        @usableFromInline var low: UInt64
        @usableFromInline var high: UInt32
    }

    static let count = 64
    // Sound: allocated here, freed in deinit.
    let days = UnsafeMutablePointer<Day>.allocate(capacity: DayTexts.count)

    // No instant is in the day `Int64.min`, so the first use of an entry fills it.
    public init() { days.initialize(repeating: Day(number: .min, low: 0, high: 0), count: Self.count) }

    deinit { days.deallocate() }
}

/// Text of dates and of instants in UTC: `2025-01-01` and `2025-01-01T00:00:00Z`.
///
/// A plain pointer into a `DayTexts`, which must outlive it: rows touch no reference count. Years 0000 to 9999; others are
/// written as the nearer of the two, so plans of runs must keep to `TimestampText.years`.
public struct TimestampText {
    /// The instants that can be written: years 0001 to 9999.
    public static let years: ClosedRange<Int64> = -62_135_596_800_000_000...253_402_300_799_999_999
    public static let microsecondsPerSecond: Int64 = 1_000_000
    public static let microsecondsPerDay: Int64 = 86_400_000_000
    /// Width of an instant with whole seconds.
    public static let secondsWidth = 20
    /// Width of an instant with microseconds.
    public static let microsecondsWidth = 27

    @usableFromInline let days: UnsafeMutablePointer<DayTexts.Day>
    @usableFromInline let integers = IntegerText.shared

    public init(_ texts: DayTexts) { days = texts.days }

    /// Writes an instant, in microseconds since 1970 UTC, cut to whole seconds; 20 bytes.
    @inlinable @inline(__always)
    public func writeSeconds(_ instant: Int64, to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        writeClock(instant, to: out)
        out.storeBytes(of: 0x5A, toByteOffset: 19, as: UInt8.self)
        return out + 20
    }

    /// Writes an instant with six decimals of the second; 27 bytes.
    @inlinable
    public func writeMicroseconds(_ instant: Int64, to out: UnsafeMutableRawPointer)
        -> UnsafeMutableRawPointer
    {
        writeClock(instant, to: out)
        let remainder = instant % Self.microsecondsPerSecond
        let fraction = UInt64(remainder < 0 ? remainder + Self.microsecondsPerSecond : remainder)
        out.storeBytes(of: 0x2E, toByteOffset: 19, as: UInt8.self)
        _ = integers.write(fraction, width: 6, to: out + 20)
        out.storeBytes(of: 0x5A, toByteOffset: 26, as: UInt8.self)
        return out + 27
    }

    @inlinable @inline(__always)
    func writeClock(_ instant: Int64, to out: UnsafeMutableRawPointer) {
        // Floored division, for instants before 1970 too: -1 - n is ~n, and never overflows.
        let sign = instant &>> 63
        let day = (instant ^ sign) / Self.microsecondsPerDay ^ sign
        let entry = days + (Int(truncatingIfNeeded: day) & 63)
        if entry.pointee.number != day { turn(entry, to: day) }
        out.storeBytes(of: entry.pointee.low, as: UInt64.self)
        out.storeBytes(of: entry.pointee.high, toByteOffset: 8, as: UInt32.self)
        let inDay = UInt64(bitPattern: instant &- day &* Self.microsecondsPerDay)
        let seconds = UInt32(truncatingIfNeeded: inDay / 1_000_000)
        let minutes = seconds / 60
        let hours = minutes / 60
        integers.writeTwo(hours, to: out + 11)
        out.storeBytes(of: 0x3A, toByteOffset: 13, as: UInt8.self)
        integers.writeTwo(minutes &- hours &* 60, to: out + 14)
        out.storeBytes(of: 0x3A, toByteOffset: 16, as: UInt8.self)
        integers.writeTwo(seconds &- minutes &* 60, to: out + 17)
    }

    @usableFromInline
    func turn(_ entry: UnsafeMutablePointer<DayTexts.Day>, to day: Int64) {
        withUnsafeTemporaryAllocation(byteCount: 16, alignment: 8) { text in
            let base = text.baseAddress.unsafelyUnwrapped
            _ = Self.writeDate(days: Int(day), to: base, integers: integers)
            base.storeBytes(of: 0x54, toByteOffset: 10, as: UInt8.self)
            base.storeBytes(of: 0, toByteOffset: 11, as: UInt8.self)
            entry.pointee = DayTexts.Day(
                number: day, low: base.load(as: UInt64.self), high: base.load(fromByteOffset: 8, as: UInt32.self))
        }
    }

    /// Writes a date given in days since 1970-01-01 as `2025-01-01`; 10 bytes.
    @inlinable
    public static func writeDate(days: Int, to out: UnsafeMutableRawPointer, integers: IntegerText)
        -> UnsafeMutableRawPointer
    {
        let date = CivilDate(daysSinceEpoch: days)
        integers.writeFour(UInt32(min(max(date.year, 0), 9999)), to: out)
        out.storeBytes(of: 0x2D, toByteOffset: 4, as: UInt8.self)
        integers.writeTwo(UInt32(truncatingIfNeeded: date.month), to: out + 5)
        out.storeBytes(of: 0x2D, toByteOffset: 7, as: UInt8.self)
        integers.writeTwo(UInt32(truncatingIfNeeded: date.day), to: out + 8)
        return out + 10
    }

    /// An instant as text with whole seconds, for messages and manifests.
    public static func seconds(_ instant: Int64) -> String {
        let texts = DayTexts()
        return withExtendedLifetime(texts) {
            var buffer = ByteBuffer(capacity: secondsWidth)
            buffer.commit(to: TimestampText(texts).writeSeconds(instant, to: buffer.end))
            return buffer.text()
        }
    }
}
