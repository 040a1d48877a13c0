public import LoamBytes
internal import LoamColumns

/// The whole that shares were joined to.
public struct MergeResult: JobDocument {
    /// Where the joined manifest is.
    public let path: String
    private let joined: JoinedManifest
    private let shares: Int

    init(path: String, joined: JoinedManifest, shares: Int) {
        self.path = path
        self.joined = joined
        self.shares = shares
    }

    public var text: String {
        let width = joined.tables.map(\.name.utf8.count).max() ?? 0
        let tables = joined.tables.map { table in
            "  " + ColumnText.padded(table.name, width) + ColumnText.aligned(FigureText.count(table.rows), 14) + " rows"
                + (table.content.map { "  content " + $0.text } ?? "")
        }
        let lines = ["\(shares) shares, one plan, every file as it was written"] + tables + ["joined in \(path)"]
        return lines.map { $0 + "\n" }.joined()
    }

    public var json: JSONValue {
        let tables = joined.tables.map { table in
            JSONValue.object([
                "name": .string(table.name), "rows": .integer(table.rows),
                "content": table.content.map { .string($0.text) } ?? .null,
            ])
        }
        return .object([
            "loam_merge": .integer(1), "shares": .integer(shares), "manifest": .string(path),
            "plan_digest": .string(joined.planDigest), "tables": .array(tables),
        ])
    }
}
