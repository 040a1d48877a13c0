public import LoamColumns
public import LoamVocabulary

/// The number under which a company stands in its country's register.
///
/// Each number below `count` has a text of its own; numbers past it begin again. `CompanyTaxNumber` of the same number is
/// that of the same company. 10 to 60 ns each.
///
/// | country | number | bytes | whether any company has it |
/// | --- | --- | ---: | --- |
/// | US | Employer Identification Number `07-1234567` (registers are the states') | 10 | none: prefix 07 is given to no office |
/// | GB | company number | 8 | none yet: begins with 9, far above those in use |
/// | DE | Handelsregister, department B: `HRB 123456` | 10 | not known: each court counts for itself |
/// | FR | SIREN | 9 | not known; begins with 0, which few old numbers do |
/// | ES | NIF of a limited company (CIF), letter B | 9 | not known |
/// | IT | partita IVA | 11 | not known |
/// | NL | number of the Kamer van Koophandel | 8 | not known; begins with 00 |
/// | JP | corporate number | 13 | none known: its register office is 99, which no list has |
/// | IN | Corporate Identity Number | 21 | none: its state is ZZ |
/// | BR | cadastro nacional da pessoa jurídica, head office | 14 | none yet: roots are counted up; they begin with 99 here |
public struct CompanyNumber: Sendable {
    public let country: Country

    public init(_ country: Country) { self.country = country }

    /// How many bytes each number has.
    public var width: Int {
        switch country {
        case .unitedStates, .germany: 10
        case .unitedKingdom, .netherlands: 8
        case .france, .spain: 9
        case .italy: 11
        case .japan: 13
        case .india: 21
        case .brazil: 14
        }
    }

    /// How many companies have numbers of their own.
    public var count: Int {
        switch country {
        case .unitedStates, .unitedKingdom, .spain, .france: 10_000_000
        case .italy: 999_999_900
        case .germany: 900_000
        case .netherlands, .brazil: 1_000_000
        case .japan: 10_000_000_000
        case .india: 100_000_000
        }
    }

    /// Writes the number of a company.
    public func append(_ number: Int, to text: inout TextWriter) {
        let number = number % count
        switch country {
        case .unitedStates:
            text.append(fixed: "07-")
            text.append(number, width: 7)
        case .unitedKingdom: text.append(90_000_000 &+ number, width: 8)
        case .germany:
            text.append(fixed: "HRB ")
            text.append(100_000 &+ number, width: 6)
        case .france: CompanyDigits.appendFrench(number, to: &text)
        case .spain: CompanyDigits.appendSpanish(number, to: &text)
        case .italy: CompanyDigits.appendItalian(number, to: &text)
        case .netherlands: text.append(number, width: 8)
        case .japan: CompanyDigits.appendJapanese(number, to: &text)
        case .india:
            // Not listed, activity of software, state, year, private limited, number of the register.
            text.append(fixed: "U72200ZZ")
            text.append(1950 &+ number / 1_000_000 % 75, width: 4)
            text.append(fixed: number / 1_000_000 < 75 ? "PTC" : "PLC")
            text.append(number % 1_000_000, width: 6)
        case .brazil: BrazilianNumber.appendCompany(root: 99_000_000 &+ number, to: &text)
        }
    }

    /// Whether the bytes have the shape of such a number, and its check digits where it has some.
    public func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
        switch country {
        case .unitedStates: IdentifierShape("99-9999999").isValid(text)
        case .unitedKingdom, .netherlands: IdentifierShape("99999999").isValid(text)
        case .germany: IdentifierShape("HRB 999999").isValid(text)
        case .france: text.count == 9 && LuhnNumber.isValid(text)
        case .spain: CompanyDigits.isSpanish(text)
        case .italy: text.count == 11 && LuhnNumber.isValid(text)
        case .japan: CompanyDigits.isJapanese(text)
        case .india: IdentifierShape("A99999AA9999AAA999999").isValid(text)
        case .brazil: BrazilianNumber.isCompany(text)
        }
    }
}

/// Rules that numbers of companies share with their tax numbers.
enum CompanyDigits {
    /// The SIREN.
    static func appendFrench(_ number: Int, to text: inout TextWriter) {
        let start = text.place
        text.append(number, width: 8)
        text.append(alphanumeric: CheckDigits.luhn(text.written(since: start)))
    }

    /// The letter B, seven digits, Luhn's digit.
    static func appendSpanish(_ number: Int, to text: inout TextWriter) {
        text.append(byte: UInt8(ascii: "B"))
        let start = text.place
        text.append(number, width: 7)
        text.append(alphanumeric: CheckDigits.luhn(text.written(since: start)))
    }

    /// Some kinds of entity have a letter as check character, J for 0 and A to I for 1 to 9.
    static func isSpanish(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.count == 9, text.areCapitals(0..<1), text.areDigits(1..<8) else { return false }
        let digit = CheckDigits.luhn(text.part(1..<8))
        if text[8].isDigit { return text[8].alphanumericValue == digit }
        return text[8] == (digit == 0 ? UInt8(ascii: "J") : 0x40 + UInt8(digit))
    }

    /// Seven digits of the company, three of the province's tax office (001 to 100), Luhn's digit.
    static func appendItalian(_ number: Int, to text: inout TextWriter) {
        let start = text.place
        // No company is 0000000.
        text.append(number / 100 &+ 1, width: 7)
        text.append(number % 100 &+ 1, width: 3)
        text.append(alphanumeric: CheckDigits.luhn(text.written(since: start)))
    }

    /// A check digit in front: 9 - the sum by 9, weights 1 and 2 from the right.
    static func appendJapanese(_ number: Int, to text: inout TextWriter) {
        let start = text.place
        text.append(alphanumeric: 0)
        text.append(990_000_000_000 &+ number, width: 12)
        let digit = japaneseDigit(text.written(since: start + 1))
        start.storeBytes(of: TextWriter.alphanumeric(digit), as: UInt8.self)
    }

    private static func japaneseDigit(_ digits: UnsafeRawBufferPointer) -> Int {
        var sum = 0
        for place in 0..<digits.count { sum &+= digits[place].alphanumericValue &* (2 &- (digits.count &- place) & 1) }
        return 9 &- sum % 9
    }

    static func isJapanese(_ text: UnsafeRawBufferPointer) -> Bool {
        text.count == 13 && text.areDigits(0..<13) && japaneseDigit(text.part(1..<13)) == text[0].alphanumericValue
    }
}
