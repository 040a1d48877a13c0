internal import LoamBytes

/// Reads the value of one parameter from a node, within the definition's bounds.
package struct ValueReader {
    let definition: ParameterDefinition
    /// The dotted path for messages.
    let path: String
    let file: String
    /// False for what was not said in a file, but on the command line.
    let hasPositions: Bool

    package init(definition: ParameterDefinition, path: String, file: String, hasPositions: Bool = true) {
        self.definition = definition
        self.path = path
        self.file = file
        self.hasPositions = hasPositions
    }

    package func value(_ node: YAMLNode) throws(DocumentError) -> ParameterValue {
        if node.isNull {
            if definition.defaultValue == .unset, !definition.isRequired { return .unset }
            throw error(
                ValueProblem(.missingValue, "\(path) has no value", hint: "remove it to have the default"), node)
        }
        if case .choices(let words) = definition.kind { return .choices(try choices(node, words)) }
        guard case .scalar(let text, _) = node.content else {
            throw error(ValueProblem(.wrongShape, "\(path) must be a single value, not \(node.shape)"), node)
        }
        do throws(ValueProblem) {
            return try value(text)
        } catch {
            throw self.error(error, node)
        }
    }

    package func origin(_ node: YAMLNode) -> ValueOrigin {
        ValueOrigin(
            file: file, line: hasPositions ? node.position.line : nil,
            column: hasPositions ? node.position.column : nil)
    }

    private func value(_ text: String) throws(ValueProblem) -> ParameterValue {
        switch definition.kind {
        case .count(let range):
            let count = try CountText.parse(text)
            try check(range.contains(count), text)
            return .count(count)
        case .countOrAll(let range):
            if text == "all" { return .text(text) }
            let count = try CountText.parse(text)
            try check(range.contains(count), text)
            return .count(count)
        case .duration(let range):
            let duration = try DurationText.parse(text)
            try check(range.contains(duration.nominalSeconds), text)
            return .duration(duration)
        case .percentage:
            return .percentage(try PercentageText.parse(text))
        case .number(let range):
            let number = try NumberText.parse(text)
            try check(number.isFinite && range.contains(number), text)
            return .number(number)
        case .choice(let words), .choices(let words):
            try check(choice: text, words)
            return .text(text)
        case .text:
            return .text(text)
        case .timestamp:
            return .timestamp(try TimestampText.parse(text))
        case .flag:
            guard text == "true" || text == "false" else {
                throw ValueProblem(.badFlag, "\(quoted(text)) is not a flag", hint: "write true or false")
            }
            return .flag(text == "true")
        }
    }

    private func choices(_ node: YAMLNode, _ words: [String]) throws(DocumentError) -> [String] {
        let items: [YAMLNode]
        switch node.content {
        case .scalar: items = [node]
        case .sequence(let nodes): items = nodes
        case .mapping:
            throw error(ValueProblem(.wrongShape, "\(path) must be a name or a list of names, not a mapping"), node)
        }
        if items.isEmpty {
            throw error(ValueProblem(.missingValue, "\(path) is an empty list", hint: listed(words)), node)
        }
        var chosen: [String] = []
        for item in items {
            guard case .scalar(let text, _) = item.content else {
                throw error(ValueProblem(.wrongShape, "\(path) must list names, not \(item.shape)"), item)
            }
            do throws(ValueProblem) {
                try check(choice: text, words)
                if chosen.contains(text) {
                    throw ValueProblem(
                        .duplicateValue, "\(quoted(text)) is named twice in \(path)", hint: "name it once")
                }
            } catch {
                throw self.error(error, item)
            }
            chosen.append(text)
        }
        return chosen
    }

    private func check(choice text: String, _ words: [String]) throws(ValueProblem) {
        guard !words.contains(text) else { return }
        let nearest = NearestName.of(text, in: words).map { "did you mean \($0)? " } ?? ""
        throw ValueProblem(.badChoice, "\(quoted(text)) is not a \(definition.name)", hint: nearest + listed(words))
    }

    private func check(_ isInRange: Bool, _ text: String) throws(ValueProblem) {
        guard !isInRange else { return }
        let unit = definition.unit.isEmpty ? "" : " " + definition.unit
        throw ValueProblem(
            .outOfRange, "\(quoted(text)) is out of range for \(definition.name)",
            hint: definition.kind.rangeText.map { "allowed: " + $0 + unit })
    }

    private func listed(_ words: [String]) -> String {
        let shown = words.prefix(20).joined(separator: ", ")
        return "choose from " + shown + (words.count > 20 ? ", ..." : "")
    }

    private func error(_ problem: ValueProblem, _ node: YAMLNode) -> DocumentError {
        problem.located(origin(node), path: path)
    }
}
