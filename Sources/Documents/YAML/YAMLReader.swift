/// Reads one YAML document into nodes, within limits and without the parts of YAML that no document of Loam uses.
package struct YAMLReader: ~Copyable {
    static let byteLimit = 1 << 20
    static let depthLimit = 64
    static let nodeLimit = 100_000

    private var events: YAMLEventParser
    private let file: String
    /// What a document is called in messages.
    private let noun: String
    private var anchors: [String: YAMLNode] = [:]
    private var nodeCount = 0

    /// The document in `text`. Errors carry libyaml's positions, from 1.
    ///
    /// - Parameter noun: what such a document is called in messages.
    package static func read(_ text: DocumentText, noun: String) throws(DocumentError) -> YAMLNode {
        let bytes = text.text
        guard bytes.count <= byteLimit else {
            throw DocumentError(
                .tooLarge, "the \(noun) has \(bytes.count) bytes, the limit is \(byteLimit)", file: text.file)
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw DocumentError(
                .invalidYAML, "the \(noun) is UTF-16", file: text.file, line: 1, column: 1, hint: "save it as UTF-8")
        }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var reader = YAMLReader(
            events: try YAMLEventParser(bytes[start...], file: text.file), file: text.file, noun: noun)
        return try reader.document()
    }

    private init(events: consuming YAMLEventParser, file: String, noun: String) {
        self.events = events
        self.file = file
        self.noun = noun
    }

    private mutating func document() throws(DocumentError) -> YAMLNode {
        _ = try events.next()
        let start = try events.next()
        guard start.kind == .documentStart else {
            throw error(.emptyFile, "the \(noun) is empty", at: start, hint: "begin it with: version: 1")
        }
        let root = try node(try events.next(), depth: 1)
        _ = try events.next()
        let end = try events.next()
        guard end.kind == .streamEnd else {
            throw error(.severalDocuments, "a second document begins here", at: end, hint: "one file is one \(noun)")
        }
        return root
    }

    private mutating func node(_ event: YAMLEvent, depth: Int) throws(DocumentError) -> YAMLNode {
        if let tag = event.tag {
            throw error(.unsupportedYAML, "tags are not used in \(noun)s: \(quoted(tag))", at: event, hint: "remove it")
        }
        try check(depth: depth, adding: 1, at: event)
        var node: YAMLNode
        switch event.kind {
        case .scalar(let text, let isPlain):
            nodeCount += 1
            node = YAMLNode(content: .scalar(text, isPlain: isPlain), position: event.position)
            node.verbatimOffset = event.verbatimOffset
        case .sequenceStart:
            nodeCount += 1
            node = try sequence(event, depth: depth)
        case .mappingStart:
            nodeCount += 1
            node = try mapping(event, depth: depth)
        case .alias(let name):
            return try expand(name, event, depth: depth)
        default:
            throw error(.invalidYAML, "a value is missing", at: event)
        }
        if let anchor = event.anchor { anchors[anchor] = node }
        return node
    }

    private mutating func expand(_ name: String, _ event: YAMLEvent, depth: Int) throws(DocumentError) -> YAMLNode {
        guard let node = anchors[name] else {
            throw error(
                .unknownAnchor, "no anchor \(quoted(name)) is complete before this alias", at: event,
                hint: NearestName.of(name, in: anchors.keys.sorted()).map { "did you mean *\($0)?" })
        }
        try check(depth: depth + node.height - 1, adding: node.nodeCount, at: event)
        nodeCount += node.nodeCount
        return node
    }

    private mutating func sequence(_ start: YAMLEvent, depth: Int) throws(DocumentError) -> YAMLNode {
        var items: [YAMLNode] = []
        var node = YAMLNode(content: .sequence([]), position: start.position)
        while true {
            let event = try events.next()
            if event.kind == .sequenceEnd { break }
            let item = try self.node(event, depth: depth + 1)
            node.nodeCount += item.nodeCount
            node.height = max(node.height, item.height + 1)
            items.append(item)
        }
        node.content = .sequence(items)
        return node
    }

    private mutating func mapping(_ start: YAMLEvent, depth: Int) throws(DocumentError) -> YAMLNode {
        var entries: [YAMLEntry] = []
        var lines: [String: Int] = [:]
        var node = YAMLNode(content: .mapping([]), position: start.position)
        while true {
            let event = try events.next()
            if event.kind == .mappingEnd { break }
            let key = try self.key(event)
            if let line = lines.updateValue(event.position.line, forKey: key) {
                throw error(
                    .duplicateKey, "key \(quoted(key)) is here a second time, first in line \(line)", at: event,
                    hint: "keep one of them")
            }
            let value = try self.node(try events.next(), depth: depth + 1)
            node.nodeCount += value.nodeCount + 1
            node.height = max(node.height, value.height + 1)
            entries.append(YAMLEntry(key: key, position: event.position, value: value))
        }
        node.content = .mapping(entries)
        return node
    }

    private mutating func key(_ event: YAMLEvent) throws(DocumentError) -> String {
        guard case .scalar(let text, _) = event.kind else {
            throw error(.unsupportedYAML, "a key must be a plain word", at: event)
        }
        if event.tag != nil || event.anchor != nil {
            throw error(.unsupportedYAML, "a key can have neither a tag nor an anchor", at: event)
        }
        if text == "<<" {
            throw error(
                .unsupportedYAML, "merge keys (<<) are not used in \(noun)s", at: event, hint: "write the keys out")
        }
        try check(depth: 1, adding: 1, at: event)
        nodeCount += 1
        return text
    }

    private func check(depth: Int, adding count: Int, at event: YAMLEvent) throws(DocumentError) {
        if depth > Self.depthLimit {
            throw error(.tooLarge, "the \(noun) is nested more than \(Self.depthLimit) levels deep", at: event)
        }
        if nodeCount + count > Self.nodeLimit {
            throw error(
                .tooLarge, "the \(noun) has more than \(Self.nodeLimit) nodes once its aliases are expanded", at: event)
        }
    }

    private func error(
        _ code: DocumentError.Code, _ message: String, at event: YAMLEvent, hint: String? = nil
    ) -> DocumentError {
        DocumentError(
            code, message, file: file, line: event.position.line, column: event.position.column, hint: hint)
    }
}
