internal import LoamBytes
public import LoamColumns

/// A statement that makes a named thing of a table: a constraint, an index.
public struct NamedStatement: Sendable, Equatable {
    /// Unquoted, at most 63 bytes, as PostgreSQL keeps them.
    public var name: String
    public var sql: String
}

// What is made when the rows are there, for tables whose keys come later. PostgreSQL only.
extension SchemaSQL {
    public func primaryKey(_ schema: TableSchema) -> NamedStatement {
        let name = Self.name([schema.name], "pkey")
        return NamedStatement(
            name: name,
            sql: "ALTER TABLE \(table(schema.name)) ADD CONSTRAINT \(SQLText.name(name)) PRIMARY KEY "
                + "(\(SQLText.name(schema.primaryKey)))")
    }

    /// Foreign keys that hold for new rows at once; the rows that are there are looked at by `validation`.
    public func foreignKeys(_ schema: TableSchema, among all: [TableSchema]) -> [NamedStatement] {
        schema.fields.compactMap { field in
            guard let clause = references(field, among: all) else { return nil }
            let name = Self.name([schema.name, field.name], "fkey")
            return NamedStatement(
                name: name,
                sql: "ALTER TABLE \(table(schema.name)) ADD CONSTRAINT \(SQLText.name(name)) \(clause) NOT VALID")
        }
    }

    /// The statement that holds the rows of a table against one of its foreign keys.
    public func validation(_ schema: TableSchema, _ foreignKey: NamedStatement) -> String {
        "ALTER TABLE \(table(schema.name)) VALIDATE CONSTRAINT \(SQLText.name(foreignKey.name))"
    }

    /// Indexes on the columns that hold foreign keys, the primary key left out.
    public func foreignKeyIndexes(_ schema: TableSchema, among all: [TableSchema]) -> [NamedStatement] {
        schema.fields.compactMap { field in
            guard field.name != schema.primaryKey, references(field, among: all) != nil else { return nil }
            let name = Self.name([schema.name, field.name], "idx")
            return NamedStatement(
                name: name,
                sql: "CREATE INDEX \(SQLText.name(name)) ON \(table(schema.name)) (\(SQLText.name(field.name)))")
        }
    }

    /// A name of parts and an ending, cut where it would be too long, with a digest that then distinguishes it from others.
    static func name(_ parts: [String], _ ending: String) -> String {
        let whole = (parts + [ending]).joined(separator: "_")
        guard whole.utf8.count > 63 else { return whole }
        let tail = "_" + Digest128.of(whole).text.prefix(8) + "_" + ending
        var head = Substring(parts.joined(separator: "_"))
        while head.utf8.count + tail.utf8.count > 63 { head = head.dropLast() }
        return head + tail
    }
}
