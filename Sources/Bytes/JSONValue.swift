/// A JSON document as a tree. Objects keep the order of their keys, so that what is written is the same every time.
public enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    /// A number, as its text in the document.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// One key of an object with its value.
    public struct Member: Sendable, Equatable {
        public var key: String
        public var value: JSONValue

        public init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    public static func integer(_ value: some BinaryInteger) -> JSONValue { .number(String(value)) }

    /// A number with a fixed count of decimals, for measured values; null where it is not finite.
    public static func decimal(_ value: Double, places: Int) -> JSONValue {
        let unit = Double(DecimalText.unit(scale: places))
        let scaled = (value * unit).rounded()
        guard scaled.isFinite, scaled.magnitude < 9e18 else { return .null }
        var buffer = ByteBuffer(capacity: DecimalText.maximumWidth)
        let end = DecimalText().write(
            Int64(scaled), scale: places, unit: DecimalText.unit(scale: places), to: buffer.end)
        buffer.commit(to: end)
        return .number(buffer.text())
    }

    /// A number in Swift's shortest spelling that reads back; null where it is not finite.
    public static func shortest(_ value: Double) -> JSONValue {
        value.isFinite ? .number(String(describing: value)) : .null
    }

    public static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(members.map { Member($0.key, $0.value) })
    }

    public subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }

    public var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    public var integer: Int? {
        guard case .number(let text) = self else { return nil }
        return Int(text)
    }

    public var elements: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The document on one line, without blanks.
    public func compact() -> String {
        var out = ""
        write(to: &out, indent: nil, depth: 0)
        return out
    }

    /// The document on one line, the keys of every object sorted by their UTF-8 bytes: equal for equal content.
    public func canonical() -> String { sorted.compact() }

    private var sorted: JSONValue {
        switch self {
        case .array(let elements): .array(elements.map(\.sorted))
        case .object(let members):
            .object(
                members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                    .map { Member($0.key, $0.value.sorted) })
        default: self
        }
    }

    /// The document over several lines, two blanks a level; short arrays of plain values stay on one line.
    public func pretty() -> String {
        var out = ""
        write(to: &out, indent: 2, depth: 0)
        return out + "\n"
    }

    private var isPlain: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }

    private func write(to out: inout String, indent: Int?, depth: Int) {
        switch self {
        case .null: out += "null"
        case .bool(let value): out += value ? "true" : "false"
        case .number(let text): out += text
        case .string(let text): out += JSONText.quoted(text)
        case .array(let elements):
            let inner = elements.allSatisfy(\.isPlain) ? nil : indent
            Self.writeSequence(elements, open: "[", close: "]", to: &out, indent: inner, depth: depth) {
                $0.write(to: &$1, indent: inner, depth: depth + 1)
            }
        case .object(let members):
            Self.writeSequence(members, open: "{", close: "}", to: &out, indent: indent, depth: depth) {
                $1 += JSONText.quoted($0.key) + (indent == nil ? ":" : ": ")
                $0.value.write(to: &$1, indent: indent, depth: depth + 1)
            }
        }
    }

    private static func writeSequence<Item>(
        _ items: [Item], open: String, close: String, to out: inout String, indent: Int?, depth: Int,
        each: (Item, inout String) -> Void
    ) {
        out += open
        for (index, item) in items.enumerated() {
            if index > 0 { out += "," }
            if let indent {
                out += "\n" + String(repeating: " ", count: indent * (depth + 1))
            }
            each(item, &out)
        }
        if let indent, !items.isEmpty { out += "\n" + String(repeating: " ", count: indent * depth) }
        out += close
    }
}
