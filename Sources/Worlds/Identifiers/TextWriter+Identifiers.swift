internal import LoamColumns

/// Pieces of identifiers.
extension TextWriter {
    /// The byte of 0 to 9, A to Z.
    @inline(__always)
    static func alphanumeric(_ value: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: value < 10 ? 0x30 &+ value : 0x37 &+ value)
    }

    /// What has been written since a place.
    @inline(__always)
    func written(since start: UnsafeMutableRawPointer) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: start, count: place - start)
    }

    /// Adds one digit or letter, 0 to 35.
    @inline(__always)
    mutating func append(alphanumeric value: Int) { append(byte: Self.alphanumeric(value)) }

    /// Adds a fixed text of ASCII.
    @inline(__always)
    mutating func append(fixed text: StaticString) {
        for index in 0..<text.utf8CodeUnitCount { append(byte: text.utf8Start[index]) }
    }

    /// Adds exactly `width` capital letters: the number in base 26.
    @inline(__always)
    mutating func append(letters number: Int, width: Int) {
        var rest = number
        for index in stride(from: width &- 1, through: 0, by: -1) {
            place.storeBytes(of: UInt8(truncatingIfNeeded: 0x41 &+ rest % 26), toByteOffset: index, as: UInt8.self)
            rest /= 26
        }
        place += width
    }

    /// Adds exactly `width` digits and letters: the number in base 36.
    @inline(__always)
    mutating func append(alphanumerics number: Int, width: Int) {
        var rest = number
        for index in stride(from: width &- 1, through: 0, by: -1) {
            place.storeBytes(of: Self.alphanumeric(rest % 36), toByteOffset: index, as: UInt8.self)
            rest /= 36
        }
        place += width
    }

    /// Adds the digit of 0 to 8 that is `choice` among the nine digits besides `forbidden`, which may be none of them.
    /// Rules by mod 11 have one digit that leaves no check digit; so it is walked around, and no two numbers meet.
    @inline(__always)
    mutating func append(digit choice: Int, besides forbidden: Int) {
        append(alphanumeric: choice < forbidden ? choice : choice &+ 1)
    }
}
