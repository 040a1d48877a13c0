public import LoamBytes
public import LoamColumns
public import LoamVocabulary

/// The number by which a country's offices know a person: for taxes, or for social security where that is the one used.
///
/// Each number below `count` has a text of its own, except where birth or name are part of it: there, numbers below
/// `count` differ among people who are born alike. Numbers past `count` begin again. 20 to 150 ns each.
///
/// | country | number | bytes | whether anyone has it |
/// | --- | --- | ---: | --- |
/// | US | Social Security number `666-45-6789` | 11 | none: area 666 or 000, or group 00 (areas from 900 on overlap with the tax office's ITIN) |
/// | GB | National Insurance number `QQ123456C` | 9 | none: prefix QQ is never given |
/// | DE | Steuerliche Identifikationsnummer | 11 | none: a leading 0 marks numbers for tests; software that checks for it refuses them |
/// | FR | numéro d'inscription au répertoire, with key | 15 | none: the number of order is 000, they begin at 001 |
/// | ES | documento nacional de identidad | 9 | none known: begins with 9; nothing reserves it |
/// | IT | codice fiscale | 16 | none: places of birth are codes from N to Y, of no place |
/// | NL | burgerservicenummer | 9 | none known: begins with 9; numbers for tests begin so, too |
/// | JP | My Number | 12 | not known: every number may be someone's |
/// | IN | Permanent Account Number | 10 | none: the serial is 0000, they begin at 0001. The rule of the last letter is secret |
/// | BR | cadastro de pessoas físicas | 11 | not known: every number may be someone's |
public struct PersonTaxNumber: Sendable {
    public let country: Country

    public init(_ country: Country) { self.country = country }

    /// What some countries put into the number. Names are Latin letters in UTF-8; they are needed for Italy, and of use
    /// for India, and may be empty. The bytes must live as long as the call.
    public struct Bearer {
        public var birth: CivilDate
        public var isFemale: Bool
        public var givenName: UnsafeRawBufferPointer
        public var familyName: UnsafeRawBufferPointer

        public init(
            birth: CivilDate, isFemale: Bool,
            givenName: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0),
            familyName: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0)
        ) {
            self.birth = birth
            self.isFemale = isFemale
            self.givenName = givenName
            self.familyName = familyName
        }
    }

    /// How many bytes each number has.
    public var width: Int {
        switch country {
        case .unitedStates, .germany, .brazil: 11
        case .unitedKingdom, .spain, .netherlands: 9
        case .france: 15
        case .italy: 16
        case .japan: 12
        case .india: 10
        }
    }

    /// How many numbers have texts of their own.
    public var count: Int {
        switch country {
        case .unitedStates: AmericanSocialSecurity.count
        case .unitedKingdom: 4_000_000
        case .germany: GermanTaxNumber.count
        case .france: 94 * 990
        case .spain: 10_000_000
        case .italy: ItalianFiscalCode.places
        case .netherlands: DutchNumber.count
        case .japan: 100_000_000_000
        case .india: 456_976
        case .brazil: 1_000_000_000
        }
    }

    /// Writes the number of a person.
    public func append(_ number: Int, of bearer: Bearer, to text: inout TextWriter) {
        let number = number % count
        switch country {
        case .unitedStates: AmericanSocialSecurity.append(number, to: &text)
        case .unitedKingdom:
            text.append(fixed: "QQ")
            text.append(number >> 2, width: 6)
            text.append(byte: UInt8(ascii: "A") &+ UInt8(truncatingIfNeeded: number & 3))
        case .germany: GermanTaxNumber.append(number, to: &text)
        case .france: appendFrench(number, bearer, &text)
        case .spain:
            text.append(90_000_000 &+ number, width: 8)
            text.append(byte: Self.spanishLetter(90_000_000 &+ number))
        case .italy: ItalianFiscalCode.append(place: number, bearer, to: &text)
        case .netherlands: DutchNumber.append(number, to: &text)
        case .japan:
            let start = text.place
            text.append(number, width: 11)
            text.append(alphanumeric: Self.japaneseDigit(text.written(since: start)))
        case .india:
            let initial = bearer.familyName.first.map { Int($0 & 0xDF) &- 0x41 } ?? -1
            let letter = initial >= 0 && initial < 26 ? initial : number % 26
            IndianAccountNumber.append(number, holder: UInt8(ascii: "P"), initial: letter, to: &text)
        case .brazil: BrazilianNumber.appendPerson(number, to: &text)
        }
    }

    private func appendFrench(_ number: Int, _ bearer: Bearer, _ text: inout TextWriter) {
        let start = text.place
        text.append(alphanumeric: bearer.isFemale ? 2 : 1)
        text.append(bearer.birth.year % 100, width: 2)
        text.append(bearer.birth.month, width: 2)
        // Departments 01 to 95 without Corsica's 20, whose numbers have letters.
        let department = number / 990 &+ 1
        text.append(department < 20 ? department : department &+ 1, width: 2)
        text.append(number % 990 &+ 1, width: 3)
        text.append(fixed: "000")
        text.append(97 &- CheckDigits.remainder97(text.written(since: start)), width: 2)
    }

    @inline(__always)
    private static func spanishLetter(_ number: Int) -> UInt8 {
        let letters: StaticString = "TRWAGMYFPDXBNJZSQVHLCKE"
        return letters.utf8Start[number % 23]
    }

    private static func japaneseDigit(_ digits: UnsafeRawBufferPointer) -> Int {
        CheckDigits.mod11OrZero(CheckDigits.cyclicSum(digits, greatest: 7))
    }

    /// Whether the bytes have the shape of such a number, and its check digits where it has some. Numbers that are given
    /// to people are valid, and so are those that never are.
    public func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.count == width else { return false }
        switch country {
        case .unitedStates: return AmericanSocialSecurity.isValid(text)
        case .unitedKingdom:
            return text.areCapitals(0..<2) && text.areDigits(2..<8) && text[8] >= UInt8(ascii: "A")
                && text[8] <= UInt8(ascii: "D")
        case .germany: return GermanTaxNumber.isValid(text)
        case .france: return Self.isFrench(text)
        case .spain: return Self.isSpanish(text)
        case .italy: return ItalianFiscalCode.isValid(text)
        case .netherlands: return DutchNumber.isValid(text)
        case .japan:
            return text.areDigits(0..<12) && Self.japaneseDigit(text.part(0..<11)) == text[11].alphanumericValue
        case .india: return IndianAccountNumber.isValid(text)
        case .brazil: return BrazilianNumber.isPerson(text)
        }
    }

    /// Corsica's departments 2A and 2B count as 19 and 18 in the key.
    private static func isFrench(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.areDigits(0..<6), text.areDigits(7..<15) else { return false }
        var rest = CheckDigits.remainder97(text.part(0..<5))
        if text[6].isDigit {
            rest = CheckDigits.remainder97(text.part(5..<7), start: rest)
        } else {
            guard text[5] == UInt8(ascii: "2"), text[6] == UInt8(ascii: "A") || text[6] == UInt8(ascii: "B") else {
                return false
            }
            rest = (rest * 100 + (text[6] == UInt8(ascii: "A") ? 19 : 18)) % 97
        }
        return 97 - CheckDigits.remainder97(text.part(7..<13), start: rest) == text.number(13..<15)
    }

    /// A DNI, or the NIE of a foreigner, whose X, Y or Z counts as 0, 1 or 2.
    private static func isSpanish(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.areDigits(1..<8) else { return false }
        let first = text[0].isDigit ? text[0].alphanumericValue : Int(text[0]) - Int(UInt8(ascii: "X"))
        guard text[0].isDigit || (0...2).contains(first) else { return false }
        return spanishLetter(first * 10_000_000 + text.number(1..<8)) == text[8]
    }
}
