/// The words of an enumerated column as cases of a Swift enumeration: `enum OrderStatus: String, ColumnWord { case shipped, … }`.
///
/// A case's index in the column is its place among the cases, so their order is part of what is published.
public protocol ColumnWord: CaseIterable, Hashable, RawRepresentable, Sendable where RawValue == String {}

extension ColumnWord {
    /// The words for a column, in the order of the cases.
    public static var enumeration: Enumeration {
        precondition(
            allCases.enumerated().allSatisfy { $0.offset == $0.element.index },
            "cases of \(self) are not numbered in order")
        return Enumeration(allCases.map(\.rawValue))
    }

    /// The index of the word. A constant where the case is one.
    @inlinable public var index: Int {
        // Cases without values are numbered in memory, from 0 in their order; `enumeration` makes sure of it. An only case takes no
        // memory.
        @inline(__always) get { MemoryLayout<Self>.size == 0 ? 0 : Int(unsafeBitCast(self, to: UInt8.self)) }
    }

    /// The index as a cell of the column holds it.
    @inlinable public var cell: Int32 { @inline(__always) get { Int32(truncatingIfNeeded: index) } }
}
