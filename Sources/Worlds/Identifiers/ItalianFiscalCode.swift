internal import LoamBytes
internal import LoamColumns

/// Italy's codice fiscale: letters of the names, the day of birth and gender, the place of birth, a check letter.
///
/// An approximation in two points. The place is no Belfiore code of a commune (A to M) or a country (Z), but N to Y with
/// three digits, so that the code is nobody's. And people whose codes would be the same get no letters for digits
/// (omocodia); the place keeps 12,000 of them apart.
enum ItalianFiscalCode {
    static let places = 12_000

    static func append(place number: Int, _ bearer: PersonTaxNumber.Bearer, to text: inout TextWriter) {
        let start = text.place
        appendLetters(of: bearer.familyName, skipsSecond: false, to: &text)
        appendLetters(of: bearer.givenName, skipsSecond: true, to: &text)
        text.append(bearer.birth.year % 100, width: 2)
        let months: StaticString = "ABCDEHLMPRST"
        text.append(byte: months.utf8Start[bearer.birth.month &- 1])
        text.append(bearer.birth.day &+ (bearer.isFemale ? 40 : 0), width: 2)
        text.append(letters: 13 &+ number / 1_000, width: 1)
        text.append(number % 1_000, width: 3)
        text.append(letters: ItalianLetters.check(text.written(since: start)), width: 1)
    }

    /// Three letters of a name: its consonants, then its vowels, then X. Of four consonants or more, a given name
    /// skips the second.
    private static func appendLetters(of name: UnsafeRawBufferPointer, skipsSecond: Bool, to text: inout TextWriter) {
        // Letters that are found, eight bits each, the first one lowest.
        var (consonants, vowels): (UInt64, UInt64) = (0, 0)
        var (consonantCount, vowelCount) = (0, 0)
        var place = 0
        while place < name.count {
            let letter = base(name, &place)
            guard letter != 0 else { continue }
            if isVowel(letter) {
                if vowelCount < 3 { vowels |= UInt64(letter) << UInt64(8 &* vowelCount) }
                vowelCount &+= 1
            } else {
                if consonantCount < 4 { consonants |= UInt64(letter) << UInt64(8 &* consonantCount) }
                consonantCount &+= 1
            }
        }
        if skipsSecond && consonantCount >= 4 {
            consonants = consonants & 0xFF | consonants >> 8 & 0xFF_FF00
            consonantCount = 3
        }
        consonantCount = min(consonantCount, 3)
        for index in 0..<3 {
            let isConsonant = index < consonantCount
            let from = isConsonant ? index : index &- consonantCount
            let letters = isConsonant ? consonants : vowels
            let byte = UInt8(truncatingIfNeeded: letters >> UInt64(8 &* from))
            text.append(byte: isConsonant || from < vowelCount ? byte : UInt8(ascii: "X"))
        }
    }

    @inline(__always)
    private static func isVowel(_ letter: UInt8) -> Bool {
        // Bits of A, E, I, O and U.
        0x10_4111 >> UInt32(letter &- 0x41) & 1 == 1
    }

    /// The capital at a place, without its accent; 0 for what is no Latin letter. Moves the place on.
    @inline(__always)
    private static func base(_ name: UnsafeRawBufferPointer, _ place: inout Int) -> UInt8 {
        let byte = name[place]
        place &+= 1
        if byte < 0x80 {
            let letter = byte & 0xDF
            return letter.isCapital ? letter : 0
        }
        guard byte == 0xC3, place < name.count else { return 0 }
        let second = name[place] | 0x20
        place &+= 1
        switch second {
        case 0xA0...0xA6: return UInt8(ascii: "A")
        case 0xA7: return UInt8(ascii: "C")
        case 0xA8...0xAB: return UInt8(ascii: "E")
        case 0xAC...0xAF: return UInt8(ascii: "I")
        case 0xB1: return UInt8(ascii: "N")
        case 0xB2...0xB6, 0xB8: return UInt8(ascii: "O")
        case 0xB9...0xBC: return UInt8(ascii: "U")
        default: return 0
        }
    }

    /// Shape and check letter. Letters in the place of digits, as omocodia has them, are not known here.
    static func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
        IdentifierShape("AAAAAA99A99A999A").isValid(text)
            && ItalianLetters.check(text.part(0..<15)) == Int(text[15]) - 0x41
    }
}
