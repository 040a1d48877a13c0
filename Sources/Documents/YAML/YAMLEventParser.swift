import CYAML

/// libyaml's event interface, owning its parser and the text it reads.
struct YAMLEventParser: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let text: UnsafeMutableBufferPointer<UInt8>
    private let file: String

    /// Takes UTF-8 without a byte order mark.
    init(_ bytes: some Collection<UInt8>, file: String) throws(DocumentError) {
        self.file = file
        text = .allocate(capacity: max(1, bytes.count))
        _ = text.initialize(from: bytes)
        parser = .allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            text.deallocate()
            throw DocumentError(.tooLarge, "not enough memory to read the file", file: file)
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, text.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        text.deallocate()
    }

    /// The next event. Must not be called again after an error or the end of the stream.
    mutating func next() throws(DocumentError) -> YAMLEvent {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw failure() }
        defer { yaml_event_delete(&event) }
        let position = Self.position(event.start_mark)
        switch event.type {
        case YAML_STREAM_START_EVENT: return YAMLEvent(kind: .streamStart, position: position)
        case YAML_DOCUMENT_START_EVENT: return YAMLEvent(kind: .documentStart, position: position)
        case YAML_DOCUMENT_END_EVENT: return YAMLEvent(kind: .documentEnd, position: position)
        case YAML_ALIAS_EVENT:
            return YAMLEvent(kind: .alias(Self.string(event.data.alias.anchor) ?? ""), position: position)
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            let text = String(decoding: bytes, as: UTF8.self)
            let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
            let end = Self.position(event.end_mark)
            let isVerbatim =
                end.line == position.line
                && end.column - position.column == text.unicodeScalars.count + (isPlain ? 0 : 2)
            return YAMLEvent(
                kind: .scalar(text, isPlain: isPlain), anchor: Self.string(scalar.anchor),
                tag: Self.string(scalar.tag), position: position, verbatimOffset: isVerbatim ? (isPlain ? 0 : 1) : nil)
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            return YAMLEvent(
                kind: .sequenceStart, anchor: Self.string(start.anchor), tag: Self.string(start.tag),
                position: position)
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            return YAMLEvent(
                kind: .mappingStart, anchor: Self.string(start.anchor), tag: Self.string(start.tag),
                position: position)
        case YAML_SEQUENCE_END_EVENT: return YAMLEvent(kind: .sequenceEnd, position: position)
        case YAML_MAPPING_END_EVENT: return YAMLEvent(kind: .mappingEnd, position: position)
        default: return YAMLEvent(kind: .streamEnd, position: position)
        }
    }

    private func failure() -> DocumentError {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "the text cannot be read"
        let context = parser.pointee.context.map { String(cString: $0) + ": " } ?? ""
        var position = Self.position(parser.pointee.problem_mark)
        // The reader works ahead of the scanner and leaves only an offset.
        if parser.pointee.error == YAML_READER_ERROR {
            position = TextPosition.position(at: parser.pointee.problem_offset, in: text)
        }
        return DocumentError(
            .invalidYAML, "not valid YAML: \(context)\(problem)", file: file, line: position.line,
            column: position.column, hint: parser.pointee.error == YAML_SCANNER_ERROR ? Self.hint(problem) : nil)
    }

    private static func hint(_ problem: String) -> String? {
        if problem.contains("cannot start any token") { return "put the value in quotes; indent with spaces, not tabs" }
        if problem.contains("mapping values are not allowed") {
            return "check the indentation; put a value that contains ': ' in quotes"
        }
        if problem.contains("unknown escape character") {
            return "in double quotes YAML reads \\ itself: write the text in single quotes"
        }
        return nil
    }

    private static func position(_ mark: yaml_mark_t) -> YAMLPosition {
        YAMLPosition(line: Int(clamping: mark.line) + 1, column: Int(clamping: mark.column) + 1)
    }

    private static func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        text.map { String(cString: $0) }
    }
}
