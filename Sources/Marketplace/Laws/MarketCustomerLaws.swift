internal import LoamWorlds

/// What customers keep.
enum MarketCustomerLaws {
    static func book(_ rows: MarketRows) -> LawBook {
        var book = LawBook()
        let setting = rows.world.setting
        book.unique = [.init("customers", "email")]
        book.laws = [
            Law(
                "joined_before_run", of: "customers",
                "customers join in the year before the run, after their tenant came",
                reads: ["created_at", "tenant_id.created_at"]
            ) { $0[0] >= setting.opened && $0[0] < setting.start && $0[0] >= $0[1] },
            Law(
                "email_fits_name", of: "customers", "the address begins with the first name",
                reads: [CellPath("name", prefix: 7), CellPath("email", prefix: 7)]
            ) { fits(name: $0[0], email: $0[1]) },
        ]
        return book
    }

    /// Whether the letters of a name, up to the first blank, are those of an address, up to the first dot; of both only the
    /// first 7 bytes are known.
    private static func fits(name: Int64, email: Int64) -> Bool {
        let (name, email) = (bytes(name), bytes(email))
        let first = name.prefix { $0 != UInt8(ascii: " ") }
        let letters = first.map { $0 | 0x20 }.filter { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
        return !letters.isEmpty && email.starts(with: letters.prefix(email.count))
            && (first.count == name.count || email.count <= letters.count || email[letters.count] == UInt8(ascii: "."))
    }

    /// The bytes of a text as laws see it through a prefix.
    private static func bytes(_ prefix: Int64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: prefix >> Int64(56 - 8 * $0)) }.drop { $0 == 0 }.map { $0 }
    }
}
