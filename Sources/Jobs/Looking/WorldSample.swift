public import LoamBytes
internal import LoamColumns
internal import LoamEngine
public import LoamModels

/// The first rows of each table, and the parents that they need. Writes nothing.
public struct WorldSample: JobDocument {
    /// Rows of one table, each once, in the order they were asked for.
    public struct Table: Sendable {
        let schema: TableSchema
        /// Objects by column name.
        public private(set) var rows: [JSONValue] = []
        private var keys: Set<String> = []

        init(_ schema: TableSchema) { self.schema = schema }

        public var name: String { schema.name }

        /// Adds a row, unless it is there.
        fileprivate mutating func add(_ row: JSONValue) -> Bool {
            guard let key = TableRows.keyText(row[schema.primaryKey]), keys.insert(key).inserted else { return false }
            rows.append(row)
            return true
        }

        fileprivate func holds(_ key: String) -> Bool { keys.contains(key) }
    }

    private let world: World
    /// The tables asked for, and those of parents.
    public private(set) var tables: [Table]

    /// - Parameter count: rows of each table of the selection.
    public init(_ world: World, _ selection: TableSelection, rows count: Int) {
        self.world = world
        tables = world.sources.flatMap(\.tables).map(Table.init)
        // Children first, so that their parents are known when it is the parents' turn.
        for entry in selection.entries.reversed() {
            guard let place = tables.firstIndex(where: { $0.name == entry.name }) else { continue }
            TableRows.forEachFirst(count, of: world.sources[entry.source], table: entry.table) { batch, row in
                _ = tables[place].add(TableRows.text(batch, row))
            }
        }
        addParents()
        tables.removeAll { table in
            table.rows.isEmpty && !selection.entries.contains { $0.name == table.name }
        }
    }

    public var json: JSONValue {
        let members = tables.map { JSONValue.Member($0.name, .array($0.rows)) }
        return .object(["loam_sample": .integer(1), "tables": .object(members)])
    }

    public var text: String { tables.map { Self.draw($0.schema, $0.rows) }.joined() }

    /// Finds the parents of all rows, and theirs, until every key resolves.
    private mutating func addParents() {
        var open = tables.indices.flatMap { place in tables[place].rows.map { (place, $0) } }
        while let (place, row) = open.popLast() {
            for field in tables[place].schema.fields {
                guard let reference = field.references, let key = TableRows.keyText(row[field.name]),
                    let parent = tables.firstIndex(where: { $0.name == reference.table }),
                    !tables[parent].holds(key), let found = find(key, table: reference.table)
                else { continue }
                if tables[parent].add(found) { open.append((parent, found)) }
            }
        }
    }

    private func find(_ key: String, table: String) -> JSONValue? {
        for source in world.sources {
            guard let place = source.tables.firstIndex(where: { $0.name == table }) else { continue }
            return TableRows.find(key, in: source, table: place).map { TableRows.text($0.batch, $0.row) }
        }
        return nil
    }

    /// One block a table: a line of column names, then a line a row; cells are cut at 40 characters.
    private static func draw(_ schema: TableSchema, _ rows: [JSONValue]) -> String {
        let names = schema.fields.map(\.name)
        let cells = rows.map { row in names.map { cell(row[$0] ?? .null) } }
        let widths = names.indices.map { column in
            min(40, max(names[column].count, cells.map { $0[column].count }.max() ?? 0))
        }
        func line(_ cells: [String]) -> String {
            let text = zip(cells, widths).map { ColumnText.padded(String($0.prefix($1)), $1) }.joined(separator: "  ")
            return "  "
                + text.prefix(
                    text.lastIndex { $0 != " " }.map { text.distance(from: text.startIndex, to: $0) + 1 } ?? 0)
        }
        let lines = ["\(schema.name) (\(rows.count) rows)", line(names)] + cells.map(line) + [""]
        return lines.map { $0 + "\n" }.joined()
    }

    private static func cell(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .string(let text): text
        default: value.compact()
        }
    }
}
