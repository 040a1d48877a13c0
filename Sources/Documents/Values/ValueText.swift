/// Turns text that was said outside of any document, on the command line or in the environment, into a node.
package enum ValueText {
    /// Text that begins with a bracket is YAML; everything else is one value.
    package static func node(_ text: String, origin: String) throws(DocumentError) -> YAMLNode {
        guard text.utf8.first == UInt8(ascii: "[") || text.utf8.first == UInt8(ascii: "{") else {
            return scalar(text)
        }
        do throws(DocumentError) {
            return try YAMLReader.read(DocumentText(file: origin, text: Array(text.utf8)), noun: "value")
        } catch {
            throw withoutPosition(error)
        }
    }

    /// The node for a parameter of this kind: a list may be `a,b`, and a text is never YAML.
    static func node(_ text: String, kind: ParameterKind, origin: String) throws(DocumentError) -> YAMLNode {
        switch kind {
        case .text where text != "null":
            return YAMLNode(content: .scalar(text, isPlain: false), position: YAMLPosition(line: 1, column: 1))
        case .choices where text.utf8.contains(UInt8(ascii: ",")) && text.utf8.first != UInt8(ascii: "["):
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            return YAMLNode(
                content: .sequence(parts.map { scalar(String($0)) }), position: YAMLPosition(line: 1, column: 1))
        default:
            return try node(text, origin: origin)
        }
    }

    /// A line and a column say nothing about a command line.
    package static func withoutPosition(_ error: DocumentError) -> DocumentError {
        var result = error
        result.line = nil
        result.column = nil
        return result
    }

    private static func scalar(_ text: String) -> YAMLNode {
        YAMLNode(content: .scalar(text, isPlain: true), position: YAMLPosition(line: 1, column: 1))
    }
}
