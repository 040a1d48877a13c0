internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamModels
internal import LoamReading
internal import LoamSinks

/// The manifest of a whole that lies in the directories of its shares.
struct JoinedManifest: Sendable {
    struct Table: Sendable {
        let name: String
        let rows: Int
        let content: ContentDigest?
    }

    let tables: [Table]
    let planDigest: String
    private let plan: JSONValue
    private let files: [JSONValue]
    private let tool: String

    /// - Parameters:
    ///   - shares: all of them, in order.
    ///   - path: where the manifest will be; files are named from its directory.
    /// - Throws: `bad_request` where a share does not lie below; `verification_failed` where the rows are not those of the whole.
    init(_ shares: [ShareManifest], at path: String) throws(RunError) {
        let directory = MergeJob.commonParent([path])
        plan = ShareManifest.plan(shares[0].plan, share: Share.whole.text)
        planDigest = ManifestHead.digest(ofPlan: plan)
        tool = shares[0].tool
        tables = shares[0].tables.indices.map { table in
            let parts = shares.map { $0.tables[table] }
            let rows = parts.reduce(0) { $0 + $1.rows }
            let sums = parts.compactMap { $0.content?.value }
            let content = sums.count == parts.count ? ContentDigest(rows: rows, sum: sums.reduce(0, &+)) : nil
            return Table(name: parts[0].name, rows: rows, content: content)
        }
        var files: [JSONValue] = []
        for share in shares {
            let prefix = try Self.relative(share.path, to: directory)
            files += share.records.map { Self.file($0, prefix, share.share) }
        }
        self.files = files
        try demandWhole()
    }

    /// The path of a share from the manifest's directory.
    private static func relative(_ path: String, to directory: String) throws(RunError) -> String {
        func parts(_ path: String) -> [Substring] { path.split(separator: "/").filter { $0 != "." } }
        let (below, above) = (parts(path), parts(directory))
        guard path.hasPrefix("/") == directory.hasPrefix("/"), below.starts(with: above), !below.contains("..") else {
            throw RunError(
                .badRequest, "the share does not lie below the joined manifest, in \(directory)", location: path,
                hint: "say --to DIRECTORY/manifest.json with a directory above all shares")
        }
        return below.dropFirst(above.count).joined(separator: "/")
    }

    private static func file(_ record: FileRecord, _ prefix: String, _ share: Share) -> JSONValue {
        var record = record
        if !prefix.isEmpty { record.name = prefix + "/" + record.name }
        record.origin = FileRecord.Origin(share: share, directory: prefix)
        return record.json
    }

    /// Holds the sums against what the plan itself says, where that is known without growing.
    private func demandWhole() throws(RunError) {
        guard let world = World(manifestPlan: plan) else { return }
        for table in tables {
            guard let locator = try? world.locator(of: table.name) else { continue }
            if case .growing = locator.source.counting(table: locator.table) { continue }
            guard locator.rowCount == table.rows else {
                throw RunError(
                    .verificationFailed, "the shares have \(table.rows) rows of the \(locator.rowCount) of the plan",
                    location: table.name, hint: "grow the shares again with one version of loam")
            }
        }
    }

    var json: JSONValue {
        let tables = tables.map { table in
            JSONValue.object([
                "name": .string(table.name), "rows": .integer(table.rows),
                "content": table.content.map { .string($0.text) } ?? .null,
            ])
        }
        return ManifestHead.sealed(
            tool: tool,
            [
                .init("plan_digest", .string(planDigest)), .init("plan", plan), .init("tables", .array(tables)),
                .init("files", .array(files)), .init("labels", .array([])),
            ],
            measured: .object([]))
    }
}
