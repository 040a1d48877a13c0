public import LoamBytes
public import LoamColumns

/// A finished file, as the journal and the manifest know it.
public struct FileRecord: Sendable, Equatable {
    public var name: String
    public var table: String
    public var format: String
    /// The section that its rows belong to; nil where files are not cut by section.
    public var section: String?
    /// Index into the plan's outputs, and which of the output's files it is.
    public var output: Int
    public var file: Int
    public var rows: Int
    public var bytes: Int
    /// XXH3-128 of the file's bytes, as `xxh128sum` prints it; nil for a run without digests.
    public var digest: Digest128?
    /// What its rows add to the content digest of the table.
    public var content: ContentDigest

    public var json: JSONValue {
        let origin: [JSONValue.Member] = [
            .init("name", .string(name)), .init("table", .string(table)), .init("format", .string(format)),
        ]
        let place: [JSONValue.Member] = section.map { [.init("section", .string($0))] } ?? []
        return .object(
            origin + place + [
                .init("output", .integer(output)), .init("file", .integer(file)), .init("rows", .integer(rows)),
                .init("bytes", .integer(bytes)), .init("xxh3_128", digest.map { .string($0.text) } ?? .null),
                .init("content", digest == nil ? .null : .string(content.text)),
            ])
    }

    public init(
        name: String, table: String, format: String, section: String? = nil, output: Int, file: Int, rows: Int,
        bytes: Int, digest: Digest128?, content: ContentDigest
    ) {
        self.name = name
        self.table = table
        self.format = format
        self.section = section
        self.output = output
        self.file = file
        self.rows = rows
        self.bytes = bytes
        self.digest = digest
        self.content = content
    }

    /// Reads what `json` wrote; nil when something is missing or of another type.
    public init?(_ json: JSONValue) {
        guard let name = json["name"]?.text, let table = json["table"]?.text, let format = json["format"]?.text,
            let output = json["output"]?.integer, let file = json["file"]?.integer,
            let rows = json["rows"]?.integer, let bytes = json["bytes"]?.integer,
            let digestText = json["xxh3_128"], let contentText = json["content"]
        else { return nil }
        let digest = digestText.text.flatMap(Digest128.init(text:))
        let content = contentText.text.flatMap(Digest128.init(text:))
        // Both or neither: a run has digests or it has none.
        guard (digest == nil) == (digestText == .null), (content == nil) == (contentText == .null),
            (digest == nil) == (content == nil)
        else { return nil }
        self.init(
            name: name, table: table, format: format, section: json["section"]?.text, output: output, file: file,
            rows: rows, bytes: bytes,
            digest: digest, content: ContentDigest(rows: rows, sum: content?.value ?? 0))
    }
}
