internal import LoamColumns

/// `CREATE TABLE` statements. Keys, nullability and enumerations become constraints, so that a database checks them too.
struct SchemaSQL {
    enum Dialect {
        case sqlite
        case postgresql
        case duckdb
    }

    private let dialect: Dialect

    init(_ dialect: Dialect) { self.dialect = dialect }

    func render(_ schemas: [TableSchema]) -> String {
        schemas.map { table($0, among: schemas) }.joined(separator: "\n")
    }

    private func table(_ schema: TableSchema, among all: [TableSchema]) -> String {
        var lines = schema.fields.map { column($0, isKey: $0.name == schema.primaryKey) }
        for field in schema.fields {
            // A key into a table that is not created here would refuse every row.
            guard let key = field.references, all.contains(where: { $0.name == key.table }) else { continue }
            lines.append("FOREIGN KEY (\(quoted(field.name))) REFERENCES \(quoted(key.table)) (\(quoted(key.column)))")
        }
        return "-- \(schema.meaning)\nCREATE TABLE \(quoted(schema.name)) (\n  "
            + lines.joined(separator: ",\n  ") + "\n);\n"
    }

    private func column(_ field: Field, isKey: Bool) -> String {
        var parts = [quoted(field.name), type(field.type)]
        if isKey { parts.append("PRIMARY KEY") }
        if !field.isNullable { parts.append("NOT NULL") }
        if case .dictionary(let enumeration) = field.type {
            let values = enumeration.values.map(literal).joined(separator: ", ")
            parts.append("CHECK (\(quoted(field.name)) IN (\(values)))")
        }
        return parts.joined(separator: " ")
    }

    private func type(_ type: ColumnType) -> String {
        switch dialect {
        case .sqlite: sqlite(type)
        case .postgresql: postgresql(type)
        case .duckdb: duckdb(type)
        }
    }

    private func sqlite(_ type: ColumnType) -> String {
        switch type {
        // Numbers and the words of CSV alike.
        case .bool: "BOOLEAN"
        case .int32, .int64: "INTEGER"
        case .float64, .decimal: "REAL"
        default: "TEXT"
        }
    }

    private func postgresql(_ type: ColumnType) -> String {
        switch type {
        case .bool: "boolean"
        case .int32: "integer"
        case .int64: "bigint"
        case .float64: "double precision"
        case .decimal(let precision, let scale): "numeric(\(precision), \(scale))"
        case .date: "date"
        case .timestamp: "timestamptz"
        case .uuid: "uuid"
        case .utf8, .dictionary: "text"
        case .structure, .list: "jsonb"
        }
    }

    private func duckdb(_ type: ColumnType) -> String {
        switch type {
        case .bool: "BOOLEAN"
        case .int32: "INTEGER"
        case .int64: "BIGINT"
        case .float64: "DOUBLE"
        case .decimal(let precision, let scale): "DECIMAL(\(precision), \(scale))"
        case .date: "DATE"
        case .timestamp: "TIMESTAMP"
        case .uuid: "UUID"
        case .utf8, .dictionary: "VARCHAR"
        case .structure(let fields):
            "STRUCT(" + fields.map { "\(quoted($0.name)) \(duckdb($0.type))" }.joined(separator: ", ") + ")"
        case .list(let element): "\(duckdb(element))[]"
        }
    }

    private func quoted(_ name: String) -> String { "\"\(doubled(name, "\""))\"" }
    private func literal(_ text: String) -> String { "'\(doubled(text, "'"))'" }

    /// By scalar, as a database reads it: a mark that carries an accent is a mark all the same.
    private func doubled(_ text: String, _ mark: Unicode.Scalar) -> String {
        var doubled = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == mark { doubled.append(mark) }
            doubled.append(scalar)
        }
        return String(doubled)
    }
}
