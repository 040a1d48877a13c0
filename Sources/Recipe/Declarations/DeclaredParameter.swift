internal import LoamBytes
public import LoamDocuments

/// A parameter that a recipe declares itself: `devices: 500`, or `devices: {value: 500, min: 1, meaning: ...}`.
///
/// Its kind is that of its value: count, number, percentage, duration, timestamp, flag, or text when it is in quotes.
enum DeclaredParameter {
    static let keys = ["value", "meaning", "unit", "min", "max"]
    /// Words that mean something else wherever parameters are used.
    static let reserved = ["start", "end", "seed", "preset", "set", "true", "false", "null", "parent"]

    static func definition(_ entry: YAMLEntry, file: String) throws(DocumentError) -> ParameterDefinition {
        guard DocumentName.isValid(entry.key), !reserved.contains(entry.key) else {
            throw error(
                .badName, "\(quoted(entry.key)) cannot be the name of a parameter", entry.position, entry.key, file,
                hint: reserved.contains(entry.key)
                    ? "it has a meaning of its own" : "use a-z, 0-9 and _, beginning with a letter")
        }
        guard case .mapping(let entries) = entry.value.content else {
            return try definition(entry.key, value: entry.value, [], file)
        }
        for inner in entries where !keys.contains(inner.key) {
            throw error(
                .unknownKey, "unknown key \(quoted(inner.key)) in a parameter", inner.position, entry.key, file,
                hint: NearestName.of(inner.key, in: keys).map { "did you mean \($0)?" }
                    ?? "the keys are " + keys.joined(separator: ", "))
        }
        guard let value = entries.first(where: { $0.key == "value" }) else {
            throw error(
                .missingKey, "parameter \(entry.key) has no value", entry.position, entry.key, file, hint: "add value:")
        }
        return try definition(entry.key, value: value.value, entries, file)
    }

    /// The node that holds the value.
    static func value(_ node: YAMLNode) -> YAMLNode {
        guard case .mapping(let entries) = node.content else { return node }
        return entries.first { $0.key == "value" }?.value ?? node
    }

    private static func definition(
        _ name: String, value: YAMLNode, _ entries: [YAMLEntry], _ file: String
    ) throws(DocumentError) -> ParameterDefinition {
        guard case .scalar(let text, let isPlain) = value.content, !value.isNull else {
            throw error(
                .wrongShape, "parameter \(name) must be a single value, not \(value.shape)", value.position, name, file,
                hint: "write \(name): 500, or \(name): {value: 500, meaning: ...}")
        }
        func option(_ key: String) throws(DocumentError) -> String? {
            guard let node = entries.first(where: { $0.key == key })?.value else { return nil }
            guard case .scalar(let text, _) = node.content else {
                throw error(.wrongShape, "\(key) must be a single value", node.position, name, file, hint: nil)
            }
            return text
        }
        var definition = ParameterDefinition(
            name, isPlain ? kind(of: text) : .text, unit: try option("unit") ?? "",
            meaning: try option("meaning") ?? "Declared by the recipe")
        for bound in ["min", "max"] {
            guard let node = entries.first(where: { $0.key == bound })?.value else { continue }
            let limit = try ValueReader(definition: definition, path: "parameters." + name, file: file).value(node)
            guard let kind = limited(definition.kind, limit, isLower: bound == "min") else {
                throw error(
                    .outOfRange, "\(bound) does not fit parameter \(name)", node.position, name, file,
                    hint: "min and max bound counts, numbers and durations, and min is not above max")
            }
            definition.kind = kind
        }
        definition.defaultValue = try ValueReader(
            definition: definition, path: "parameters." + name, file: file
        ).value(value)
        return definition
    }

    private static func kind(of text: String) -> ParameterKind {
        if text == "true" || text == "false" { return .flag }
        if (try? TimestampText.parse(text)) != nil { return .timestamp }
        if text.hasSuffix("%") { return .percentage }
        if (try? CountText.parse(text)) != nil { return .count(-(1 << 53)...(1 << 53)) }
        if (try? NumberText.parse(text)) != nil { return .number(-1e15...1e15) }
        if (try? DurationText.parse(text)) != nil { return .duration(0...CalendarDuration.longest) }
        return .text
    }

    private static func limited(_ kind: ParameterKind, _ limit: ParameterValue, isLower: Bool) -> ParameterKind? {
        func cut<Bound>(_ range: ClosedRange<Bound>, _ limit: Bound) -> ClosedRange<Bound>? {
            guard range.contains(limit) else { return nil }
            return isLower ? limit...range.upperBound : range.lowerBound...limit
        }
        switch (kind, limit) {
        case (.count(let range), .count(let limit)): return cut(range, limit).map { .count($0) }
        case (.number(let range), .number(let limit)): return cut(range, limit).map { .number($0) }
        case (.duration(let range), .duration(let limit)): return cut(range, limit.nominalSeconds).map { .duration($0) }
        default: return nil
        }
    }

    private static func error(
        _ code: DocumentError.Code, _ message: String, _ position: YAMLPosition, _ name: String, _ file: String,
        hint: String?
    ) -> DocumentError {
        DocumentError(
            code, message, file: file, line: position.line, column: position.column, path: "parameters." + name,
            hint: hint)
    }
}

extension RecipeDocument {
    /// `definition` with the parameters that this recipe declares itself, after those it has already.
    ///
    /// - Throws: a name, a value or a bound that cannot be, with its place.
    public func declaring(_ definition: ModelDefinition) throws(DocumentError) -> ModelDefinition {
        var result = definition
        for entry in parameters where !definition.parameters.contains(where: { $0.name == entry.key }) {
            result.parameters.append(try DeclaredParameter.definition(entry, file: file))
        }
        return result
    }

    /// The entries under `parameters`, those with more than a value cut down to it.
    func parameterValues(_ model: ModelDefinition) -> [YAMLEntry] {
        guard model.takesTables else { return parameters }
        return parameters.map {
            YAMLEntry(key: $0.key, position: $0.position, value: DeclaredParameter.value($0.value))
        }
    }
}
