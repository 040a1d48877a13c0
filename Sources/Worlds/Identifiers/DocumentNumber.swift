public import LoamColumns
public import LoamVocabulary

/// The number of a passport or a driving licence, in the country's plain shape.
///
/// Shapes only: check digits, and what some licences hold of name and birth, are not there, and no range is known to be
/// free. American licences are those of California. 15 ns each.
public struct DocumentNumber: Sendable {
    /// What is numbered.
    public enum Kind: String, CaseIterable, Sendable {
        case passport
        case drivingLicence = "driving_licence"
    }

    public let kind: Kind
    public let country: Country
    private let shape: IdentifierShape

    public init(_ kind: Kind, _ country: Country) {
        self.kind = kind
        self.country = country
        shape = kind == .passport ? Self.passport(country) : Self.licence(country)
    }

    /// How many bytes each number has.
    public var width: Int { shape.width }
    /// How many documents have numbers of their own, at most 2^60.
    public var count: Int { shape.count }

    /// Writes the number of a document; numbers past `count` begin again.
    public func append(_ number: Int, to text: inout TextWriter) { shape.write(number, to: &text) }

    /// Whether the bytes have the shape.
    public func isValid(_ text: UnsafeRawBufferPointer) -> Bool { shape.isValid(text) }

    private static func passport(_ country: Country) -> IdentifierShape {
        switch country {
        case .unitedStates: IdentifierShape("A99999999")
        case .unitedKingdom: IdentifierShape("999999999")
        case .germany: IdentifierShape("CXXXXXXX9")
        case .france: IdentifierShape("99AA99999")
        case .spain: IdentifierShape("AAA999999")
        case .italy: IdentifierShape("AA9999999")
        case .netherlands: IdentifierShape("AAXXXXXX9")
        case .japan: IdentifierShape("AA9999999")
        case .india: IdentifierShape("A9999999")
        case .brazil: IdentifierShape("AA999999")
        }
    }

    private static func licence(_ country: Country) -> IdentifierShape {
        switch country {
        case .unitedStates: IdentifierShape("A9999999")
        case .unitedKingdom: IdentifierShape("AAAAA999999AA9AA")
        case .germany: IdentifierShape("A999XXXXX9X")
        case .france: IdentifierShape("999999999999")
        case .spain: IdentifierShape("99999999A")
        case .italy: IdentifierShape("AX9999999A")
        case .netherlands: IdentifierShape("9999999999")
        case .japan: IdentifierShape("999999999999")
        case .india: IdentifierShape("AA9999999999999")
        case .brazil: IdentifierShape("99999999999")
        }
    }
}
