/// What an address keeps with the name it is made of.
extension PersonNames {
    /// Whether the letters of a name, up to the first blank, are those of an address, up to the first dot; of both only the
    /// first 7 bytes are known, as a law reads them through a prefix.
    public static func fits(name: Int64, email: Int64) -> Bool {
        let (name, email) = (bytes(name), bytes(email))
        let first = name.prefix { $0 != UInt8(ascii: " ") }
        let letters = first.map { $0 | 0x20 }.filter { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
        return !letters.isEmpty && email.starts(with: letters.prefix(email.count))
            && (first.count == name.count || email.count <= letters.count || email[letters.count] == UInt8(ascii: "."))
    }

    private static func bytes(_ prefix: Int64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: prefix >> Int64(56 - 8 * $0)) }.drop { $0 == 0 }.map { $0 }
    }
}
