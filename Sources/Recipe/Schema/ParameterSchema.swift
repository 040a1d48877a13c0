internal import LoamBytes
internal import LoamDocuments

/// The JSON Schema of one parameter.
enum ParameterSchema {
    /// Whatever the compiler reads for it, as a YAML number or as text with a unit.
    static func json(_ definition: ParameterDefinition) -> JSONValue {
        var alternatives = alternatives(definition.kind)
        if definition.defaultValue == .unset, !definition.isRequired { alternatives.append(typed("null")) }
        var members: [JSONValue.Member] = [.init("description", .string(describe(definition)))]
        if definition.defaultValue != .unset { members.append(.init("default", definition.defaultValue.json)) }
        if alternatives.count == 1, case .object(let only) = alternatives[0] {
            members += only
        } else {
            members.append(.init("anyOf", .array(alternatives)))
        }
        return .object(members)
    }

    /// Any scalar; YAML reads some texts as numbers or booleans.
    static func text(_ meaning: String) -> JSONValue {
        .object(["description": .string(meaning), "anyOf": .array(anyScalar)])
    }

    private static func describe(_ definition: ParameterDefinition) -> String {
        let unit = definition.unit.isEmpty ? "" : ", in \(definition.unit)"
        let range = definition.kind.rangeText.map { "; " + $0 } ?? ""
        return definition.meaning + unit + range
    }

    private static let anyScalar: [JSONValue] = [
        .object(["type": .string("string"), "minLength": .integer(1)]), typed("number"), typed("boolean"),
    ]

    private static func alternatives(_ kind: ParameterKind) -> [JSONValue] {
        switch kind {
        case .count(let range): counts(range)
        case .countOrAll(let range): counts(range) + [.object(["const": .string("all")])]
        case .duration: [pattern(DurationText.pattern)]
        case .percentage: [number(0...1), pattern(PercentageText.pattern)]
        case .number(let range): [number(range), pattern(NumberText.pattern)]
        case .choice(let words): [.object(["enum": .array(words.map(JSONValue.string))])]
        case .choices(let words):
            [.object(["enum": .array(words.map(JSONValue.string))]), list(words)]
        case .text: anyScalar + [.object(["const": .string("")])]
        case .timestamp: [pattern(TimestampText.pattern)]
        case .flag: [.object(["enum": .array([.bool(true), .bool(false), .string("true"), .string("false")])])]
        }
    }

    private static func counts(_ range: ClosedRange<Int>) -> [JSONValue] {
        [
            .object([
                "type": .string("integer"), "minimum": .integer(range.lowerBound),
                "maximum": .integer(range.upperBound),
            ]), pattern(CountText.pattern),
        ]
    }

    private static func list(_ words: [String]) -> JSONValue {
        .object([
            "type": .string("array"), "minItems": .integer(1), "uniqueItems": .bool(true),
            "items": .object(["enum": .array(words.map(JSONValue.string))]),
        ])
    }

    private static func number(_ range: ClosedRange<Double>) -> JSONValue {
        var members: [JSONValue.Member] = [.init("type", .string("number"))]
        if range.lowerBound.isFinite { members.append(.init("minimum", .shortest(range.lowerBound))) }
        if range.upperBound.isFinite { members.append(.init("maximum", .shortest(range.upperBound))) }
        return .object(members)
    }

    private static func pattern(_ pattern: String) -> JSONValue {
        .object(["type": .string("string"), "pattern": .string(pattern)])
    }

    private static func typed(_ type: String) -> JSONValue { .object(["type": .string(type)]) }
}
