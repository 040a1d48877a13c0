internal import LoamWorlds

/// What a generator is asked for: its argument in the recipe, the rows it serves, its random streams.
struct GeneratorRequest {
    let planner: WorldPlanner
    let table: Int
    let column: ColumnDeclaration
    /// Slots that are drawn for: 0..<slots.
    let slots: Int
    let isUnique: Bool
    /// The column's `decimals`, if it has some.
    let decimals: Int?

    var path: String { "tables.\(planner.declarations[table].name).\(column.name)" }
    var rows: RowPlan { planner.rows[table] }

    /// The stream of one purpose of this column.
    func stream(_ purpose: String = "") -> RandomStream {
        planner.stream(planner.declarations[table].name, column.name, purpose, rows: slots)
    }

    /// A stream that all columns of the table share which name the same thing, such as a person.
    func shared(_ what: String, _ purpose: String) -> RandomStream {
        planner.stream(planner.declarations[table].name, what, purpose, rows: slots)
    }

    /// Where the argument is, or the generator's name if there is none.
    func error(_ code: DocumentError.Code, _ message: String, hint: String? = nil) -> DocumentError {
        let entry = column.generatorEntry
        // In `column: uuid`, the generator's name is the value of the column's entry.
        let isShort = entry.line == column.entry.line && entry.column == column.entry.column
        let place = column.argument ?? (isShort ? entry.value : nil)
        return DocumentError(
            code, message, file: planner.file, line: place?.line ?? entry.line, column: place?.column ?? entry.column,
            path: path, hint: hint)
    }

    /// The error of a column that cannot be unique.
    func tooFew(_ values: Int) -> DocumentError {
        error(
            .domainTooSmall,
            "\(column.name) is unique but has only \(values) values for \(slots) \(rows.isDense ? "rows" : "places of rows")",
            hint: "widen its range, or lower the rows to \(values)"
                + (rows.isDense ? "" : "; places are the parent's rows times the most children one can have"))
    }

    /// The argument as named values. A single value, where one is allowed, counts as that of `single`.
    func arguments(_ keys: [String], single: String? = nil) throws(DocumentError) -> GeneratorArguments {
        guard let argument = column.argument else { return GeneratorArguments(request: self, values: [:]) }
        guard case .mapping(let entries) = argument.content else {
            guard let single, case .value = argument.content else {
                throw error(
                    .wrongShape,
                    "\(column.generator) needs \(keys.isEmpty ? "no value" : keys.joined(separator: ", "))",
                    hint: keys.isEmpty ? "write \(column.name): \(column.generator)" : nil)
            }
            return GeneratorArguments(request: self, values: [single: argument])
        }
        for entry in entries where !keys.contains(entry.key) {
            throw DeclarationReader(file: planner.file).unknown(entry, column.generator, keys, path)
        }
        return GeneratorArguments(
            request: self,
            values: Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }))
    }

}

/// The named values of a generator's argument.
struct GeneratorArguments {
    let request: GeneratorRequest
    let values: [String: Declaration]

    private func place(_ node: Declaration) -> ExpressionPlace {
        ExpressionPlace(file: request.planner.file, node: node, path: request.path)
    }

    func has(_ key: String) -> Bool { values[key] != nil }

    /// An error at a value, or at the generator where it is missing.
    func error(_ code: DocumentError.Code, _ message: String, at key: String, hint: String? = nil) -> DocumentError {
        guard let node = values[key] else { return request.error(code, message, hint: hint) }
        return place(node).error(code, message, at: 0, hint: hint)
    }

    /// The constant at a key; nil where it is missing.
    func constant(_ key: String) throws(DocumentError) -> TypedExpression? {
        guard let node = values[key] else { return nil }
        return try request.planner.constant(node, request.path)
    }

    private func missing(_ key: String) -> DocumentError {
        request.error(.missingKey, "\(request.column.generator) has no \(key)", hint: "add \(key):")
    }

    /// A number as a Double, within bounds.
    func number(_ key: String, in bounds: ClosedRange<Double> = -1e15...1e15) throws(DocumentError) -> Double? {
        guard let constant = try constant(key) else { return nil }
        guard let value = constant.constantNumber else {
            throw error(.wrongType, "\(key) must be a number, not \(constant.shape.kind.name)", at: key)
        }
        guard bounds.contains(value) else {
            throw error(
                .outOfRange, "\(key) is \(value), out of range", at: key,
                hint: "allowed: \(bounds.lowerBound) to \(bounds.upperBound)")
        }
        return value
    }

    func required(_ key: String, in bounds: ClosedRange<Double> = -1e15...1e15) throws(DocumentError) -> Double {
        guard let value = try number(key, in: bounds) else { throw missing(key) }
        return value
    }

    /// A whole number, within bounds.
    func whole(_ key: String, in bounds: ClosedRange<Int64>) throws(DocumentError) -> Int64? {
        guard let constant = try constant(key) else { return nil }
        guard case .integer = constant.shape.kind, let value = constant.shape.onlyWhole else {
            throw error(.wrongType, "\(key) must be a whole number, not \(constant.shape.kind.name)", at: key)
        }
        guard bounds.contains(value) else {
            throw error(
                .outOfRange, "\(key) is \(value), out of range", at: key,
                hint: "allowed: \(bounds.lowerBound) to \(bounds.upperBound)")
        }
        return value
    }

    /// A date or a timestamp as microseconds since 1970 UTC.
    func moment(_ key: String) throws(DocumentError) -> Int64? {
        guard let constant = try constant(key) else { return nil }
        switch (constant.shape.kind, constant.shape.onlyWhole) {
        case (.date, let day?): return day * ExpressionTyper.day
        case (.timestamp, let instant?): return instant
        default:
            throw error(
                .wrongType, "\(key) must be a date or timestamp, not \(constant.shape.kind.name)", at: key,
                hint: "write 2025-01-01, start, or end - 30d")
        }
    }

    func requiredMoment(_ key: String) throws(DocumentError) -> Int64 {
        guard let value = try moment(key) else { throw missing(key) }
        return value
    }

    func text(_ key: String) throws(DocumentError) -> String? {
        guard let node = values[key] else { return nil }
        return try DeclarationReader(file: request.planner.file).text(node, request.path)
    }

    /// The two ends at `min` and `max`, or those of a range `1..6` at `range`.
    func ends() throws(DocumentError) -> (lower: TypedExpression, upper: TypedExpression) {
        if let node = values["range"] { return try request.planner.range(node, request.path) }
        guard let lower = try constant("min") else { throw missing("min") }
        guard let upper = try constant("max") else { throw missing("max") }
        return (lower, upper)
    }
}

extension TypedExpression {
    /// A constant number, whatever its type.
    var constantNumber: Double? {
        if case .float = shape.kind { return shape.onlyFloat }
        guard let scale = shape.kind.scale, let value = shape.onlyWhole else { return nil }
        return Double(value) / WholeMath.floatPower(scale)
    }
}
