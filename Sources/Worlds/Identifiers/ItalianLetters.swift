/// The check letter of Italian identifiers: the codice fiscale, and the CIN of bank accounts.
enum ItalianLetters {
    /// What digits and letters count at odd places, the first one included; digits as A to J.
    private static let odd: StaticString =
        "\u{1}\u{0}\u{5}\u{7}\u{9}\u{D}\u{F}\u{11}\u{13}\u{15}\u{2}\u{4}\u{12}\u{14}\u{B}\u{3}\u{6}\u{8}\u{C}\u{E}\u{10}\u{A}\u{16}\u{19}\u{18}\u{17}"

    /// The letter, 0 to 25, of a text of digits and capitals.
    static func check(_ text: UnsafeRawBufferPointer) -> Int {
        let table = odd.utf8Start
        var sum = 0
        for place in 0..<text.count {
            let value = text[place].alphanumericValue
            let letter = value < 10 ? value : value &- 10
            sum &+= place & 1 == 0 ? Int(table[letter]) : letter
        }
        return sum % 26
    }
}
