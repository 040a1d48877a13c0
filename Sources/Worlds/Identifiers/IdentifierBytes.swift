internal import LoamColumns

extension UInt8 {
    /// 0 to 9 for digits, 10 to 35 for letters of either case. Other bytes give some value of 0 to 35.
    @inline(__always)
    var alphanumericValue: Int {
        let digit = Int(self) &- 0x30
        if digit >= 0 && digit <= 9 { return digit }
        let letter = Int(self & 0xDF) &- 0x41
        return letter >= 0 && letter < 26 ? letter &+ 10 : 0
    }

    @inline(__always) var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    /// Whether it is a capital Latin letter.
    @inline(__always) var isCapital: Bool { self >= 0x41 && self <= 0x5A }
}

extension UnsafeRawBufferPointer {
    /// Some of the bytes; the range must lie inside.
    @inline(__always)
    func part(_ range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: self[range]) }

    func areDigits(_ range: Range<Int>) -> Bool { range.upperBound <= count && range.allSatisfy { self[$0].isDigit } }

    func areCapitals(_ range: Range<Int>) -> Bool {
        range.upperBound <= count && range.allSatisfy { self[$0].isCapital }
    }

    func areAlphanumeric(_ range: Range<Int>) -> Bool {
        range.upperBound <= count && range.allSatisfy { self[$0].isDigit || self[$0].isCapital }
    }

    /// The number that some digits are; at most 18 of them.
    @inline(__always)
    func number(_ range: Range<Int>) -> Int {
        var value = 0
        for place in range { value = value &* 10 &+ self[place].alphanumericValue }
        return value
    }

    func begins(with text: StaticString) -> Bool {
        guard count >= text.utf8CodeUnitCount else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { self[$0] == text.utf8Start[$0] }
    }
}

/// The shape of an identifier as text: `A` is a capital letter, `9` a digit, `X` either, all else itself.
struct IdentifierShape: Sendable {
    // Sound: static text.
    nonisolated(unsafe) let marks: UnsafePointer<UInt8>
    let width: Int

    init(_ text: StaticString) {
        marks = text.utf8Start
        width = text.utf8CodeUnitCount
    }

    func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.count == width else { return false }
        for place in 0..<width {
            let (byte, mark) = (text[place], marks[place])
            let fits =
                switch mark {
                case UInt8(ascii: "A"): byte.isCapital
                case UInt8(ascii: "9"): byte.isDigit
                case UInt8(ascii: "X"): byte.isCapital || byte.isDigit
                default: byte == mark
                }
            if !fits { return false }
        }
        return true
    }

    /// How many texts there are, at most 2^60.
    var count: Int {
        var count = 1
        for place in 0..<width {
            let (product, overflow) = count.multipliedReportingOverflow(by: size(marks[place]))
            if overflow || product > 1 << 60 { return 1 << 60 }
            count = product
        }
        return count
    }

    @inline(__always)
    private func size(_ mark: UInt8) -> Int {
        switch mark {
        case UInt8(ascii: "A"): 26
        case UInt8(ascii: "9"): 10
        case UInt8(ascii: "X"): 36
        default: 1
        }
    }

    /// Writes the text of a number below `count`, its lowest digit last.
    @inline(__always)
    func write(_ number: Int, to text: inout TextWriter) {
        var rest = UInt64(truncatingIfNeeded: number)
        var place = width
        while place > 0 {
            place &-= 1
            let mark = marks[place]
            let size = UInt64(truncatingIfNeeded: self.size(mark))
            var byte = mark
            if size > 1 {
                let value = Int(truncatingIfNeeded: rest % size)
                rest /= size
                byte = mark == UInt8(ascii: "A") ? 0x41 &+ UInt8(value) : TextWriter.alphanumeric(value)
            }
            text.place.storeBytes(of: byte, toByteOffset: place, as: UInt8.self)
        }
        text.place += width
    }
}
