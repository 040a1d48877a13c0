public import LoamColumns
internal import LoamRandom

/// How telephone numbers and addresses are written.
extension PlaceNames {
    public static let phoneWidth = 16
    public static let addressWidth = 112

    /// `+1-212-555-0123`. Exchange 555 is kept free of real subscribers.
    @inlinable @inline(__always)
    public func appendPhone(areaCode: Int, line: Int, to text: inout TextWriter) {
        text.append("+1-")
        text.append(areaCodes, areaCode)
        text.append("-555-")
        text.append(line, width: 4)
    }

    /// Two lines: house and street; city, state and postal code, of which `zip` says the last two digits.
    public func appendAddress(
        house: Int, street: Int, kind: Int, city: Int, zip: Int, to text: inout TextWriter
    ) {
        text.append(house)
        text.append(byte: UInt8(ascii: " "))
        text.append(streets, street)
        text.append(byte: UInt8(ascii: " "))
        text.append(streetKinds, kind)
        text.append(byte: UInt8(ascii: "\n"))
        text.append(cities, city)
        text.append(", ")
        text.append(states.words, Int(state(city)))
        text.append(byte: UInt8(ascii: " "))
        text.append(zipPrefixes[city] * 100 + zip, width: 5)
    }
}
