/// The words of an enumerated column as cases of a Swift enumeration: `enum OrderStatus: String, ColumnWord { case shipped, … }`.
///
/// A case's index in the column is its place among the cases, so their order is part of what is published.
public protocol ColumnWord: CaseIterable, Hashable, RawRepresentable, Sendable where RawValue == String {}

extension ColumnWord {
    /// The words for a column, in the order of the cases.
    public static var enumeration: Enumeration { Enumeration(allCases.map(\.rawValue)) }

    /// The index of the word: what a cell of the column holds. For laws and constants, not for loops: it is looked for.
    public var index: Int { Array(Self.allCases).firstIndex(of: self) ?? 0 }
}
