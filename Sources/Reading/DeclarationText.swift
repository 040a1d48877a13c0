package import LoamBytes

/// Declarations of a custom recipe as YAML again, from the form that canonical JSON gives them: a mapping is a list of
/// pairs, a list is under `list`, a quoted text under `text`, and everything else is a plain word.
package enum DeclarationText {
    /// What follows a key: the word, or a block on lines of its own.
    package static func block(_ value: JSONValue, indent: String) -> String {
        switch value {
        case .string(let word): return " " + word
        case .array(let pairs):
            if pairs.isEmpty { return " {}" }
            return pairs.map { pair in
                let key = pair.elements?.first ?? .null
                let value = pair.elements?.last ?? .null
                return "\n\(indent)\(key.compact()):" + block(value, indent: indent + "  ")
            }.joined()
        case .object:
            if let text = value["text"] { return " " + text.compact() }
            guard let items = value["list"]?.elements, !items.isEmpty else { return " []" }
            return items.map { "\n\(indent)-" + block($0, indent: indent + "  ") }.joined()
        default: return " " + value.compact()
        }
    }

    /// A recipe's own parameters. What a plain word can hold is one: `14d` is a duration, and a text in quotes is not.
    package static func parameters(_ members: [JSONValue.Member], indent: String) -> String {
        if members.isEmpty { return " {}" }
        return members.map { member in
            let text = member.value.text ?? ""
            let isPlain = !text.isEmpty && text.utf8.allSatisfy(isWordByte)
            return "\n\(indent)\(member.key): " + (isPlain ? text : member.value.compact())
        }.joined()
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
