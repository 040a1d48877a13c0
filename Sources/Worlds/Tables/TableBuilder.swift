internal import LoamColumns
public import LoamRandom

/// Declares a table: its columns in their order, with how their cells are filled and what its rows keep. Everything else
/// (schema, source, grower, laws, data dictionary) follows.
///
/// A filler gets a range of rows and the cells of its column, by row number. It runs once a batch, and only where its column is
/// wanted; the cell of a row must depend on the row alone. Streams are named by table, column and purpose.
///
/// Rows of children have no numbers of their own: they are counted from the batch's first. So their columns are filled `after` a stage,
/// from the driver rows: a child's draws and keys are those of row driver x most + its place among the driver's children.
public final class TableBuilder {
    public let name: String
    /// Rows of the table; of children, the most that there can be.
    public let rows: Int
    let book: StreamBook
    private let meaning: String
    private let isSecret: Bool
    private let children: ChildRows?
    private var fields: [Field] = []
    private var primaryKey: String?
    private var fillers: [Filler] = []
    /// Columns, or fields of structures, that a filler has.
    private var filled: Set<FilledColumn> = []
    private var laws: [@Sendable (LawBuilder) -> Void] = []

    init(_ name: String, _ meaning: String, rows: Int, _ book: StreamBook, isSecret: Bool, children: ChildRows?) {
        self.name = name
        self.meaning = meaning
        self.rows = rows
        self.book = book
        self.isSecret = isSecret
        self.children = children
    }

    /// A stream of a column, or of one purpose of it.
    ///
    /// - Parameter rows: how many rows are drawn for, where they are not those of the table.
    public func stream(_ column: String, _ purpose: String = "", rows: Int? = nil) -> RandomStream {
        book.stream(name, column, purpose, rows: rows ?? self.rows)
    }

    var columnCount: Int { fields.count }

    /// Adds a column without a filler.
    func add<Value>(_ field: Field, width: Int = 0) -> ColumnHandle<Value> {
        fields.append(field)
        return ColumnHandle(table: name, name: field.name, index: fields.count - 1, field: nil, width: width)
    }

    /// Fills several columns in one loop.
    public func fill(
        _ columns: any DeclaredColumn..., by body: @escaping @Sendable (_ rows: Range<Int>, BatchCells) -> Void
    ) {
        precondition(children == nil, "\(name) has child rows, which have no numbers: fill their columns after a stage")
        add(columns, 0) { _, cells, _ in body(cells.rows, cells) }
    }

    /// Fills columns from what stages have found for some driver rows; `cells.rows` are the rows of the table.
    public func fill(
        _ columns: any DeclaredColumn..., after stages: Stage...,
        by body: @escaping @Sendable (_ drivers: Range<Int>, BatchCells, Scratch) -> Void
    ) { add(columns, stages.reduce(0) { $0 | $1.needs }, body) }

    private func add(_ columns: [any DeclaredColumn], _ stages: UInt64, _ body: @escaping Filler.Body) {
        for column in columns {
            let isNew = filled.insert(FilledColumn(column: column.index, field: column.field)).inserted
            precondition(isNew, "a column of \(name) has two fillers: \(fields[column.index].name)")
        }
        fillers.append(Filler(columns: columns.map(\.index), stages: stages, body: body))
    }

    private struct FilledColumn: Hashable {
        var column: Int
        var field: Int?
    }

    /// Whether a column, or each field of a structure, has a filler.
    private func isFilled(_ column: Int) -> Bool {
        guard case .structure(let parts) = fields[column].type else {
            return filled.contains(FilledColumn(column: column, field: nil))
        }
        return parts.indices.allSatisfy { filled.contains(FilledColumn(column: column, field: $0)) }
    }

    /// Declares what the rows keep. Called when somebody wants the laws, which growing does not.
    public func laws(_ declare: @escaping @Sendable (LawBuilder) -> Void) { laws.append(declare) }

    /// Says which column is the primary key; the first one is, unless said.
    func setPrimaryKey(_ column: String) { primaryKey = column }

    func finish() -> DeclaredTable {
        let schema = TableSchema(
            name, primaryKey: primaryKey ?? fields.first?.name ?? "", isSecret: isSecret, meaning, fields)
        for column in fields.indices {
            precondition(isFilled(column), "a column of \(name) has no filler: \(fields[column].name)")
        }
        return DeclaredTable(schema: schema, fillers: fillers, children: children, lawDeclarations: laws)
    }
}
