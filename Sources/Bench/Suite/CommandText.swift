internal import LoamDocuments

/// A command as people write it: words with quotes, placeholders in braces, or a line for a shell.
public struct CommandText: Sendable, Equatable {
    /// As it was written.
    public let text: String
    /// Whether it goes through `/bin/sh -c`: it was asked for, or has characters that mean something to a shell.
    public let usesShell: Bool
    /// Whether braces mean nothing: for commands of the command line, where they belong to awk and others.
    private let isLiteral: Bool

    /// - Parameters:
    ///   - shell: true or false as asked for; nil to find out from the characters.
    ///   - isLiteral: whether braces mean nothing.
    public init(_ text: String, shell: Bool? = nil, isLiteral: Bool = false) {
        self.text = text
        self.isLiteral = isLiteral
        usesShell = shell ?? Self.needsShell(text)
    }

    /// The words that are run, with placeholders filled in.
    ///
    /// A value stays one word however it looks; in a shell's line it is quoted.
    ///
    /// - Parameter values: by name. A brace that holds no name of this form is left alone.
    /// - Throws: the name without a value, or an open quote.
    public func words(_ values: [CaseResult.Parameter]) throws(CommandError) -> [String] {
        if usesShell { return ["/bin/sh", "-c", try filled(text, values, quoting: true)] }
        let words = try Self.split(text)
        guard !words.isEmpty else { throw CommandError("the command is empty") }
        var filled: [String] = []
        for word in words { filled.append(try self.filled(word, values, quoting: false)) }
        return filled
    }

    /// The names in braces.
    public var placeholders: [String] {
        if isLiteral { return [] }
        var names: [String] = []
        var rest = text[...]
        while let (name, end) = Self.nextPlaceholder(&rest) {
            names.append(name)
            rest = rest[end...]
        }
        return names
    }

    /// A text that is no command with its placeholders filled in.
    static func filled(_ text: String, _ values: [CaseResult.Parameter]) throws(CommandError) -> String {
        try CommandText(text, shell: false).filled(text, values, quoting: false)
    }

    private func filled(
        _ text: String, _ values: [CaseResult.Parameter], quoting: Bool
    ) throws(CommandError) -> String {
        if isLiteral { return text }
        var out = ""
        var rest = text[...]
        while true {
            let start = rest.startIndex
            guard let (name, end) = Self.nextPlaceholder(&rest) else {
                out += text[start...]
                return out
            }
            guard let value = values.first(where: { $0.name == name })?.value else {
                let known = values.map(\.name)
                throw CommandError(
                    "nothing fills {\(name)}",
                    hint: NearestName.of(name, in: known).map { "did you mean {\($0)}?" }
                        ?? "known are " + known.map { "{\($0)}" }.joined(separator: ", "))
            }
            out += text[start..<rest.startIndex] + (quoting ? Self.shellQuoted(value) : value)
            rest = rest[end...]
        }
    }

    /// Moves `rest` to the next `{name}`, and gives its name and the place after it.
    private static func nextPlaceholder(_ rest: inout Substring) -> (name: String, end: String.Index)? {
        while let open = rest.firstIndex(of: "{") {
            rest = rest[open...]
            let name = rest.dropFirst().prefix { $0 == "_" || ("a"..."z").contains($0) || ("0"..."9").contains($0) }
            // `${NAME}` belongs to the shell, and `{1..3}` or `{"key": 1}` have no meaning here.
            let isShell = open > rest.base.startIndex && rest.base[rest.base.index(before: open)] == "$"
            if !isShell, let first = name.first, !("0"..."9").contains(first), name.endIndex < rest.endIndex,
                rest[name.endIndex] == "}"
            {
                return (String(name), rest.index(after: name.endIndex))
            }
            rest = rest.dropFirst()
        }
        return nil
    }

    private static func needsShell(_ text: String) -> Bool {
        // `NAME=value command` is a shell's way to set the environment.
        if text.prefix(while: { $0 != " " && $0 != "'" && $0 != "\"" && $0 != "/" }).contains("=") { return true }
        var quote: Character?
        for character in text {
            if let open = quote {
                if character == open {
                    quote = nil
                } else if open == "\"", character == "$" || character == "`" {
                    return true
                }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if "|&;<>()$`*?~#\n".contains(character) {
                return true
            }
        }
        return false
    }

    /// Words as a shell splits them: blanks, both kinds of quotes, backslashes.
    static func split(_ text: String) throws(CommandError) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var isEscaped = false
        for character in text {
            if isEscaped {
                // Within double quotes a backslash is one, but before these.
                let isKept = quote == "\"" && !"\"\\$`".contains(character)
                word = (word ?? "") + (isKept ? "\\" : "") + String(character)
                isEscaped = false
            } else if character == "\\" && quote != "'" {
                isEscaped = true
            } else if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character == " " || character == "\t" || character == "\n" {
                if let complete = word { words.append(complete) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        guard quote == nil, !isEscaped else {
            throw CommandError("a quote in the command is not closed: \(text)", hint: "close it, or write --shell")
        }
        if let complete = word { words.append(complete) }
        return words
    }

    /// One word for a shell, whatever it holds.
    public static func shellQuoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.utf8.allSatisfy {
                $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A
                    || Array("-_./,:=+%@".utf8).contains($0)
            }
        return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}

/// What is wrong with a command's text.
public struct CommandError: Error, Sendable, Equatable {
    public var message: String
    public var hint: String

    init(_ message: String, hint: String = "") {
        self.message = message
        self.hint = hint
    }
}
