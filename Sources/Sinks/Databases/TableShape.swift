internal import LoamColumns
internal import LoamEngine

/// A column of a table that is there already.
struct PresentColumn: Equatable {
    var name: String
    /// As the database spells it.
    var type: String
    var isNullable: Bool
    /// Whether rows may leave it out.
    var hasDefault = false
}

/// Compares an existing table with the schema of the rows to load into it.
enum TableShape {
    /// The first difference, in words; nil where rows fit.
    ///
    /// - Parameter expected: the type of a column as the database would spell it.
    static func difference(
        _ schema: TableSchema, _ present: [PresentColumn], expected: (Field) -> String
    ) -> String? {
        for field in schema.fields {
            guard let column = present.first(where: { $0.name == field.name }) else {
                return "column \(field.name) is missing"
            }
            let wanted = expected(field)
            if column.type.lowercased() != wanted.lowercased() {
                return "column \(field.name) is \(column.type) instead of \(wanted)"
            }
            if column.isNullable != field.isNullable {
                return column.isNullable
                    ? "column \(field.name) may be null instead of never" : "column \(field.name) may not be null"
            }
        }
        for column in present where schema.index(of: column.name) == nil && !column.isNullable && !column.hasDefault {
            return "column \(column.name) is not Loam's and has no default"
        }
        return nil
    }

    static func error(_ table: String, _ difference: String, _ location: String) -> RunError {
        RunError(
            .tableDiffers, "table \(table) has another shape: \(difference)", location: location,
            hint:
                "change or drop the table, or load into another database or schema; 'loam tables RECIPE' prints its shape"
        )
    }

    /// The refusal of policy `fail`.
    static func exists(_ tables: [String], _ location: String) -> RunError {
        RunError(
            .outputExists,
            "table \(tables[0])\(tables.count > 1 ? " and \(tables.count - 1) more" : "") is there already",
            location: location,
            hint: "say --if-exists truncate, append or upsert, or choose another place")
    }
}
