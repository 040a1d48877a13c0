public import LoamColumns
public import LoamVocabulary

/// The national code of a bank and its branch, as it stands at the head of account numbers.
///
/// Banks are numbered 0, 1, 2 ... by the caller; the code is a function of country, bank and branch. Numbers past
/// `banks` or `branches` begin again at the first. 5 to 15 ns a code.
///
/// | country | code | bytes | whether any bank has it |
/// | --- | --- | ---: | --- |
/// | US | ABA routing number, 3-7-1 check digit | 9 | none: first two digits 13 to 20 are for later use |
/// | GB | sort code, without hyphens | 6 | none known: begins with 00 |
/// | DE | Bankleitzahl | 8 | none: the first digit, the clearing area, is 1 to 8; here it is 9 |
/// | FR | code banque, code guichet | 10 | none known: code banque begins with 99 |
/// | ES | entidad, oficina | 8 | none known: entidad begins with 7 |
/// | IT | ABI, CAB | 10 | none known: ABI begins with 99 |
/// | NL | four letters | 4 | none known: begins with ZZ |
/// | JP | zengin bank and branch | 7 | none known: bank is above 9900, the last one in use |
/// | IN | IFSC | 11 | none known: begins with ZZ |
/// | BR | ISPB, agency | 13 | none yet: ISPB are the roots of CNPJ, counted up, and begin with 99 here |
public struct BankCode: Sendable {
    public let country: Country

    public init(_ country: Country) { self.country = country }

    /// How many bytes each code has.
    public var width: Int {
        switch country {
        case .unitedStates: 9
        case .unitedKingdom: 6
        case .germany, .spain: 8
        case .france, .italy: 10
        case .netherlands: 4
        case .japan: 7
        case .india: 11
        case .brazil: 13
        }
    }

    /// How many banks have codes of their own.
    public var banks: Int {
        switch country {
        case .unitedStates: 80_000
        case .unitedKingdom, .japan: 99
        case .germany: 10_000_000
        case .france, .italy, .spain: 1_000
        case .netherlands, .india: 676
        case .brazil: 1_000_000
        }
    }

    /// How many branches of one bank have codes of their own; one where the code is the bank's alone.
    public var branches: Int {
        switch country {
        case .unitedStates, .germany, .netherlands: 1
        case .unitedKingdom: 100
        case .france, .italy, .brazil: 100_000
        case .spain: 10_000
        case .japan: 1_000
        case .india: 1_000_000
        }
    }

    /// Writes the code of a bank's branch.
    public func append(bank: Int, branch: Int, to text: inout TextWriter) {
        let (bank, branch) = (bank % banks, branch % branches)
        let start = text.place
        switch country {
        case .unitedStates:
            // Eight reserved districts, four digits of the bank; the last four differ, too, as they do in life.
            text.append(13 &+ bank / 10_000, width: 2)
            text.append(Self.scattered(bank, below: 1_000_000), width: 6)
            text.append(alphanumeric: CheckDigits.aba(text.written(since: start)))
        case .unitedKingdom:
            text.append((bank &+ 1) &* 100 &+ branch, width: 6)
        case .germany:
            text.append(alphanumeric: 9)
            text.append(Self.scattered(bank, below: 10_000_000), width: 7)
        case .france, .italy:
            text.append(99_000 &+ Self.scattered(bank, below: 1_000), width: 5)
            text.append(branch, width: 5)
        case .spain:
            text.append(7_000 &+ Self.scattered(bank, below: 1_000), width: 4)
            text.append(branch, width: 4)
        case .netherlands:
            Self.appendLetters(bank, to: &text)
        case .japan:
            text.append(9_901 &+ bank, width: 4)
            text.append(branch, width: 3)
        case .india:
            Self.appendLetters(bank, to: &text)
            text.append(branch, width: 7)
        case .brazil:
            text.append(99_000_000 &+ Self.scattered(bank, below: 1_000_000), width: 8)
            text.append(branch, width: 5)
        }
    }

    /// Whether the bytes have the shape of such a code, and its check digit where it has one. Says nothing of whether
    /// a bank has it.
    public func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.count == width else { return false }
        switch country {
        case .unitedStates:
            return text.areDigits(0..<9) && CheckDigits.aba(text.part(0..<8)) == text[8].alphanumericValue
        case .netherlands: return text.areCapitals(0..<4)
        case .india:
            return text.areCapitals(0..<4) && text[4] == UInt8(ascii: "0") && text.areAlphanumeric(5..<11)
        default: return text.areDigits(0..<width)
        }
    }

    /// The four letters of a bank in IBAN, IFSC and BIC: ZZAA, ZZAB and so on. No bank that we know has ZZ.
    static func appendLetters(_ bank: Int, to text: inout TextWriter) {
        text.append(letters: 25 &* 26 &+ 25, width: 2)
        text.append(letters: bank % 676, width: 2)
    }

    /// A bijection of the numbers below a power of ten that puts neighbours apart; the factor has no divisor in common
    /// with ten.
    @inline(__always)
    static func scattered(_ number: Int, below size: Int) -> Int { (number &* 7_368_787 &+ 271) % size }
}

/// The eight characters of a Business Identifier Code (ISO 9362) with 0 as the last: such codes are for tests, none is
/// connected to the network. Letters of the bank are those of its IBAN or IFSC, ZZAA and following.
public struct BIC: Sendable {
    public let country: Country

    public init(_ country: Country) { self.country = country }

    /// How many bytes each code has.
    public static let width = 8
    /// How many banks have codes of their own, at most 676.
    public var banks: Int { min(676, BankCode(country).banks) }

    /// Writes the code of a bank, 5 ns.
    public func append(bank: Int, to text: inout TextWriter) {
        BankCode.appendLetters(bank % banks, to: &text)
        text.append(fixed: country.letters)
        text.append(byte: UInt8(ascii: "T"))
        text.append(byte: UInt8(ascii: "0"))
    }

    /// Whether the bytes are a BIC of 8 or 11 characters of any country.
    public static func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
        (text.count == 8 || text.count == 11) && text.areAlphanumeric(0..<text.count) && text.areCapitals(4..<6)
    }
}

extension Country {
    /// The two letters of ISO 3166-1 as static text, which kernels copy without a String.
    var letters: StaticString {
        switch self {
        case .unitedStates: "US"
        case .unitedKingdom: "GB"
        case .germany: "DE"
        case .france: "FR"
        case .spain: "ES"
        case .italy: "IT"
        case .netherlands: "NL"
        case .japan: "JP"
        case .india: "IN"
        case .brazil: "BR"
        }
    }
}
