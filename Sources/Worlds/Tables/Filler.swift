public import LoamColumns

/// Fills some columns of a table for a range of rows: runs once for each batch in which any of them is wanted.
struct Filler: Sendable {
    typealias Body = @Sendable (_ drivers: Range<Int>, _ cells: BatchCells, _ scratch: Scratch) -> Void

    /// Indices of the columns.
    let columns: [Int]
    /// The stages that it needs, as a set of bits.
    let stages: UInt64
    let body: Body

    func isWanted(_ batch: Batch) -> Bool { columns.contains { batch.wanted[$0] } }
}

/// A table as it was declared.
public struct DeclaredTable: Sendable {
    public let schema: TableSchema
    let fillers: [Filler]
    /// How the rows of the table follow from the driver rows; nil for the table whose rows they are.
    let children: ChildRows?
    let lawDeclarations: [@Sendable (LawBuilder) -> Void]

    /// What its rows keep.
    public var laws: LawBook {
        let builder = LawBuilder(schema.name)
        for declare in lawDeclarations { declare(builder) }
        return builder.laws
    }
}

/// The rows of a table that several belong to a driver row each.
struct ChildRows: Sendable {
    /// The most that a driver row can make.
    let most: Int
    /// The exact number that some driver rows make; nil where only growing them tells.
    let count: (@Sendable (Range<Int>) -> Int)?
    /// The stages after which it is known for a batch, as a set of bits.
    let stages: UInt64
    /// The number for the driver rows of a batch.
    let found: @Sendable (_ drivers: Int, Scratch) -> Int
}
