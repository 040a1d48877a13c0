public import LoamBytes
public import LoamColumns
public import LoamEngine

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
    /// In a manifest that joins shares: which of them the file is of, and the share's directory, which `name` begins with. Nil in
    /// the manifest of a run.
    public var origin: Origin?

    /// Where a file of a joined manifest comes from.
    public struct Origin: Sendable, Equatable {
        public var share: Share
        public var directory: String

        public init(share: Share, directory: String) {
            self.share = share
            self.directory = directory
        }
    }

    /// The name among the files of its run.
    public var ownName: Substring {
        guard let origin, !origin.directory.isEmpty else { return name[...] }
        return name.dropFirst(origin.directory.count + 1)
    }

    public var json: JSONValue {
        let names: [JSONValue.Member] = [
            .init("name", .string(name)), .init("table", .string(table)), .init("format", .string(format)),
        ]
        let joined: [JSONValue.Member] =
            origin.map {
                [.init("share", .string($0.share.text)), .init("directory", .string($0.directory))]
            } ?? []
        let sections: [JSONValue.Member] = section.map { [.init("section", .string($0))] } ?? []
        return .object(
            names + sections + [
                .init("output", .integer(output)), .init("file", .integer(file)), .init("rows", .integer(rows)),
                .init("bytes", .integer(bytes)), .init("xxh3_128", digest.map { .string($0.text) } ?? .null),
                .init("content", digest == nil ? .null : .string(content.text)),
            ] + joined)
    }

    public init(
        name: String, table: String, format: String, section: String? = nil, output: Int, file: Int, rows: Int,
        bytes: Int, digest: Digest128?, content: ContentDigest, origin: Origin? = nil
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
        self.origin = origin
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
        var origin: Origin?
        if let share = json["share"] {
            guard let share = share.text.flatMap({ Share($0) }), let directory = json["directory"]?.text,
                directory.isEmpty || name.hasPrefix(directory + "/")
            else { return nil }
            origin = Origin(share: share, directory: directory)
        }
        self.init(
            name: name, table: table, format: format, section: json["section"]?.text, output: output, file: file,
            rows: rows, bytes: bytes, digest: digest,
            content: ContentDigest(rows: rows, sum: content?.value ?? 0), origin: origin)
    }
}
