public import LoamColumns
public import LoamVocabulary

/// The number of an account at one bank, as the country writes it and as it stands in the IBAN.
///
/// A number is another text for each account below `count`. Only the Dutch number has a check digit of its own (the
/// test of eleven); those of Spain, France and Italy cover the bank's code, too, and are in `IBANForm`. German and
/// British banks have many rules, each its own; banks that do not exist have none.
public struct AccountNumber: Sendable {
    public let country: Country

    public init(_ country: Country) { self.country = country }

    /// How many bytes each number has.
    public var width: Int {
        switch country {
        case .unitedStates, .germany, .spain, .netherlands, .brazil: 10
        case .unitedKingdom: 8
        case .france: 11
        case .italy, .india: 12
        case .japan: 7
        }
    }

    /// How many accounts have numbers of their own.
    public var count: Int {
        switch country {
        case .unitedKingdom: 100_000_000
        case .france: 100_000_000_000
        case .italy, .india: 1_000_000_000_000
        case .japan: 10_000_000
        case .netherlands: 900_000_000
        default: 10_000_000_000
        }
    }

    /// Writes the number of an account, 5 to 15 ns.
    public func append(_ account: Int, to text: inout TextWriter) {
        let account = account % count
        guard country == .netherlands else { return text.append(account, width: width) }
        // Ten digits with the weights 10 to 1; the ninth is never the one that no last digit completes.
        let start = text.place
        text.append(account / 9, width: 8)
        let sum = CheckDigits.fallingSum(text.written(since: start), last: 3)
        // sum + 2 x = 1 by 11 leaves 10 for the last digit: x = 6 (1 - sum).
        text.append(digit: account % 9, besides: 6 &* (12 &- sum % 11) % 11)
        let whole = CheckDigits.fallingSum(text.written(since: start), last: 2)
        text.append(alphanumeric: (11 &- whole % 11) % 11)
    }

    /// Whether the bytes have the shape of such a number, and its check digit where it has one.
    public func isValid(_ text: UnsafeRawBufferPointer) -> Bool {
        guard text.count == width else { return false }
        switch country {
        case .france, .italy: return text.areAlphanumeric(0..<width)
        case .netherlands: return text.areDigits(0..<10) && CheckDigits.fallingSum(text, last: 1) % 11 == 0
        default: return text.areDigits(0..<width)
        }
    }
}
