public import LoamColumns

/// How names and e-mail addresses are written.
extension PersonNames {
    /// `Ada Moore`, from indices that `first` and `last` have found.
    @inlinable @inline(__always)
    public func append(first: Int, last: Int, to text: inout TextWriter) {
        text.append(written, first)
        text.append(byte: UInt8(ascii: " "))
        text.append(written, last)
    }

    /// `ada.moore17@example.com`. A number of the person's own makes the address unique without a look-up.
    @inlinable @inline(__always)
    public func appendEmail(first: Int, last: Int, number: Int, domain: Int, to text: inout TextWriter) {
        text.append(inAddresses, first)
        text.append(byte: UInt8(ascii: "."))
        text.append(inAddresses, last)
        text.append(number)
        text.append(byte: UInt8(ascii: "@"))
        text.append(domains, domain)
    }

    /// The longest address with a number.
    public var emailWidth: Int { maximumWidth + 64 }
}
