internal import LoamBytes

/// The JSON Schema of what recipes declare themselves: tables with columns, and parameters of their own.
enum DeclarationSchema {
    /// How a column is drawn is the model's to check; the schema knows the shape around it.
    static let tables = JSONValue.object([
        "type": .string("object"), "propertyNames": .object(["$ref": .string("#/$defs/name")]),
        "additionalProperties": table,
    ])

    /// A value, or a mapping that says more about it.
    static let parameter = JSONValue.object([
        "anyOf": .array([
            .object(["type": .array(["string", "number", "boolean"].map(JSONValue.string))]),
            .object([
                "type": .string("object"), "required": .array([.string("value")]),
                "additionalProperties": .bool(false),
                "properties": .object(DeclaredParameter.keys.map { .init($0, .bool(true)) }),
            ]),
        ])
    ])

    private static let table = JSONValue.object([
        "type": .string("object"), "required": .array([.string("rows"), .string("columns")]),
        "additionalProperties": .bool(false),
        "properties": .object([
            "meaning": ParameterSchema.text("One line on what a row is"),
            "rows": .object([
                "description": .string("A number, an expression over parameters, or {per: TABLE, count: ...}"),
                "type": .array(["string", "integer", "object"].map(JSONValue.string)),
            ]),
            "key": ParameterSchema.text("The column whose values are unique; the first by default"),
            "columns": .object([
                "type": .string("object"), "minProperties": .integer(1),
                "propertyNames": .object(["$ref": .string("#/$defs/name")]),
                "additionalProperties": .object([
                    "description": .string("A generator's name, = and an expression, or {generator: ..., options}"),
                    "type": .array(["string", "object"].map(JSONValue.string)),
                ]),
            ]),
        ]),
    ])
}
