public import LoamColumns
public import LoamVocabulary

/// The number of a company for value-added tax, or for the tax that stands in its place.
///
/// The same number as in `CompanyNumber` is the same company: SIREN, CIF, partita IVA, corporate number and CNPJ stand in
/// both. Which numbers are nobody's is said there; beyond that:
///
/// | country | number | bytes | whether any company has it |
/// | --- | --- | ---: | --- |
/// | US | Employer Identification Number | 10 | none: prefix 07 |
/// | GB | `GB` and VAT number, check digits by 97 and 55 | 11 | none known: begins with 9 |
/// | DE | `DE` and USt-IdNr, ISO 7064 MOD 11,10 | 11 | not known |
/// | FR, ES, IT | `FR` and key, `ES`, `IT`, before the company's number | 13, 11, 13 | as the company's number |
/// | NL | `NL`, RSIN, `B01` | 14 | none known: begins with 9 |
/// | JP | `T` and corporate number | 14 | as the company's number |
/// | IN | GSTIN, state 29 | 15 | none: the serial of its PAN is 0000 |
/// | BR | CNPJ | 14 | as the company's number |
public struct CompanyTaxNumber: Sendable {
    public let country: Country

    public init(_ country: Country) { self.country = country }

    /// How many bytes each number has.
    public var width: Int {
        switch country {
        case .unitedStates: 10
        case .unitedKingdom, .germany, .spain: 11
        case .france, .italy: 13
        case .netherlands, .japan, .brazil: 14
        case .india: 15
        }
    }

    /// How many companies have numbers of their own.
    public var count: Int {
        switch country {
        case .unitedKingdom: 1_000_000
        case .germany: 90_000_000
        case .netherlands: DutchNumber.count
        case .india: 26 * 26 * 26 * 26
        default: CompanyNumber(country).count
        }
    }

    /// Writes the number of a company, 15 to 80 ns.
    public func append(_ number: Int, to text: inout TextWriter) {
        let number = number % count
        let start = text.place
        switch country {
        case .unitedKingdom:
            text.append(fixed: "GB")
            text.append(9_000_000 &+ number, width: 7)
            text.append(Self.britishCheck(text.written(since: start + 2), extra: 55), width: 2)
        case .germany:
            text.append(fixed: "DE")
            text.append(10_000_000 &+ number, width: 8)
            text.append(alphanumeric: CheckDigits.mod11And10(text.written(since: start + 2)))
        case .france:
            text.append(fixed: "FR00")
            CompanyDigits.appendFrench(number, to: &text)
            let key = Self.frenchKey(text.written(since: start + 4))
            (start + 2).storeBytes(of: TextWriter.alphanumeric(key / 10), as: UInt8.self)
            (start + 3).storeBytes(of: TextWriter.alphanumeric(key % 10), as: UInt8.self)
        case .spain:
            text.append(fixed: "ES")
            CompanyDigits.appendSpanish(number, to: &text)
        case .italy:
            text.append(fixed: "IT")
            CompanyDigits.appendItalian(number, to: &text)
        case .netherlands:
            text.append(fixed: "NL")
            DutchNumber.append(number, to: &text)
            text.append(fixed: "B01")
        case .japan:
            text.append(byte: UInt8(ascii: "T"))
            CompanyDigits.appendJapanese(number, to: &text)
        case .india:
            text.append(fixed: "29")
            IndianAccountNumber.append(number, holder: UInt8(ascii: "C"), initial: number % 26, to: &text)
            text.append(fixed: "1Z")
            text.append(alphanumeric: CheckDigits.luhn36(text.written(since: start)))
        case .unitedStates, .brazil: CompanyNumber(country).append(number, to: &text)
        }
    }

    /// 97 less the rest of the sum with weights 8 to 2: numbers since 2010 add 55 to the sum.
    private static func britishCheck(_ digits: UnsafeRawBufferPointer, extra: Int) -> Int {
        97 &- (CheckDigits.fallingSum(digits, last: 2) &+ extra) % 97
    }

    private static func frenchKey(_ siren: UnsafeRawBufferPointer) -> Int {
        (12 &+ 3 &* CheckDigits.remainder97(siren)) % 97
    }

    /// Whether the bytes have the shape of such a number, and right check digits.
    public func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.count == width else { return false }
        switch country {
        case .unitedKingdom:
            guard IdentifierShape("GB999999999").isValid(text) else { return false }
            let (digits, check) = (text.part(2..<9), text.number(9..<11))
            return Self.britishCheck(digits, extra: 0) == check || Self.britishCheck(digits, extra: 55) == check
        case .germany:
            return IdentifierShape("DE999999999").isValid(text)
                && CheckDigits.mod11And10(text.part(2..<10)) == text[10].alphanumericValue
        case .france:
            return IdentifierShape("FR99999999999").isValid(text) && LuhnNumber.isValid(text.part(4..<13))
                && Self.frenchKey(text.part(4..<13)) == text.number(2..<4)
        case .spain: return text.begins(with: "ES") && CompanyDigits.isSpanish(text.part(2..<11))
        case .italy: return text.begins(with: "IT") && LuhnNumber.isValid(text.part(2..<13))
        case .netherlands:
            return IdentifierShape("NL999999999B99").isValid(text) && DutchNumber.isValid(text.part(2..<11))
        case .japan: return text.begins(with: "T") && CompanyDigits.isJapanese(text.part(1..<14))
        case .india:
            return IdentifierShape("99AAAAA9999AXZX").isValid(text)
                && CheckDigits.luhn36(text.part(0..<14)) == text[14].alphanumericValue
        case .unitedStates, .brazil: return CompanyNumber(country).isValid(text)
        }
    }
}
