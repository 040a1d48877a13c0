internal import LoamWorlds

/// Columns, each planned when it is first asked for.
extension WorldPlanner {
    /// The plan of a column; made now if there is none yet.
    func column(_ table: Int, _ column: Int) throws(DocumentError) -> ColumnPlan {
        if let known = columns[table][column] { return known }
        let declaration = declarations[table].columns[column]
        let path = "tables.\(declarations[table].name).\(declaration.name)"
        if let first = open.firstIndex(where: { $0.table == table && $0.column == column }) {
            let circle = (open[first...] + [(table, column)]).map {
                "\(declarations[$0.table].name).\(declarations[$0.table].columns[$0.column].name)"
            }
            throw DeclarationReader(file: file).error(
                .circular, "columns need each other: " + circle.joined(separator: " -> "), declaration.entry, path,
                hint: "one of them must be drawn without the others")
        }
        guard open.count < CustomLimits.columnChain else {
            throw DeclarationReader(file: file).error(
                .tooLarge, "columns need each other over more than \(CustomLimits.columnChain) steps",
                declaration.entry, path)
        }
        open.append((table, column))
        defer { open.removeLast() }
        let planned = try ColumnPlanner(planner: self, table: table, declaration: declaration, path: path).plan()
        columns[table][column] = planned
        return planned
    }

    /// The place of the key column.
    func keyColumn(_ table: Int) throws(DocumentError) -> Int {
        let declaration = declarations[table]
        guard let node = declaration.key else { return 0 }
        let reader = DeclarationReader(file: file)
        let path = "tables.\(declaration.name).key"
        let name = try reader.text(node, path)
        guard let column = declaration.index(of: name) else {
            let names = declaration.columns.map(\.name)
            throw reader.error(
                .unknownName, "table \(declaration.name) has no column \(quoted(name))", node, path,
                hint: NearestName.of(name, in: names).map { "did you mean \($0)?" }
                    ?? "the columns are " + names.joined(separator: ", "))
        }
        return column
    }

    func checkKey(_ table: Int, _ planned: [ColumnPlan]) throws(DocumentError) {
        let column = planned[keys[table]]
        guard !column.isUnique || column.shape.isNullable else { return }
        let declaration = declarations[table]
        let why = column.isUnique ? "can be null" : "can have one value twice"
        throw DeclarationReader(file: file).error(
            .notUnique, "\(column.name) is the key of \(declaration.name) but \(why)",
            declaration.columns[keys[table]].entry, "tables.\(declaration.name).\(column.name)",
            hint: "draw it with uuid or sequence, add unique: true, or name another column with key:")
    }

    /// Refuses tables that refer to each other in a circle; a table may refer to itself.
    func refuseCircles() throws(DocumentError) {
        var done: Set<Int> = []
        for table in declarations.indices { try refuseCircles(from: table, [], &done) }
    }

    private func refuseCircles(from table: Int, _ open: [Int], _ done: inout Set<Int>) throws(DocumentError) {
        guard !done.contains(table) else { return }
        let way = open + [table]
        for column in declarations[table].columns where column.generator == "reference" {
            let target = try ReferenceReader(planner: self, table: table, column: column).target()
            guard target != table else { continue }
            if let first = way.firstIndex(of: target) {
                let circle = (way[first...] + [target]).map { declarations[$0].name }
                throw DeclarationReader(file: file).error(
                    .circular, "tables refer to each other: " + circle.joined(separator: " -> "),
                    column.argument ?? column.entry.value, "tables.\(declarations[table].name).\(column.name)",
                    hint: "take one of the references out")
            }
            try refuseCircles(from: target, way, &done)
        }
        if let parent = rows[table].parent {
            if let first = way.firstIndex(of: parent) {
                let circle = (way[first...] + [parent]).map { declarations[$0].name }
                throw DeclarationReader(file: file).error(
                    .circular, "tables refer to each other: " + circle.joined(separator: " -> "),
                    declarations[table].rows, "tables.\(declarations[table].name).rows",
                    hint: "a parent cannot refer to its children")
            }
            try refuseCircles(from: parent, way, &done)
        }
        done.insert(table)
    }

    func tablePlan(_ table: Int, _ planned: [ColumnPlan]) -> TablePlan {
        let declaration = declarations[table]
        let schema = TableSchema(
            declaration.name, primaryKey: planned[keys[table]].name, declaration.meaning, planned.map(\.field))
        return TablePlan(schema: schema, rows: rows[table], columns: planned, key: keys[table])
    }
}
