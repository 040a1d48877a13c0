public import LoamColumns

/// How names of people are written.
extension CountryPeople {
    /// The most bytes of a name.
    public var givenWidth: Int { max(given.maximumWidth, givenNative.maximumWidth) }
    public var familyWidth: Int { max(family.maximumWidth, familyNative.maximumWidth) }
    /// With a second given name and blanks.
    public var fullNameWidth: Int { 2 * givenWidth + familyWidth + 2 }
    /// Without the number.
    public var emailLocalWidth: Int { givenASCII.maximumWidth + familyASCII.maximumWidth + 21 }

    @inlinable @inline(__always)
    public func appendGiven(_ given: Int, to text: inout TextWriter) { text.append(self.given, given) }

    @inlinable @inline(__always)
    public func appendFamily(_ family: Int, to text: inout TextWriter) { text.append(self.family, family) }

    @inlinable @inline(__always)
    public func appendGivenNative(_ given: Int, to text: inout TextWriter) { text.append(givenNative, given) }

    @inlinable @inline(__always)
    public func appendFamilyNative(_ family: Int, to text: inout TextWriter) { text.append(familyNative, family) }

    /// All names in the order of the country, in Latin letters.
    ///
    /// - Parameter middle: a second given name; below 0 for none.
    @inlinable @inline(__always)
    public func appendFullName(given: Int, middle: Int, family: Int, to text: inout TextWriter) {
        if familyFirst {
            text.append(self.family, family)
            text.append(byte: UInt8(ascii: " "))
            text.append(self.given, given)
            return
        }
        text.append(self.given, given)
        text.append(byte: UInt8(ascii: " "))
        if middle >= 0 {
            text.append(self.given, middle)
            text.append(byte: UInt8(ascii: " "))
        }
        text.append(self.family, family)
    }

    /// Given and family name in the country's own script and order, with a blank between them. Names that have no other form are in Latin
    /// letters; where one of both is, both are, so that no name mixes scripts.
    @inlinable
    public func appendFullNameNative(given: Int, family: Int, to text: inout TextWriter) {
        guard isWhollyNative(given: given, family: family) else {
            return appendFullName(given: given, middle: -1, family: family, to: &text)
        }
        text.append(familyFirst ? familyNative : givenNative, familyFirst ? family : given)
        text.append(byte: UInt8(ascii: " "))
        text.append(familyFirst ? givenNative : familyNative, familyFirst ? given : family)
    }

    /// Whether both names have a form in the country's own script.
    @inlinable
    public func isWhollyNative(given: Int, family: Int) -> Bool {
        hasNativeScript && isNative(givenNative.bytes(given)) && isNative(familyNative.bytes(family))
    }

    /// Whether a name begins with a letter above those of European alphabets: three bytes of UTF-8.
    @usableFromInline
    func isNative(_ name: UnsafeRawBufferPointer) -> Bool { name.first.map { $0 >= 0xE0 } ?? false }

    /// `juergen.mueller17`: the letters of both names in ASCII and lower case. A number of the person's own, from 0 up, makes it
    /// unique; below 0 there is none.
    @inlinable @inline(__always)
    public func appendEmailLocal(given: Int, family: Int, number: Int, to text: inout TextWriter) {
        text.append(givenASCII, given)
        text.append(byte: UInt8(ascii: "."))
        text.append(familyASCII, family)
        if number >= 0 { text.append(number) }
    }
}
