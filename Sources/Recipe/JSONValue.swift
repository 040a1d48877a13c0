/// A JSON value to be written; objects keep the order of their keys.
indirect enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([(String, JSONValue)])

    /// On one line without spaces, keys sorted by their UTF-8 bytes.
    var canonical: String {
        switch self {
        case .list(let items): return "[" + items.map(\.canonical).joined(separator: ",") + "]"
        case .object(let members):
            let sorted = members.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
            return "{" + sorted.map { Self.escaped($0.0) + ":" + $0.1.canonical }.joined(separator: ",") + "}"
        default: return scalar
        }
    }

    /// Indented by two spaces a level, keys in order.
    func indented(_ level: Int = 0) -> String {
        let inner = "\n" + String(repeating: "  ", count: level + 1)
        let outer = "\n" + String(repeating: "  ", count: level)
        switch self {
        case .list(let items) where !items.isEmpty:
            return "[" + inner + items.map { $0.indented(level + 1) }.joined(separator: "," + inner) + outer + "]"
        case .object(let members) where !members.isEmpty:
            let lines = members.map { Self.escaped($0.0) + ": " + $0.1.indented(level + 1) }
            return "{" + inner + lines.joined(separator: "," + inner) + outer + "}"
        default: return canonical
        }
    }

    private var scalar: String {
        switch self {
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        // Swift's shortest spelling that reads back is valid JSON for every finite number.
        case .number(let value): value.isFinite ? String(describing: value) : "null"
        case .text(let value): Self.escaped(value)
        case .null, .list, .object: "null"
        }
    }

    private static func escaped(_ text: String) -> String {
        let hex = Array("0123456789abcdef".unicodeScalars)
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0}"..."\u{1F}":
                result += "\\u00"
                result.unicodeScalars.append(hex[Int(scalar.value >> 4)])
                result.unicodeScalars.append(hex[Int(scalar.value & 15)])
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
