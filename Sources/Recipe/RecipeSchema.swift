/// The JSON Schema of recipes, for editors that complete and check YAML.
public enum RecipeSchema {
    /// A schema of draft 2020-12 that accepts what `RecipeCompiler` accepts for these models and refuses unknown keys.
    ///
    /// Not in it, because a schema cannot say it: that `version` comes first, bounds of values written with units, and
    /// values that another place (a preset, an override) must provide. Ends in a newline; the same for the same models.
    public static func json(models: [ModelDefinition]) -> String {
        let name = JSONValue.object([("type", .text("string")), ("pattern", .text(RecipeName.pattern))])
        let root = JSONValue.object([
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("title", .text("Loam recipe")),
            ("type", .text("object")),
            ("required", .list(["version", "recipe", "title", "model"].map(JSONValue.text))),
            ("additionalProperties", .bool(false)),
            (
                "properties",
                .object([
                    ("version", .object([("enum", .list([.integer(1), .text("1")]))])),
                    ("recipe", described(name, "The recipe's name")),
                    ("title", ParameterSchema.text("One line on what the recipe grows")),
                    ("model", .object([("enum", .list(models.map { .text($0.name) }))])),
                    ("parameters", section),
                    ("presets", section),
                    ("effects", section),
                ])
            ),
            allOf(models.map(condition)),
            ("$defs", .object([("name", name), ("window", window)] + models.flatMap(definitions))),
        ])
        return root.indented() + "\n"
    }

    private static let section = JSONValue.object([("type", .list([.text("object"), .text("null")]))])

    private static var window: JSONValue {
        .object([
            ("type", .text("object")),
            ("required", .list([.text("start"), .text("duration")])),
            ("additionalProperties", .bool(false)),
            (
                "properties",
                .object([
                    ("start", ParameterSchema.json(EffectDefinition.windowStart)),
                    ("duration", ParameterSchema.json(EffectDefinition.windowDuration)),
                ])
            ),
        ])
    }

    /// What a model adds once `model` names it.
    private static func condition(_ model: ModelDefinition) -> JSONValue {
        let sections = JSONValue.object([
            ("parameters", .object([("if", notNull), ("then", reference(model.name + ".parameters"))])),
            ("presets", named(reference(model.name + ".parameters"))),
            ("effects", named(reference(model.name + ".effect"))),
        ])
        return .object([
            ("if", has("model", model.name)), ("then", .object([("properties", sections)])),
        ])
    }

    private static func definitions(_ model: ModelDefinition) -> [(String, JSONValue)] {
        let parameters = JSONValue.object([
            ("description", .text(model.meaning)),
            ("type", .text("object")),
            ("additionalProperties", .bool(false)),
            ("properties", .object(model.parameters.map { ($0.name, ParameterSchema.json($0)) })),
        ])
        let effect = JSONValue.object([
            ("type", .text("object")),
            ("required", .list([.text("kind"), .text("window")])),
            ("properties", .object([("kind", .object([("enum", .list(model.effects.map { .text($0.kind) }))]))])),
            allOf(model.effects.map { .object([("if", has("kind", $0.kind)), ("then", effectKeys($0))]) }),
        ])
        return [(model.name + ".parameters", parameters), (model.name + ".effect", effect)]
    }

    private static func effectKeys(_ effect: EffectDefinition) -> JSONValue {
        let keys = (effect.target.map { [$0] } ?? []) + [effect.strength] + effect.parameters
        let required = ["kind", "window"] + keys.filter { $0.isRequired && $0.defaultValue == .unset }.map(\.name)
        return .object([
            ("description", .text(effect.meaning)),
            ("required", .list(required.map(JSONValue.text))),
            ("additionalProperties", .bool(false)),
            (
                "properties",
                .object(
                    [("kind", .bool(true)), ("window", reference("window"))]
                        + keys.map { ($0.name, ParameterSchema.json($0)) })
            ),
        ])
    }

    /// A mapping of names to values of one shape, or nothing.
    private static func named(_ values: JSONValue) -> JSONValue {
        .object([("propertyNames", reference("name")), ("additionalProperties", values)])
    }

    /// `allOf` must not be empty.
    private static func allOf(_ conditions: [JSONValue]) -> (String, JSONValue) {
        ("allOf", .list(conditions.isEmpty ? [.bool(true)] : conditions))
    }

    private static let notNull = JSONValue.object([("type", .text("object"))])

    private static func has(_ key: String, _ value: String) -> JSONValue {
        .object([
            ("properties", .object([(key, .object([("const", .text(value))]))])), ("required", .list([.text(key)])),
        ])
    }

    private static func reference(_ name: String) -> JSONValue {
        .object([("$ref", .text("#/$defs/" + name))])
    }

    private static func described(_ schema: JSONValue, _ meaning: String) -> JSONValue {
        guard case .object(let members) = schema else { return schema }
        return .object([("description", .text(meaning))] + members)
    }
}
