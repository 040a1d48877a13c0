/// The JSON Schema of one parameter.
enum ParameterSchema {
    /// Whatever the compiler reads for it, as a YAML number or as text with a unit.
    static func json(_ definition: ParameterDefinition) -> JSONValue {
        var alternatives = alternatives(definition.kind)
        if definition.defaultValue == .unset, !definition.isRequired { alternatives.append(typed("null")) }
        var members: [(String, JSONValue)] = [("description", .text(describe(definition)))]
        if definition.defaultValue != .unset { members.append(("default", definition.defaultValue.json)) }
        if alternatives.count == 1, case .object(let only) = alternatives[0] {
            members += only
        } else {
            members.append(("anyOf", .list(alternatives)))
        }
        return .object(members)
    }

    /// Any scalar; YAML reads some texts as numbers or booleans.
    static func text(_ meaning: String) -> JSONValue {
        .object([("description", .text(meaning)), ("anyOf", .list(anyScalar))])
    }

    private static func describe(_ definition: ParameterDefinition) -> String {
        let unit = definition.unit.isEmpty ? "" : ", in \(definition.unit)"
        let range = definition.kind.rangeText.map { "; " + $0 } ?? ""
        return definition.meaning + unit + range
    }

    private static let anyScalar: [JSONValue] = [
        .object([("type", .text("string")), ("minLength", .integer(1))]), typed("number"), typed("boolean"),
    ]

    private static func alternatives(_ kind: ParameterKind) -> [JSONValue] {
        switch kind {
        case .count(let range):
            [
                .object([
                    ("type", .text("integer")), ("minimum", .integer(Int64(range.lowerBound))),
                    ("maximum", .integer(Int64(range.upperBound))),
                ]), pattern(CountText.pattern),
            ]
        case .duration: [pattern(DurationText.pattern)]
        case .percentage: [number(0...1), pattern(PercentageText.pattern)]
        case .number(let range): [number(range), pattern(NumberText.pattern)]
        case .choice(let words): [.object([("enum", .list(words.map(JSONValue.text)))])]
        case .choices(let words):
            [.object([("enum", .list(words.map(JSONValue.text)))]), list(words)]
        case .text: anyScalar + [.object([("const", .text(""))])]
        case .timestamp: [pattern(TimestampText.pattern)]
        case .flag: [.object([("enum", .list([.bool(true), .bool(false), .text("true"), .text("false")]))])]
        }
    }

    private static func list(_ words: [String]) -> JSONValue {
        .object([
            ("type", .text("array")), ("minItems", .integer(1)), ("uniqueItems", .bool(true)),
            ("items", .object([("enum", .list(words.map(JSONValue.text)))])),
        ])
    }

    private static func number(_ range: ClosedRange<Double>) -> JSONValue {
        var members: [(String, JSONValue)] = [("type", .text("number"))]
        if range.lowerBound.isFinite { members.append(("minimum", .number(range.lowerBound))) }
        if range.upperBound.isFinite { members.append(("maximum", .number(range.upperBound))) }
        return .object(members)
    }

    private static func pattern(_ pattern: String) -> JSONValue {
        .object([("type", .text("string")), ("pattern", .text(pattern))])
    }

    private static func typed(_ type: String) -> JSONValue { .object([("type", .text(type))]) }
}
