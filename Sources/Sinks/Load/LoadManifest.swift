public import LoamBytes
public import LoamColumns
public import LoamEngine

/// The outcome of one table of a load.
public struct LoadedTable: Sendable {
    /// What is known of the rows after loading.
    public enum Verification: String, Sendable {
        /// Read back and compared, count and content digest.
        case verified
        case differs
        /// Not read back: `--no-verify`, or a destination that cannot be asked.
        case unverified
    }

    public var name: String
    /// All rows of the table, those that an earlier, interrupted run has loaded included.
    public var rows: Int
    /// Rows of chunks that were there already.
    public var resumedRows: Int
    /// What was sent; nil in runs without digests.
    public var content: ContentDigest?
    /// Figures of this run alone.
    public var figures: LoadFigures
    public var verification: Verification

    public init(
        name: String, rows: Int, resumedRows: Int = 0, content: ContentDigest?, figures: LoadFigures,
        verification: Verification
    ) {
        self.name = name
        self.rows = rows
        self.resumedRows = resumedRows
        self.content = content
        self.figures = figures
        self.verification = verification
    }

    public var json: JSONValue {
        let head: [JSONValue.Member] = [
            .init("name", .string(name)), .init("rows", .integer(rows)), .init("resumed_rows", .integer(resumedRows)),
            .init("content", content.map { .string($0.text) } ?? .null),
        ]
        return .object(head + figures.members + [.init("verified", verified)])
    }

    private var verified: JSONValue {
        switch verification {
        case .verified: .bool(true)
        case .differs: .bool(false)
        case .unverified: .null
        }
    }
}

/// The manifest of a load: which plan went where, and how that went.
public struct LoadManifest: Sendable {
    public static let schemaVersion = 1

    public var head: ManifestHead
    /// As people may see it: `RedactedURL` takes secrets out.
    public var destination: String
    public var tables: [LoadedTable]
    /// What only this kind of destination has, such as refused rows.
    public var extra: [JSONValue.Member]

    public init(
        head: ManifestHead, destination: String, tables: [LoadedTable], extra: [JSONValue.Member] = []
    ) {
        self.head = head
        self.destination = destination
        self.tables = tables
        self.extra = extra
    }

    /// The `load` of the manifest.
    public var load: JSONValue {
        let members: [JSONValue.Member] = [
            .init("destination", .string(destination)), .init("tables", .array(tables.map(\.json))),
        ]
        return .object(members + extra)
    }

    public func json(measured: JSONValue) -> JSONValue {
        .object([
            "loam_load": .integer(Self.schemaVersion), "tool": .string("loam \(head.toolVersion)"),
            "plan_digest": .string(head.planDigest), "plan": head.planned, "load": load, "measured": measured,
        ])
    }

    /// Puts the manifest in its place in one step, making the directory above where it is missing.
    ///
    /// - Throws: `write_failed`. The file that was there before is then unchanged.
    public func write(to path: String, measured: JSONValue) throws(RunError) {
        do throws(FileError) {
            try FileSystem.replace(path, with: json(measured: measured).pretty())
        } catch {
            throw RunError(
                .writeFailed, "cannot \(error.action): \(error.reason)", location: error.path,
                hint: "the rows are loaded all the same; name another place with --manifest")
        }
    }
}
