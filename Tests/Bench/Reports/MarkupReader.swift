import LoamTestSupport

/// A strict reader of XML, and of HTML written like it: every tag is closed in its order, attributes are quoted, nothing is
/// unescaped. Keeps tags and texts.
struct MarkupReader {
    struct Element {
        var name: String
        var attributes: [String: String]
        /// All text inside.
        var text = ""
    }

    private(set) var elements: [Element] = []
    private var open: [Int] = []
    private static let empty: Set<String> = ["meta", "br"]

    /// - Throws: `Mismatch` that names the place.
    init(_ text: String) throws {
        var rest = Substring(text)
        while let start = rest.firstIndex(of: "<") {
            try take(text: rest[..<start])
            guard let end = rest[start...].firstIndex(of: ">") else { throw Mismatch("a tag does not end") }
            try take(tag: rest[rest.index(after: start)..<end])
            rest = rest[rest.index(after: end)...]
        }
        try take(text: rest)
        if let last = open.last { throw Mismatch("\(elements[last].name) is not closed") }
    }

    private mutating func take(text: Substring) throws {
        // A style sheet is no markup.
        if let last = open.last, elements[last].name == "style" { return }
        try demand(!text.contains(">"), "a bare > in \(text.prefix(80))")
        let plain = try Self.unescaped(text)
        for place in open { elements[place].text += plain }
    }

    private mutating func take(tag: Substring) throws {
        if tag.hasPrefix("?") || tag.hasPrefix("!DOCTYPE") { return }
        if tag.hasPrefix("/") {
            guard let last = open.popLast(), elements[last].name == tag.dropFirst() else {
                throw Mismatch("</\(tag.dropFirst())> closes nothing")
            }
            return
        }
        let isClosed = tag.hasSuffix("/")
        let body = isClosed ? tag.dropLast() : tag
        let name = body.prefix { $0 != " " }
        try demand(!name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber }, "a tag named \(name)")
        elements.append(Element(name: String(name), attributes: try Self.attributes(body.dropFirst(name.count))))
        if !isClosed && !Self.empty.contains(String(name)) { open.append(elements.count - 1) }
    }

    private static func attributes(_ text: Substring) throws -> [String: String] {
        var rest = text
        var attributes: [String: String] = [:]
        while true {
            rest = rest.drop { $0 == " " }
            guard !rest.isEmpty else { return attributes }
            let name = rest.prefix { $0.isLetter || $0 == "-" }
            rest = rest.dropFirst(name.count)
            if name == "open", !rest.hasPrefix("=") {
                attributes["open"] = ""
                continue
            }
            guard !name.isEmpty, rest.hasPrefix("=\"") else { throw Mismatch("an attribute expected in \(text)") }
            let value = rest.dropFirst(2).prefix { $0 != "\"" }
            guard attributes[String(name)] == nil else { throw Mismatch("\(name) stands twice") }
            attributes[String(name)] = try unescaped(value)
            rest = rest.dropFirst(2 + value.count + 1)
        }
    }

    private static func unescaped(_ text: Substring) throws -> String {
        for scalar in text.unicodeScalars
        where scalar.value < 32 && scalar != "\n" || (0x7F...0x9F).contains(scalar.value) {
            throw Mismatch("control character \(scalar.value)")
        }
        var out = ""
        var rest = text
        while let start = rest.firstIndex(of: "&") {
            out += rest[..<start]
            guard let end = rest[start...].firstIndex(of: ";"),
                let plain = ["&amp": "&", "&lt": "<", "&gt": ">", "&quot": "\"", "&#39": "'"][String(rest[start..<end])]
            else { throw Mismatch("a bare & in \(rest.prefix(40))") }
            out += plain
            rest = rest[rest.index(after: end)...]
        }
        return out + rest
    }

    func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }
}
