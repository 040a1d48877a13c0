internal import LoamWorlds

/// What names mean: parameters everywhere, columns inside a table.
extension WorldPlanner {
    /// A constant expression over the recipe's parameters.
    func constant(_ node: Declaration, _ path: String) throws(DocumentError) -> TypedExpression {
        let place = ExpressionPlace(file: file, node: node, path: path)
        guard case .value(let text, _) = node.content, !node.isNull else {
            throw place.error(.wrongShape, "a value belongs here, not \(node.shape)")
        }
        return try constant(try parse(text, place), place)
    }

    /// `a..b`, or one value that is both ends.
    func range(
        _ node: Declaration, _ path: String
    ) throws(DocumentError) -> (lower: TypedExpression, upper: TypedExpression) {
        let place = ExpressionPlace(file: file, node: node, path: path)
        guard case .value(let text, _) = node.content, !node.isNull else {
            throw place.error(.wrongShape, "a range such as 1..6 belongs here, not \(node.shape)")
        }
        let parsed = try parsedRange(text, place)
        return (try constant(parsed.lower, place), try constant(parsed.upper, place))
    }

    func parse(_ text: String, _ place: ExpressionPlace) throws(DocumentError) -> ParsedExpression {
        do throws(ExpressionProblem) {
            return try ExpressionParser.parse(text)
        } catch {
            throw place.error(error)
        }
    }

    private func parsedRange(
        _ text: String, _ place: ExpressionPlace
    ) throws(DocumentError) -> (lower: ParsedExpression, upper: ParsedExpression) {
        do throws(ExpressionProblem) {
            return try ExpressionParser.range(text)
        } catch {
            throw place.error(error)
        }
    }

    private func constant(_ parsed: ParsedExpression, _ place: ExpressionPlace) throws(DocumentError) -> TypedExpression
    {
        let typed = try ExpressionTyper(scope: ParameterScope(planner: self), place: place, nesting: nesting).typed(
            parsed)
        guard typed.isConstant, !typed.isNullLiteral else {
            throw place.error(.wrongType, "a constant number or moment belongs here", at: typed.offset)
        }
        return typed
    }

    /// The parameter of a name, or `start` and `end`; nil if there is none.
    func parameter(_ name: String, _ offset: Int) -> TypedExpression? {
        if name == "start" { return .whole(start.microseconds, .timestamp, offset) }
        if name == "end" { return .whole(end.microseconds, .timestamp, offset) }
        switch recipe.parameters[name] {
        case .count(let value): return .whole(Int64(value), .integer, offset)
        case .percentage(let value), .number(let value): return .float(value, offset)
        case .duration(let value):
            let length = value.microseconds(from: start.microseconds)
            return .whole(length, .duration(step: max(1, length)), offset)
        case .text(let text): return .whole(0, .words(Enumeration([text])), offset)
        case .timestamp(let value): return .whole(value, .timestamp, offset)
        case .flag(let value): return .whole(value ? 1 : 0, .boolean, offset)
        case .choices, .unset: return nil
        }
    }

    func unknown(
        _ name: String, _ candidates: [String], _ place: ExpressionPlace, _ offset: Int, _ message: String
    ) -> DocumentError {
        place.error(
            .unknownName, message, at: offset,
            hint: NearestName.of(name, in: candidates).map { "did you mean \($0)?" }
                ?? "known here: " + candidates.prefix(20).joined(separator: ", "))
    }
}

/// Parameters only: what holds for the whole run.
struct ParameterScope: ExpressionScope {
    let planner: WorldPlanner

    func look(_ names: [String], _ place: ExpressionPlace, at offset: Int) throws(DocumentError) -> TypedExpression {
        if names.count == 1, let found = planner.parameter(names[0], offset) { return found }
        throw planner.unknown(
            names[0], planner.recipe.parameters.names + ["start", "end"], place, offset,
            "there is no parameter \(quoted(names.joined(separator: ".")))")
    }
}

/// The columns of a table's row and of the rows it refers to, and parameters.
struct RowScope: ExpressionScope {
    let planner: WorldPlanner
    let table: Int

    func look(_ names: [String], _ place: ExpressionPlace, at offset: Int) throws(DocumentError) -> TypedExpression {
        var table = self.table
        var links: [ColumnPath.Link] = []
        var isNullable = false
        var at = offset
        for name in names.dropLast() {
            let (link, target, mayMiss) = try follow(name, from: table, place, at)
            links.append(link)
            table = target
            isNullable = isNullable || mayMiss
            at += name.unicodeScalars.count + 1
        }
        let last = names[names.count - 1]
        guard let column = planner.declarations[table].index(of: last) else {
            if links.isEmpty, let parameter = planner.parameter(last, offset) { return parameter }
            throw missing(last, in: table, links.isEmpty, place, at)
        }
        var shape = try planner.column(table, column).shape
        shape.isNullable = shape.isNullable || isNullable
        return TypedExpression(kind: .column(ColumnPath(links: links, column: column)), shape: shape, offset: offset)
    }

    /// The row that a name before a dot leads to: `parent`, a reference column, or one without its `_id`.
    private func follow(
        _ name: String, from table: Int, _ place: ExpressionPlace, _ offset: Int
    ) throws(DocumentError) -> (ColumnPath.Link, table: Int, mayMiss: Bool) {
        let declaration = planner.declarations[table]
        if name == "parent" {
            guard let parent = planner.rows[table].parent else {
                throw place.error(
                    .unknownName, "\(declaration.name) has no parent", at: offset,
                    hint: "a child table says rows: {per: TABLE, count: ...}")
            }
            return (.parent, parent, false)
        }
        let links = declaration.columns.filter { $0.generator == "reference" || $0.generator == "parent" }
        // `supervisor.name` leads through supervisor_id even where a column is called supervisor.
        let link = [name, name + "_id"].first { wanted in links.contains { $0.name == wanted } }
        guard let column = declaration.index(of: link ?? name) else {
            throw planner.unknown(
                name, links.map(\.name), place, offset, "\(declaration.name) has no reference \(quoted(name))")
        }
        switch declaration.columns[column].generator {
        case "parent":
            guard let parent = planner.rows[table].parent else { break }
            return (.parent, parent, false)
        case "reference":
            let plan = try planner.column(table, column)
            guard case .reference(let reference) = plan.drawing else { break }
            return (.reference(column), reference.table, plan.shape.isNullable)
        default: break
        }
        throw place.error(
            .wrongType, "\(name) is not a reference to another table", at: offset,
            hint: "names with dots lead through reference columns")
    }

    private func missing(
        _ name: String, in table: Int, _ isOwn: Bool, _ place: ExpressionPlace, _ offset: Int
    ) -> DocumentError {
        let declaration = planner.declarations[table]
        let columns = declaration.columns.map(\.name)
        let parameters = isOwn ? planner.recipe.parameters.names : []
        return planner.unknown(
            name, columns + parameters, place, offset,
            "table \(declaration.name) has no column \(quoted(name))"
                + (isOwn ? ", and there is no such parameter" : ""))
    }
}
