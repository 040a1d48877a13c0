internal import LoamBytes
internal import LoamColumns

/// Schemas as one JSON document with a version of its own.
enum SchemaJSON {
    static let version = 1

    static func render(_ schemas: [TableSchema]) -> String {
        JSONValue.object(["loam_schema": .integer(version), "tables": .array(schemas.map(table))]).pretty()
    }

    private static func table(_ schema: TableSchema) -> JSONValue {
        .object([
            "name": .string(schema.name), "meaning": .string(schema.meaning),
            "primary_key": .string(schema.primaryKey), "columns": .array(schema.fields.map(column)),
        ])
    }

    private static func column(_ field: Field) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("name", .string(field.name)), .init("type", .string(field.type.name)),
            .init("nullable", .bool(field.isNullable)), .init("meaning", .string(field.meaning)),
        ]
        if !field.unit.isEmpty { members.append(.init("unit", .string(field.unit))) }
        if !field.domain.isEmpty { members.append(.init("domain", .string(field.domain))) }
        if case .dictionary(let enumeration) = field.type {
            members.append(.init("values", .array(enumeration.values.map { .string($0) })))
        }
        if let key = field.references {
            members.append(
                .init("references", .object(["table": .string(key.table), "column": .string(key.column)])))
        }
        return .object(members)
    }
}
