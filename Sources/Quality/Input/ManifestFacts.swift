internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamSinks

/// What the manifest of a directory says, as far as it can be trusted.
struct ManifestFacts {
    enum State: Equatable {
        case missing
        /// Not JSON, of another schema, or with a seal that does not fit.
        case damaged
        case sound
    }

    var state = State.missing
    /// The plan, also of a damaged manifest where it can be read.
    var plan: JSONValue?
    /// Nil unless the manifest is sound.
    var records: [FileRecord]?
    var tables: [(name: String, rows: Int, content: Digest128?)] = []
    var share = Share.whole
    /// Whether this program grows the same bytes.
    var isOurs = false

    init(_ directory: String) {
        let path = directory + "/" + ManifestHead.fileName
        guard FileSystem.isFile(path) else { return }
        state = .damaged
        guard let bytes = try? FileSystem.read(path), let manifest = try? JSONParser.parse(bytes) else { return }
        plan = manifest["plan"]
        share = plan?["share"]?.text.flatMap { Share($0) } ?? .whole
        let files = manifest["files"]?.elements ?? []
        let records = files.compactMap { FileRecord($0) }
        guard ManifestHead.isSealed(manifest), records.count == files.count else { return }
        state = .sound
        self.records = records
        tables = (manifest["tables"]?.elements ?? []).compactMap { table in
            guard let name = table["name"]?.text, let rows = table["rows"]?.integer else { return nil }
            return (name, rows, table["content"]?.text.flatMap { Digest128(text: $0) })
        }
        isOurs = plan?["determinism"]?.integer == ManifestHead.determinism
    }

    /// The rows that the manifest says a table has.
    func rows(_ table: String) -> Int? { tables.first { $0.name == table }?.rows }
}
