internal import LoamBytes
internal import LoamDocuments

/// The JSON Schema of recipes, for editors that complete and check YAML.
public enum RecipeSchema {
    /// A schema of draft 2020-12 that accepts what `RecipeCompiler` accepts for these models and refuses unknown keys.
    ///
    /// Not in it, because a schema cannot say it: that `version` comes first, bounds of values written with units, and
    /// values that another place (a preset, an override) must provide. Ends in a newline; the same for the same models.
    public static func json(models: [ModelDefinition]) -> String {
        let name = JSONValue.object(["type": .string("string"), "pattern": .string(DocumentName.pattern)])
        let root = JSONValue.object([
            "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
            "title": .string("Loam recipe"),
            "type": .string("object"),
            "required": .array(["version", "recipe", "title", "model"].map(JSONValue.string)),
            "additionalProperties": .bool(false),
            "properties": .object([
                "version": .object(["enum": .array([.integer(1), .string("1")])]),
                "recipe": described(name, "The recipe's name"),
                "title": ParameterSchema.text("One line on what the recipe grows"),
                "model": .object(["enum": .array(models.map { .string($0.name) })]),
                "parameters": section,
                "presets": section,
                "effects": section,
                "tables": section,
            ]),
            "allOf": allOf(models.map(condition)),
            "$defs": .object([.init("name", name), .init("window", window)] + models.flatMap(definitions)),
        ])
        return root.pretty()
    }

    private static let section = JSONValue.object(["type": .array([.string("object"), .string("null")])])

    private static var window: JSONValue {
        .object([
            "type": .string("object"),
            "required": .array([.string("start"), .string("duration")]),
            "additionalProperties": .bool(false),
            "properties": .object([
                "start": ParameterSchema.json(EffectDefinition.windowStart),
                "duration": ParameterSchema.json(EffectDefinition.windowDuration),
            ]),
        ])
    }

    /// What a model adds once `model` names it.
    private static func condition(_ model: ModelDefinition) -> JSONValue {
        let sections = JSONValue.object([
            "parameters": .object(["if": notNull, "then": reference(model.name + ".parameters")]),
            "presets": named(reference(model.name + ".parameters")),
            "effects": named(reference(model.name + ".effect")),
            "tables": model.takesTables ? DeclarationSchema.tables : .bool(false),
        ])
        return .object([
            "if": has("model", model.name), "then": .object(["properties": sections]),
        ])
    }

    private static func definitions(_ model: ModelDefinition) -> [JSONValue.Member] {
        let parameters = JSONValue.object([
            "description": .string(model.meaning),
            "type": .string("object"),
            "additionalProperties": model.takesTables ? DeclarationSchema.parameter : .bool(false),
            "properties": .object(model.parameters.map { .init($0.name, ParameterSchema.json($0)) }),
        ])
        let effect = JSONValue.object([
            "type": .string("object"),
            "required": .array([.string("kind"), .string("window")]),
            "properties": .object(["kind": .object(["enum": .array(model.effects.map { .string($0.kind) })])]),
            "allOf": allOf(model.effects.map { .object(["if": has("kind", $0.kind), "then": effectKeys($0)]) }),
        ])
        return [.init(model.name + ".parameters", parameters), .init(model.name + ".effect", effect)]
    }

    private static func effectKeys(_ effect: EffectDefinition) -> JSONValue {
        let keys = (effect.target.map { [$0] } ?? []) + [effect.strength] + effect.parameters
        let required = ["kind", "window"] + keys.filter { $0.isRequired && $0.defaultValue == .unset }.map(\.name)
        return .object([
            "description": .string(effect.meaning),
            "required": .array(required.map(JSONValue.string)),
            "additionalProperties": .bool(false),
            "properties": .object(
                [.init("kind", .bool(true)), .init("window", reference("window"))]
                    + keys.map { .init($0.name, ParameterSchema.json($0)) }),
        ])
    }

    /// A mapping of names to values of one shape, or nothing.
    private static func named(_ values: JSONValue) -> JSONValue {
        .object(["propertyNames": reference("name"), "additionalProperties": values])
    }

    /// `allOf` must not be empty.
    private static func allOf(_ conditions: [JSONValue]) -> JSONValue {
        .array(conditions.isEmpty ? [.bool(true)] : conditions)
    }

    private static let notNull = JSONValue.object(["type": .string("object")])

    private static func has(_ key: String, _ value: String) -> JSONValue {
        .object([
            "properties": .object([key: .object(["const": .string(value)])]), "required": .array([.string(key)]),
        ])
    }

    private static func reference(_ name: String) -> JSONValue {
        .object(["$ref": .string("#/$defs/" + name)])
    }

    private static func described(_ schema: JSONValue, _ meaning: String) -> JSONValue {
        guard case .object(let members) = schema else { return schema }
        return .object([.init("description", .string(meaning))] + members)
    }
}
