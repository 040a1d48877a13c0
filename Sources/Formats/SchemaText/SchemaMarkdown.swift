internal import LoamColumns

/// Schemas as a data dictionary in Markdown.
enum SchemaMarkdown {
    static func render(_ schemas: [TableSchema]) -> String {
        schemas.map(table).joined(separator: "\n")
    }

    private static func table(_ schema: TableSchema) -> String {
        var lines = [
            "## \(schema.name)", "", "\(schema.meaning). Primary key: `\(schema.primaryKey)`.", "",
            "| column | type | null | unit | domain | meaning |", "| --- | --- | --- | --- | --- | --- |",
        ]
        for field in schema.fields {
            let reference = field.references.map { " Refers to `\($0.table).\($0.column)`." } ?? ""
            let cells = [
                "`\(field.name)`", field.type.name, field.isNullable ? "yes" : "no", field.unit,
                SchemaText.domain(field), field.meaning + "." + reference,
            ]
            lines.append("| " + cells.map(escaped).joined(separator: " | ") + " |")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func escaped(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
