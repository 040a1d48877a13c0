package import LoamBytes
internal import LoamColumns
package import LoamEngine
package import LoamSinks

/// What the manifest of a directory says, as far as it can be trusted.
package struct ManifestFacts {
    package enum State: Equatable {
        case missing
        /// Not JSON, of another schema, or with a seal that does not fit.
        case damaged
        case sound
    }

    package var state = State.missing
    /// The plan, also of a damaged manifest where it can be read.
    package var plan: JSONValue?
    /// Nil unless the manifest is sound.
    package var records: [FileRecord]?
    package var tables: [(name: String, rows: Int, content: Digest128?)] = []
    package var share = Share.whole
    /// The program that wrote it, with its version.
    package var tool = ""
    /// Whether this program grows the same bytes.
    package var isOurs = false

    package init(_ directory: String) {
        let path = directory + "/" + ManifestHead.fileName
        guard FileSystem.isFile(path) else { return }
        state = .damaged
        guard let bytes = try? FileSystem.read(path), let manifest = try? JSONParser.parse(bytes) else { return }
        plan = manifest["plan"]
        tool = manifest["tool"]?.text ?? ""
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
    package func rows(_ table: String) -> Int? { tables.first { $0.name == table }?.rows }
}
