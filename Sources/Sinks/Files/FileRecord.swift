public import LoamBytes
public import LoamColumns

/// A finished file, as the journal and the manifest know it.
public struct FileRecord: Sendable, Equatable {
    public var name: String
    public var table: String
    public var format: String
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
        .object([
            "name": .string(name), "table": .string(table), "format": .string(format), "output": .integer(output),
            "file": .integer(file), "rows": .integer(rows), "bytes": .integer(bytes),
            "xxh3_128": digest.map { .string($0.text) } ?? .null,
            "content": digest == nil ? .null : .string(content.text),
        ])
    }

    public init(
        name: String, table: String, format: String, output: Int, file: Int, rows: Int, bytes: Int, digest: Digest128?,
        content: ContentDigest
    ) {
        self.name = name
        self.table = table
        self.format = format
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
            name: name, table: table, format: format, output: output, file: file, rows: rows, bytes: bytes,
            digest: digest, content: ContentDigest(rows: rows, sum: content?.value ?? 0))
    }
}
