/// One event of the YAML parser, as Swift values.
struct YAMLEvent {
    enum Kind: Equatable {
        case streamStart
        case streamEnd
        case documentStart
        case documentEnd
        case alias(String)
        case scalar(String, isPlain: Bool)
        case sequenceStart
        case sequenceEnd
        case mappingStart
        case mappingEnd
    }

    var kind: Kind
    var anchor: String?
    var tag: String?
    var position: YAMLPosition
    /// For a scalar written in one line and without escapes, the characters before its text: 0, or 1 for a quote.
    var verbatimOffset: Int?
}
