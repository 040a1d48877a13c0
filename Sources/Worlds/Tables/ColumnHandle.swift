public import LoamBytes
public import LoamColumns

/// A column that a table has declared: where its cells lie in a batch, and what laws call it. `Value` is what a cell holds:
/// `Int32` and `Int64` for numbers, enumerations and instants, `UUIDWords` for keys, `Bool` for flags, `String` for text.
public struct ColumnHandle<Value>: Sendable, LawCell, DeclaredColumn {
    public let table: String
    public let name: String
    public let index: Int
    /// The field of a structure; nil for a column of its own.
    public let field: Int?
    /// The most bytes of a text; 0 for others.
    let width: Int

    public var path: CellPath { CellPath(name) }

    /// The column in a batch of the table.
    public func column(in batch: Batch) -> Column {
        let column = batch.columns[index]
        return field.map { column.children[$0] } ?? column
    }
}

extension ColumnHandle where Value == UUIDWords {
    /// A cell of the row that this foreign key leads to, for laws.
    public subscript<Other>(_ parent: ColumnHandle<Other>) -> ParentCell { self[parent as any LawCell] }

    /// The same for a cell further up.
    public subscript(_ parent: any LawCell) -> ParentCell {
        var path = parent.path
        path.keys.insert(name, at: 0)
        return ParentCell(path: path)
    }

    /// The first bytes of a text of the row that this foreign key leads to, as one number.
    public subscript(_ parent: ColumnHandle<String>, prefix count: Int) -> ParentCell {
        ParentCell(path: CellPath("\(name).\(parent.name)", prefix: count))
    }
}

extension ColumnHandle where Value == String {
    /// The first bytes of the text as one number, for laws; at most 7.
    public func prefix(_ count: Int) -> ParentCell { ParentCell(path: CellPath(name, prefix: count)) }
}

/// A column of a table, whatever it holds.
public protocol DeclaredColumn: Sendable {
    /// Its index among the columns of its table.
    var index: Int { get }
    /// The index of a structure's field; nil for a column of its own.
    var field: Int? { get }
}

/// What a law can read: a cell of its own row, or of a row above it.
public protocol LawCell: Sendable {
    var path: CellPath { get }
}

/// A cell by its path.
public struct ParentCell: LawCell {
    public let path: CellPath
}
