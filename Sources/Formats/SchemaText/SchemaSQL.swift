public import LoamColumns

/// `CREATE TABLE` statements. Keys, nullability and enumerations become constraints, so that a database checks them too.
public struct SchemaSQL: Sendable {
    public enum Dialect: Sendable {
        /// For the words and numbers of CSV as SQLite's shell imports them.
        case sqlite
        /// With STRICT tables, as rows are loaded: each cell has its column's type.
        case strictSQLite
        case postgresql
        case duckdb
    }

    /// Where keys are declared.
    public enum Keys: Sendable {
        case inside
        /// With statements of their own, when the rows are there.
        case later
    }

    private let dialect: Dialect
    private let namespace: String?

    /// - Parameter namespace: the schema that tables are in; nil to leave that to the database.
    public init(_ dialect: Dialect, namespace: String? = nil) {
        self.dialect = dialect
        self.namespace = namespace
    }

    func render(_ schemas: [TableSchema]) -> String {
        schemas.map { "-- \($0.meaning)\n" + create($0, among: schemas, keys: .inside) + ";\n" }.joined(separator: "\n")
    }

    /// The statement that makes a table, without the semicolon.
    ///
    /// - Parameter all: the tables that foreign keys may refer to: a key into another would refuse every row.
    public func create(_ schema: TableSchema, among all: [TableSchema], keys: Keys) -> String {
        let isInside = keys == .inside
        var lines = schema.fields.map { column($0, isKey: isInside && $0.name == schema.primaryKey) }
        for field in isInside ? schema.fields : [] {
            if let clause = references(field, among: all) { lines.append(clause) }
        }
        let strict = dialect == .strictSQLite ? " STRICT" : ""
        return "CREATE TABLE \(table(schema.name)) (\n  " + lines.joined(separator: ",\n  ") + "\n)" + strict
    }

    /// The name of a table, quoted, with its namespace.
    public func table(_ name: String) -> String {
        (namespace.map { SQLText.name($0) + "." } ?? "") + SQLText.name(name)
    }

    func references(_ field: Field, among all: [TableSchema]) -> String? {
        guard let key = field.references, all.contains(where: { $0.name == key.table }) else { return nil }
        return "FOREIGN KEY (\(SQLText.name(field.name))) REFERENCES \(table(key.table)) (\(SQLText.name(key.column)))"
    }

    private func column(_ field: Field, isKey: Bool) -> String {
        var parts = [SQLText.name(field.name), type(field.type)]
        if isKey { parts.append("PRIMARY KEY") }
        if !field.isNullable { parts.append("NOT NULL") }
        if case .dictionary(let enumeration) = field.type {
            let values = enumeration.values.map(SQLText.literal).joined(separator: ", ")
            parts.append("CHECK (\(SQLText.name(field.name)) IN (\(values)))")
        }
        return parts.joined(separator: " ")
    }

    /// The type of a column, as the database spells it.
    public func type(_ type: ColumnType) -> String {
        switch dialect {
        case .sqlite: sqlite(type)
        case .strictSQLite: strictSQLite(type)
        case .postgresql: postgresql(type)
        case .duckdb: duckdb(type)
        }
    }

    private func strictSQLite(_ type: ColumnType) -> String {
        switch type {
        case .bool, .int32, .int64: "INTEGER"
        case .float64: "REAL"
        // A REAL brings back every number of up to fifteen digits; what may have more is kept as text.
        case .decimal(let precision, _): precision <= Self.realDigits ? "REAL" : "TEXT"
        default: "TEXT"
        }
    }

    /// Decimal digits that a binary number of 64 bits always keeps.
    static let realDigits = 15

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
            "STRUCT(" + fields.map { "\(SQLText.name($0.name)) \(duckdb($0.type))" }.joined(separator: ", ") + ")"
        case .list(let element): "\(duckdb(element))[]"
        }
    }
}
