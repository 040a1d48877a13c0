public import LoamColumns
public import LoamVocabulary

/// The International Bank Account Number (ISO 13616) of a country, with the check digits of the country inside.
///
/// No account has these numbers: their bank codes belong to no bank, as far as `BankCode` says. Written without blanks.
/// 40 to 90 ns a number.
public struct IBANForm: Sendable {
    public let country: Country
    private let code: BankCode
    private let accounts: AccountNumber

    /// Nil for the United States, Japan and India, which have no IBAN.
    public init?(_ country: Country) {
        switch country {
        case .unitedStates, .japan, .india: return nil
        default: break
        }
        self.country = country
        code = BankCode(country)
        accounts = AccountNumber(country)
    }

    /// The countries that have one.
    public static let countries = Country.allCases.filter { IBANForm($0) != nil }

    /// How many bytes each number has.
    public var width: Int {
        switch country {
        case .netherlands: 18
        case .unitedKingdom, .germany: 22
        case .spain: 24
        case .brazil: 29
        default: 27
        }
    }

    /// How many banks, branches of a bank and accounts of a branch have numbers of their own.
    public var banks: Int { code.banks }
    public var branches: Int { code.branches }
    public var accountCount: Int { accounts.count }

    /// Writes the IBAN of an account.
    public func append(bank: Int, branch: Int, account: Int, to text: inout TextWriter) {
        let start = text.place
        text.append(fixed: country.letters)
        text.append(fixed: "00")
        appendNational(bank, branch, account, &text)
        let check = 98 &- Self.remainder(text.written(since: start))
        (start + 2).storeBytes(of: UInt8(truncatingIfNeeded: 0x30 &+ check / 10), as: UInt8.self)
        (start + 3).storeBytes(of: UInt8(truncatingIfNeeded: 0x30 &+ check % 10), as: UInt8.self)
    }

    /// The number as the country has it, the BBAN.
    private func appendNational(_ bank: Int, _ branch: Int, _ account: Int, _ text: inout TextWriter) {
        var start = text.place
        switch country {
        case .unitedKingdom:
            BankCode.appendLetters(bank % banks, to: &text)
            code.append(bank: bank, branch: branch, to: &text)
            accounts.append(account, to: &text)
        case .france:
            code.append(bank: bank, branch: branch, to: &text)
            accounts.append(account, to: &text)
            text.append(Self.ribKey(text.written(since: start)), width: 2)
        case .spain:
            code.append(bank: bank, branch: branch, to: &text)
            text.append(fixed: "00")
            accounts.append(account, to: &text)
            let whole = text.written(since: start)
            let first = Self.spanishDigit(whole.part(0..<8))
            let second = Self.spanishDigit(whole.part(10..<20))
            (start + 8).storeBytes(of: TextWriter.alphanumeric(first), as: UInt8.self)
            (start + 9).storeBytes(of: TextWriter.alphanumeric(second), as: UInt8.self)
        case .italy:
            text.append(fixed: "A")
            start = text.place
            code.append(bank: bank, branch: branch, to: &text)
            accounts.append(account, to: &text)
            let letter = ItalianLetters.check(text.written(since: start))
            (start - 1).storeBytes(of: 0x41 &+ UInt8(truncatingIfNeeded: letter), as: UInt8.self)
        case .brazil:
            code.append(bank: bank, branch: branch, to: &text)
            accounts.append(account, to: &text)
            // A current account of its first owner.
            text.append(fixed: "C1")
        default:
            code.append(bank: bank, branch: branch, to: &text)
            accounts.append(account, to: &text)
        }
    }

    /// The rest by 97 of an IBAN whose first four characters are moved to the end.
    private static func remainder(_ text: UnsafeRawBufferPointer) -> Int {
        CheckDigits.remainder97(text.part(0..<4), start: CheckDigits.remainder97(text.part(4..<text.count)))
    }

    /// The key, 1 to 97, of a French number: 97 - (89 bank + 15 branch + 3 account) by 97, which is the rest of all its
    /// digits with two zeros behind them. Letters of account numbers count 1 to 9, then 1 to 9, then 2 to 9.
    private static func ribKey(_ text: UnsafeRawBufferPointer) -> Int {
        var rest = 0
        for byte in text {
            let value = byte.alphanumericValue
            let digit = value < 10 ? value : value < 28 ? (value &- 10) % 9 &+ 1 : value &- 26
            rest = (rest &* 10 &+ digit) % 97
        }
        return 97 &- rest &* 100 % 97
    }

    /// A Spanish check digit over 8 or 10 digits: weights are the powers of 2 by 11, 1 for the first of ten.
    private static func spanishDigit(_ digits: UnsafeRawBufferPointer) -> Int {
        var (sum, weight) = (0, digits.count == 8 ? 4 : 1)
        for byte in digits {
            sum &+= byte.alphanumericValue &* weight
            weight = weight &* 2 % 11
        }
        let digit = 11 &- sum % 11
        return digit == 11 ? 0 : digit == 10 ? 1 : digit
    }

    /// Whether the bytes are an IBAN of the country, with right check digits everywhere.
    public func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.count == width, text.begins(with: country.letters), text.areDigits(2..<4),
            text.areAlphanumeric(4..<width), Self.remainder(text) == 1
        else { return false }
        // 00, 01 and 99 leave the same rests as 97, 98 and 02, and are not used.
        let check = text.number(2..<4)
        return check >= 2 && check <= 98 && isNational(text.part(4..<width))
    }

    private func isNational(_ text: UnsafeRawBufferPointer) -> Bool {
        switch country {
        case .unitedKingdom: text.areCapitals(0..<4) && text.areDigits(4..<18)
        case .france:
            text.areDigits(0..<10) && text.areDigits(21..<23)
                && Self.ribKey(text.part(0..<21)) == text.number(21..<23)
        case .spain:
            text.areDigits(0..<20) && Self.spanishDigit(text.part(0..<8)) == text[8].alphanumericValue
                && Self.spanishDigit(text.part(10..<20)) == text[9].alphanumericValue
        case .italy:
            text.areCapitals(0..<1) && text.areDigits(1..<11)
                && ItalianLetters.check(text.part(1..<23)) == Int(text[0]) - 0x41
        case .netherlands: text.areCapitals(0..<4) && accounts.isValid(text.part(4..<14))
        case .brazil: text.areDigits(0..<23) && text.areCapitals(23..<24)
        default: text.areDigits(0..<text.count)
        }
    }
}
