/// One node of a parsed YAML document, aliases already replaced by their anchors' nodes.
package struct YAMLNode: Sendable {
    package enum Content: Sendable {
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([YAMLEntry])
    }

    package var content: Content
    package var position: YAMLPosition
    /// For a scalar written in one line and without escapes, the characters before its text: 0, or 1 for a quote.
    package var verbatimOffset: Int?
    /// This node and all below it.
    var nodeCount = 1
    /// 1 for a scalar, one more than the deepest child otherwise.
    var height = 1

    package init(content: Content, position: YAMLPosition) {
        self.content = content
        self.position = position
    }

    /// Whether it is what YAML reads as nothing: an empty plain scalar, `~` or `null`.
    package var isNull: Bool {
        guard case .scalar(let text, let isPlain) = content, isPlain else { return false }
        return text.isEmpty || text == "~" || text == "null"
    }

    /// What it is, for messages.
    package var shape: String {
        switch content {
        case .scalar: isNull ? "nothing" : "a single value"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}

/// One key with its value.
package struct YAMLEntry: Sendable {
    package var key: String
    package var position: YAMLPosition
    package var value: YAMLNode

    package init(key: String, position: YAMLPosition, value: YAMLNode) {
        self.key = key
        self.position = position
        self.value = value
    }
}

/// A place in a text, both numbers from 1; the column counts characters.
package struct YAMLPosition: Sendable, Hashable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
