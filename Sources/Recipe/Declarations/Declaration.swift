internal import LoamBytes
internal import LoamDocuments

/// One node of what a recipe declares itself (`tables`), with its place in the file.
public struct Declaration: Sendable {
    /// What the node is; aliases are already replaced.
    public enum Content: Sendable {
        /// One value; plain if it was written without quotes.
        case value(String, isPlain: Bool)
        case list([Declaration])
        case mapping([Entry])
    }

    /// One key with its value.
    public struct Entry: Sendable {
        public let key: String
        /// Line and column of the key, from 1.
        public let line: Int
        public let column: Int
        public let value: Declaration
    }

    public let content: Content
    /// The line of its first character, from 1.
    public let line: Int
    /// The column of its first character, from 1, in characters.
    public let column: Int
    /// For a value written in one line and without escapes, the column of the first character inside its quotes: a place
    /// in the text is that many characters further on. Nil otherwise.
    public let textColumn: Int?
    /// Whether it is nothing at all: empty, `~` or `null`.
    public let isNull: Bool
    /// What it is, for messages: `a list`, `a mapping`, `a single value`, `nothing`.
    public let shape: String

    init(_ node: YAMLNode) {
        content =
            switch node.content {
            case .scalar(let text, let isPlain): .value(text, isPlain: isPlain)
            case .sequence(let nodes): .list(nodes.map(Declaration.init))
            case .mapping(let entries): .mapping(entries.map(Entry.init))
            }
        line = node.position.line
        column = node.position.column
        textColumn = node.verbatimOffset.map { node.position.column + $0 }
        isNull = node.isNull
        shape = node.shape
    }
}

extension Declaration.Entry {
    init(_ entry: YAMLEntry) {
        key = entry.key
        line = entry.position.line
        column = entry.position.column
        value = Declaration(entry.value)
    }

    /// Keys in the file's order, since the order of tables and columns is the order of what is written.
    var json: JSONValue { .array([.string(key), value.json]) }
}

extension Declaration {
    /// Plain values as text, quoted ones inside an object, since quotes make a number a text.
    var json: JSONValue {
        switch content {
        case .value(let text, let isPlain): isNull ? .null : isPlain ? .string(text) : .object(["text": .string(text)])
        case .list(let items): .object(["list": .array(items.map(\.json))])
        case .mapping(let entries): .array(entries.map(\.json))
        }
    }
}
