internal import LoamBytes
internal import LoamDocuments

extension Recipe {
    /// What decides over the data, as one line of JSON with sorted keys: name, model, parameters, effects and declared
    /// tables.
    ///
    /// Equal for equal values, whether they came from the file, a preset or overrides: therefore without the title and
    /// the preset. Durations are text (`1d18h`), timestamps ISO 8601, percentages shares of one, unset values null.
    public var canonicalJSON: String {
        var members: [JSONValue.Member] = [
            .init("version", .integer(1)), .init("recipe", .string(name)), .init("model", .string(model)),
            .init("parameters", parameters.json), .init("effects", .array(effects.map(\.json))),
        ]
        if !tables.isEmpty { members.append(.init("tables", .array(tables.map(\.json)))) }
        return JSONValue.object(members).canonical()
    }
}

extension Effect {
    var json: JSONValue {
        .object([
            "name": .string(name), "kind": .string(kind), "start": .string(start.description),
            "duration": .string(duration.description), "targets": .array(targets.map(JSONValue.string)),
            "strength": strength.json, "parameters": parameters.json,
        ])
    }
}

extension ParameterSet {
    var json: JSONValue { .object(names.map { .init($0, self[$0].json) }) }
}

extension ParameterValue {
    var json: JSONValue {
        switch self {
        case .count(let value): .integer(value)
        case .duration, .timestamp: .string(description)
        case .percentage(let value), .number(let value): .shortest(value)
        case .text(let value): .string(value)
        case .choices(let values): .array(values.map(JSONValue.string))
        case .flag(let value): .bool(value)
        case .unset: .null
        }
    }
}
