internal import Loam

/// `--sample N`: the first rows of each table, and the parents that they need.
struct SampleScreen {
    private let world: World
    private let selection: TableSelection

    init(_ world: World, _ selection: TableSelection) {
        self.world = world
        self.selection = selection
    }

    /// Rows of one table, each once, in the order they were asked for.
    private struct Shown {
        let schema: TableSchema
        var rows: [JSONValue] = []
        var keys: Set<String> = []
    }

    func show(rows count: Int, asJSON: Bool) throws {
        var shown = world.sources.flatMap(\.tables).map { Shown(schema: $0) }
        // Children first, so that their parents are known when it is the parents' turn.
        for entry in selection.entries.reversed() {
            let source = world.sources[entry.source]
            TableRows.forEachFirst(count, of: source, table: entry.table) { batch, row in
                add(TableRows.text(batch, row), of: entry.name, to: &shown)
            }
        }
        addParents(&shown)
        let visible = shown.filter { table in
            !table.rows.isEmpty || selection.entries.contains { $0.name == table.schema.name }
        }
        if asJSON {
            let tables = visible.map { JSONValue.Member($0.schema.name, .array($0.rows)) }
            StandardOutput.write(JSONValue.object(["loam_sample": .integer(1), "tables": .object(tables)]).pretty())
        } else {
            for table in visible { Self.draw(table.schema, table.rows) }
        }
    }

    private func add(_ row: JSONValue, of table: String, to shown: inout [Shown]) {
        guard let place = shown.firstIndex(where: { $0.schema.name == table }),
            let key = TableRows.keyText(row[shown[place].schema.primaryKey]), shown[place].keys.insert(key).inserted
        else { return }
        shown[place].rows.append(row)
    }

    /// Finds the parents of all rows shown, and theirs, until every key resolves.
    private func addParents(_ shown: inout [Shown]) {
        var open = shown.indices.flatMap { place in shown[place].rows.map { (place, $0) } }
        while let (place, row) = open.popLast() {
            for field in shown[place].schema.fields {
                guard let reference = field.references, let key = TableRows.keyText(row[field.name]),
                    let parent = shown.firstIndex(where: { $0.schema.name == reference.table }),
                    !shown[parent].keys.contains(key), let found = find(key, table: reference.table)
                else { continue }
                shown[parent].keys.insert(key)
                shown[parent].rows.append(found)
                open.append((parent, found))
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
    private static func draw(_ schema: TableSchema, _ rows: [JSONValue]) {
        StandardOutput.line("\(schema.name) (\(rows.count) rows)")
        let names = schema.fields.map(\.name)
        let cells = rows.map { row in names.map { cell(row[$0] ?? .null) } }
        let widths = names.indices.map { column in
            min(40, max(names[column].count, cells.map { $0[column].count }.max() ?? 0))
        }
        func line(_ cells: [String]) -> String {
            let text = zip(cells, widths).map { SummaryText.padded(String($0.prefix($1)), $1) }.joined(separator: "  ")
            return "  "
                + text.prefix(
                    text.lastIndex { $0 != " " }.map { text.distance(from: text.startIndex, to: $0) + 1 } ?? 0)
        }
        StandardOutput.line(line(names))
        for row in cells { StandardOutput.line(line(row)) }
        StandardOutput.line("")
    }

    private static func cell(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .string(let text): text
        default: value.compact()
        }
    }
}
