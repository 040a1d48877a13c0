/// What is wrong with a recipe, a preset's name, an override or a value, where it is, and what to do next.
public struct DocumentError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A stable word for the kind of mistake. The set is open: new codes may come, old ones keep their meaning.
    public struct Code: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public var description: String { rawValue }
    }

    /// The stable code, for programs.
    public var code: Code
    /// One sentence for people.
    public var message: String
    /// The file, or for an override its origin such as `--set customers`.
    public var file: String
    /// The line, from 1; nil where there is no text to point at.
    public var line: Int?
    /// The column in characters, from 1; nil where there is no text to point at.
    public var column: Int?
    /// The dotted path of the parameter concerned, such as `effects.sale.strength`.
    public var path: String?
    /// The next thing to do, where there is one to name.
    public var hint: String?

    /// Makes an error; every part but the code, the message and the file may be missing.
    public init(
        _ code: Code, _ message: String, file: String, line: Int? = nil, column: Int? = nil, path: String? = nil,
        hint: String? = nil
    ) {
        self.code = code
        self.message = message
        self.file = file
        self.line = line
        self.column = column
        self.path = path
        self.hint = hint
    }

    /// `file:line:column`, as far as they are known.
    public var location: String {
        file + (line.map { ":\($0)" } ?? "") + (line == nil ? "" : column.map { ":\($0)" } ?? "")
    }

    /// `file:line:column: message`, and the hint on a second line.
    public var description: String {
        var text = location
        text += (text.isEmpty ? "" : ": ") + message
        if let hint { text += "\n  hint: " + hint }
        return text
    }
}
