public import LoamColumns

/// The schema of tables in a form that people or programs read. Derived from `TableSchema`, nothing is written twice.
public enum SchemaText {
    public enum Form: String, CaseIterable, Sendable {
        case text
        case json
        case markdown
        case sqlite
        case postgresql
        case duckdb
    }

    /// All of the tables in one form, parents before children where that matters.
    public static func render(_ schemas: [TableSchema], as form: Form) -> String {
        switch form {
        case .text: plain(schemas)
        case .json: SchemaJSON.render(schemas)
        case .markdown: SchemaMarkdown.render(schemas)
        case .sqlite: SchemaSQL(.sqlite).render(schemas)
        case .postgresql: SchemaSQL(.postgresql).render(schemas)
        case .duckdb: SchemaSQL(.duckdb).render(schemas)
        }
    }

    private static func plain(_ schemas: [TableSchema]) -> String {
        schemas.map { schema in
            let names = schema.fields.map(\.name.utf8.count).max() ?? 0
            let types = schema.fields.map { typeText($0).utf8.count }.max() ?? 0
            let lines = schema.fields.map { field in
                "  " + padded(field.name, names) + "  " + padded(typeText(field), types) + "  " + field.meaning
                    + referenceText(field)
            }
            return ([schema.name + ": " + schema.meaning] + lines).joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    private static func typeText(_ field: Field) -> String { field.type.name + (field.isNullable ? "?" : "") }

    private static func referenceText(_ field: Field) -> String {
        field.references.map { " -> \($0.table).\($0.column)" } ?? ""
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.utf8.count))
    }

    /// What cells may hold, in words: the field's own domain, or the values of its enumeration.
    static func domain(_ field: Field) -> String {
        if !field.domain.isEmpty { return field.domain }
        if case .dictionary(let enumeration) = field.type, enumeration.count <= 12 {
            return enumeration.values.joined(separator: ", ")
        }
        return ""
    }
}
