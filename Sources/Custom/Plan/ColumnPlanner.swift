internal import LoamWorlds

/// Plans one column: how it is drawn, its type, and what every column may say besides.
struct ColumnPlanner {
    let planner: WorldPlanner
    let table: Int
    let declaration: ColumnDeclaration
    let path: String

    private var reader: DeclarationReader { DeclarationReader(file: planner.file) }
    private var rows: RowPlan { planner.rows[table] }

    func plan() throws(DocumentError) -> ColumnPlan {
        let isUniqueWanted = try flag("unique")
        let nulls = try nullPlan()
        var (drawing, shape, isUnique, references) = try drawn(isUniqueWanted)
        if isUniqueWanted && !isUnique {
            throw reader.error(
                .notUnique, "\(declaration.generator) cannot promise that values of \(declaration.name) differ",
                declaration.options["unique"] ?? declaration.entry.value, path,
                hint: "draw it with sequence, permutation, uuid, a unique pattern or a unique range")
        }
        if nulls != nil { shape.isNullable = true }
        let type = try PublishedType(self).type(of: shape)
        let field = Field(
            declaration.name, type, nullable: shape.isNullable, unit: try text("unit"),
            domain: PublishedType.domain(shape), references: references, try text("meaning"))
        return ColumnPlan(
            name: declaration.name, drawing: drawing, shape: shape, isUnique: isUnique, nulls: nulls, field: field)
    }

    private func drawn(
        _ isUniqueWanted: Bool
    ) throws(DocumentError) -> (ColumnPlan.Drawing, ValueShape, isUnique: Bool, ForeignKey?) {
        switch declaration.generator {
        case "expression":
            let typed = try expression()
            return (.expression(typed), typed.shape, false, try copied(typed))
        case "reference":
            let reference = try ReferenceReader(planner: planner, table: table, column: declaration)
                .plan(isUnique: isUniqueWanted)
            let key = try planner.column(reference.table, planner.keys[reference.table])
            return (.reference(reference), key.shape, isUniqueWanted, foreignKey(reference.table))
        case "parent":
            guard let parent = rows.parent else {
                throw reader.error(
                    .unknownName, "\(planner.declarations[table].name) has no parent", declaration.entry, path,
                    hint: "a child table says rows: {per: TABLE, count: ...}")
            }
            let key = try planner.column(parent, planner.keys[parent])
            return (.parent, key.shape, rows.count?.maximum == 1, foreignKey(parent))
        default:
            guard let kind = GeneratorRegistry.all.first(where: { $0.name == declaration.generator }) else {
                throw reader.error(.unknownGenerator, "there is no such generator", declaration.entry, path)
            }
            let generator = try kind.init(
                GeneratorRequest(
                    planner: planner, table: table, column: declaration, slots: max(1, rows.slots),
                    isUnique: isUniqueWanted, decimals: try decimals()))
            return (.generated(generator), generator.shape, generator.isUnique, nil)
        }
    }

    private func foreignKey(_ target: Int) -> ForeignKey {
        let declaration = planner.declarations[target]
        return ForeignKey(declaration.name, declaration.columns[planner.keys[target]].name)
    }

    /// A column that repeats another one's key refers to what that refers to.
    private func copied(_ typed: TypedExpression) throws(DocumentError) -> ForeignKey? {
        guard case .column(let path) = typed.kind else { return nil }
        var table = self.table
        for link in path.links {
            switch link {
            case .parent: table = planner.rows[table].parent ?? table
            case .reference(let column):
                guard case .reference(let reference) = try planner.column(table, column).drawing else { return nil }
                table = reference.table
            }
        }
        if path.column == planner.keys[table], !path.links.isEmpty { return foreignKey(table) }
        return try planner.column(table, path.column).field.references
    }

    private func expression() throws(DocumentError) -> TypedExpression {
        guard let node = declaration.argument, case .value(var text, _) = node.content else {
            throw reader.error(.wrongShape, "an expression is a text", declaration.entry, path)
        }
        text = String(text.unicodeScalars.dropFirst(declaration.skipped))
        let place = ExpressionPlace(file: planner.file, node: node, skipped: declaration.skipped, path: path)
        let parsed = try planner.parse(text, place)
        let typer = ExpressionTyper(
            scope: RowScope(planner: planner, table: table), place: place, nesting: planner.nesting)
        var typed = try typer.typed(parsed)
        if typed.isNullLiteral { throw place.error(.wrongType, "a column cannot be null throughout", at: typed.offset) }
        if case .duration = typed.shape.kind {
            throw place.error(
                .wrongType, "a column cannot hold a duration", at: typed.offset,
                hint: "seconds(x), minutes(x), hours(x) or days(x) make it a number")
        }
        if let decimals = try decimals(), typed.shape.kind.isNumber {
            if !staysFloat || typed.shape.kind != .float {
                typed = try typer.rounded(typed, scale: decimals, .nearest, typed.offset)
            }
        }
        return typed
    }

    /// Whether a number in floating point is published as such rather than as a decimal one.
    private var staysFloat: Bool {
        guard let node = declaration.options["type"], case .value(let text, _) = node.content else { return false }
        return text == "float64"
    }

    private func nullPlan() throws(DocumentError) -> NullPlan? {
        guard let node = declaration.options["null"] else { return nil }
        guard let share = try planner.constant(node, path).constantNumber, (0...1).contains(share) else {
            throw reader.error(.outOfRange, "null is the share of empty cells, 0% to 100%", node, path)
        }
        guard share > 0 else { return nil }
        let stream = planner.stream(
            planner.declarations[table].name, declaration.name, "null", rows: max(1, rows.slots))
        return NullPlan(chance: Bernoulli(probability: share), stream: stream)
    }

    func decimals() throws(DocumentError) -> Int? {
        try declaration.options["decimals"].map { node throws(DocumentError) in
            try planner.wholeConstant(node, path, 0...9, "decimals")
        }
    }

    private func flag(_ key: String) throws(DocumentError) -> Bool {
        guard let node = declaration.options[key] else { return false }
        let found = try planner.constant(node, path)
        guard found.shape.kind == .boolean else {
            throw reader.error(.wrongType, "\(key) is true or false", node, path)
        }
        return found.shape.onlyWhole == 1
    }

    private func text(_ key: String) throws(DocumentError) -> String {
        guard let node = declaration.options[key] else { return "" }
        return try reader.text(node, path)
    }
}
