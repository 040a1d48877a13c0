public import LoamColumns

/// Fills some columns of a table for a range of rows: runs once for each batch in which any of them is wanted.
struct Filler: Sendable {
    typealias Body = @Sendable (_ drivers: Range<Int>, _ cells: BatchCells, _ scratch: Scratch) -> Void

    /// Indices of the columns.
    let columns: [Int]
    /// Whether it reads what the source has prepared.
    let readsScratch: Bool
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
    /// The exact number that some driver rows make.
    let count: @Sendable (Range<Int>) -> Int
    /// The same where the source has been prepared for them.
    let prepared: @Sendable (_ drivers: Int, Scratch) -> Int
}
