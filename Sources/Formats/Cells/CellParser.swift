internal import LoamBytes

/// Reads the text of values as the encoders write it, and no other spelling: no sign +, no leading zeros, no blanks.
///
/// Each function takes the position where a value begins and gives the value with the position after it; nil where the bytes
/// spell none. They may look at up to 40 bytes from where they begin, so bytes need readable ones after them, and stop at a
/// line feed.
enum CellParser {
    typealias Position = UnsafePointer<UInt8>

    @inline(__always)
    private static func digit(_ byte: UInt8) -> UInt8 { byte &- 0x30 }

    /// A whole number.
    @inline(__always)
    static func integer(_ start: Position) -> (value: Int64, end: Position)? { decimal(start, scale: 0) }

    /// A number with exactly `scale` decimals, in their units.
    @inline(__always)
    static func decimal(_ start: Position, scale: Int) -> (value: Int64, end: Position)? {
        var position = start
        let isNegative = position.pointee == UInt8(ascii: "-")
        if isNegative { position += 1 }
        let first = digit(position.pointee)
        guard first <= 9 else { return nil }
        var value = UInt64(first)
        position += 1
        if first == 0 {
            guard digit(position.pointee) > 9 else { return nil }
        } else {
            while digit(position.pointee) <= 9 {
                value = value &* 10 &+ UInt64(digit(position.pointee))
                position += 1
                if position - start > 20 { return nil }
            }
        }
        if scale > 0 {
            guard position.pointee == UInt8(ascii: ".") else { return nil }
            position += 1
            for _ in 0..<scale {
                guard digit(position.pointee) <= 9 else { return nil }
                value = value &* 10 &+ UInt64(digit(position.pointee))
                position += 1
            }
        }
        if position - start > 18 { return wide(start, position, isNegative) }
        guard !isNegative || value > 0 else { return nil }
        return (isNegative ? 0 &- Int64(value) : Int64(value), position)
    }

    /// The careful way, for numbers near the ends of Int64.
    @inline(never)
    private static func wide(_ start: Position, _ end: Position, _ isNegative: Bool) -> (value: Int64, end: Position)? {
        var value: UInt64 = 0
        for position in start..<end where digit(position.pointee) <= 9 {
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, carries) = product.addingReportingOverflow(UInt64(digit(position.pointee)))
            guard !overflows, !carries else { return nil }
            value = sum
        }
        guard value <= UInt64(Int64.max) + (isNegative ? 1 : 0), !isNegative || value > 0 else { return nil }
        return (isNegative ? 0 &- Int64(bitPattern: value) : Int64(bitPattern: value), end)
    }

    /// A UUID: 36 bytes, lower case.
    @inline(__always)
    static func uuid(_ start: Position) -> (high: UInt64, low: UInt64, end: Position)? {
        let text = UnsafeRawPointer(start)
        let first = text.loadUnaligned(as: UInt64.self)
        // 8-4-4-4-12: the groups of four take four bytes each, and hyphens are checked below.
        let second = four(text + 9) | four(text + 14) &<< 32
        let third = four(text + 19) | four(text + 24) &<< 32
        let fourth = (text + 28).loadUnaligned(as: UInt64.self)
        guard isHexadecimal(first), isHexadecimal(second), isHexadecimal(third), isHexadecimal(fourth),
            start[8] == 0x2D, start[13] == 0x2D, start[18] == 0x2D, start[23] == 0x2D
        else { return nil }
        return (nibbles(first) &<< 32 | nibbles(second), nibbles(third) &<< 32 | nibbles(fourth), start + 36)
    }

    @inline(__always)
    private static func four(_ start: UnsafeRawPointer) -> UInt64 { UInt64(start.loadUnaligned(as: UInt32.self)) }

    /// Whether all eight bytes are 0 to 9 or a to f. Byte-wise comparisons with the sum trick of Warren, "Hacker's Delight",
    /// section 6-1, on bytes below 128.
    @inline(__always)
    private static func isHexadecimal(_ word: UInt64) -> Bool {
        let tops: UInt64 = 0x8080_8080_8080_8080
        let ones: UInt64 = 0x0101_0101_0101_0101
        let atLeastZero = word &+ (0x80 - 0x30) &* ones
        let aboveNine = word &+ (0x80 - 0x3A) &* ones
        let atLeastA = word &+ (0x80 - 0x61) &* ones
        let aboveF = word &+ (0x80 - 0x67) &* ones
        let isDigit = atLeastZero & ~aboveNine
        let isLetter = atLeastA & ~aboveF
        return word & tops == 0 && (isDigit | isLetter) & tops == tops
    }

    /// The 32 bits that eight hexadecimal digits spell.
    @inline(__always)
    private static func nibbles(_ word: UInt64) -> UInt64 {
        let letters = word &>> 6 & 0x0101_0101_0101_0101
        var value = (word & 0x0F0F_0F0F_0F0F_0F0F &+ letters &* 9).byteSwapped
        value = (value | value &>> 4) & 0x00FF_00FF_00FF_00FF
        value = (value | value &>> 8) & 0x0000_FFFF_0000_FFFF
        return (value | value &>> 16) & 0xFFFF_FFFF
    }

    /// Two digits; 100 and more where they are none.
    @inline(__always)
    static func two(_ start: Position) -> Int {
        let (tens, ones) = (digit(start[0]), digit(start[1]))
        return tens <= 9 && ones <= 9 ? Int(tens) &* 10 &+ Int(ones) : 1_000
    }

    /// `2025-01-31`, as days since 1970.
    static func date(_ start: Position) -> (days: Int, end: Position)? {
        guard start[4] == 0x2D, start[7] == 0x2D else { return nil }
        let (century, year, month, day) = (two(start), two(start + 2), two(start + 5), two(start + 8))
        guard century < 100, year < 100 else { return nil }
        let date = CivilDate(year: century * 100 + year, month: month, day: day)
        return date.isValid ? (date.daysSinceEpoch, start + 10) : nil
    }

    /// The time of an instant after its date: `T06:00:00Z`, with six decimals of the second where `hasFraction`; as
    /// microseconds of the day.
    @inline(__always)
    static func clock(_ start: Position, hasFraction: Bool) -> (microseconds: Int64, end: Position)? {
        let (hours, minutes, seconds) = (two(start + 1), two(start + 4), two(start + 7))
        guard start[0] == UInt8(ascii: "T"), start[3] == UInt8(ascii: ":"), start[6] == UInt8(ascii: ":"), hours < 24,
            minutes < 60, seconds < 60
        else { return nil }
        var instant = Int64((hours &* 60 &+ minutes) &* 60 &+ seconds) &* 1_000_000
        var position = start + 9
        if hasFraction {
            let (first, second, third) = (two(position + 1), two(position + 3), two(position + 5))
            guard position.pointee == UInt8(ascii: "."), first < 100, second < 100, third < 100 else { return nil }
            instant &+= Int64((first &* 100 &+ second) &* 100 &+ third)
            position += 7
        }
        guard position.pointee == UInt8(ascii: "Z") else { return nil }
        return (instant, position + 1)
    }

    /// `true` or `false`.
    @inline(__always)
    static func bool(_ start: Position) -> (value: Bool, end: Position)? {
        let word = UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)
        if word == 0x6575_7274 { return (true, start + 4) }
        if word == 0x736C_6166 && start[4] == 0x65 { return (false, start + 5) }
        return nil
    }
}
