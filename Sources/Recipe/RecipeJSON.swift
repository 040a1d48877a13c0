extension Recipe {
    /// What decides over the data, as one line of JSON with sorted keys: name, model, parameters and effects.
    ///
    /// Equal for equal values, whether they came from the file, a preset or overrides: therefore without the title and
    /// the preset. Durations are text (`1d18h`), timestamps ISO 8601, percentages shares of one, unset values null.
    public var canonicalJSON: String {
        JSONValue.object([
            ("version", .integer(1)), ("recipe", .text(name)), ("model", .text(model)),
            ("parameters", parameters.json), ("effects", .list(effects.map(\.json))),
        ]).canonical
    }
}

extension Effect {
    var json: JSONValue {
        .object([
            ("name", .text(name)), ("kind", .text(kind)), ("start", .text(start.description)),
            ("duration", .text(duration.description)), ("targets", .list(targets.map(JSONValue.text))),
            ("strength", strength.json), ("parameters", parameters.json),
        ])
    }
}

extension ParameterSet {
    var json: JSONValue { .object(names.map { ($0, self[$0].json) }) }
}

extension ParameterValue {
    var json: JSONValue {
        switch self {
        case .count(let value): .integer(Int64(value))
        case .duration, .timestamp: .text(description)
        case .percentage(let value), .number(let value): .number(value)
        case .text(let value): .text(value)
        case .choices(let values): .list(values.map(JSONValue.text))
        case .flag(let value): .bool(value)
        case .unset: .null
        }
    }
}
