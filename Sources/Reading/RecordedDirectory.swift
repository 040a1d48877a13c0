internal import LoamBytes
public import LoamColumns
internal import LoamDocuments
public import LoamEngine
public import LoamModels
internal import LoamSinks

/// A directory that a run of Loam has written, opened to read its rows back.
public struct RecordedDirectory: Sendable {
    /// A table that has files there.
    public struct Table: Sendable {
        public var schema: TableSchema
        /// Where it grows: the source among the world's, and the table among the source's.
        public var source: Int
        public var table: Int
        public var rows: Int
        /// Bytes of its files.
        public var bytes: Int
        /// What its rows hold; nil where the run computed no digests.
        public var content: ContentDigest?
        package var files: [DataFile]
    }

    public let path: String
    public let world: World
    /// Which share of the world's rows the directory holds.
    public let share: Share
    /// Parents before children.
    public let tables: [Table]

    /// Reads the manifest and finds the files; of several formats the first that can be read back.
    ///
    /// - Parameter wanted: names of tables; nil for all that the manifest names, except those with secrets.
    /// - Throws: `missing_input` where the directory is no output of Loam or not whole, `unknown_table`.
    public init(_ path: String, tables wanted: [String]? = nil) throws(RunError) {
        let facts = try Self.facts(path)
        guard let records = facts.records, let plan = facts.plan, let world = World(manifestPlan: plan) else {
            throw RunError(
                .missingInput,
                facts.state == .sound
                    ? "the manifest is of a recipe that this program cannot read back"
                    : "the manifest is not what Loam wrote", location: path + "/" + ManifestHead.fileName,
                hint: "'loam check \(path)' says more")
        }
        let contents: DirectoryContents
        do throws(FileError) {
            contents = try DirectoryContents(
                path, tables: TableSelection.names(world.sources), records: records,
                isFirstShare: facts.share.index == 1)
        } catch {
            throw RunError(.missingInput, error.reason, location: path)
        }
        self.path = path
        self.world = world
        share = facts.share
        let names = try Self.names(wanted, world, facts, path)
        try Self.demandWhole(contents, records, names, path)
        tables = try Self.tables(world, contents, facts, names, path)
    }

    private static func facts(_ path: String) throws(RunError) -> ManifestFacts {
        guard FileSystem.isDirectory(path) else {
            throw RunError(
                .missingInput, FileSystem.exists(path) ? "this is not a directory" : "there is no such directory",
                location: path, hint: "name a directory that 'loam generate' has written")
        }
        let facts = ManifestFacts(path)
        guard facts.state != .missing else {
            let isUnfinished = FileSystem.exists(path + "/.loam-journal")
            throw RunError(
                .missingInput,
                isUnfinished
                    ? "the run that writes this directory has not ended"
                    : "this directory is no output of Loam: there is no manifest",
                location: path,
                hint: isUnfinished
                    ? "let 'loam generate' finish with --resume, then load"
                    : "name a directory that 'loam generate' has written")
        }
        return facts
    }

    private static func names(
        _ wanted: [String]?, _ world: World, _ facts: ManifestFacts, _ path: String
    ) throws(RunError) -> Set<String> {
        let present = facts.tables.map(\.name)
        let secret = Set(world.sources.flatMap(\.tables).filter(\.isSecret).map(\.name))
        guard let wanted else { return Set(present).subtracting(secret) }
        for name in wanted where !present.contains(name) {
            throw RunError(
                .unknownTable, "the directory has no table \(name)", location: path,
                hint: NearestName.of(name, in: present).map { "did you mean \($0)?" }
                    ?? "its tables: \(present.joined(separator: ", "))")
        }
        if let name = wanted.first(where: secret.contains) { throw TableSelection.secret(name) }
        return Set(wanted)
    }

    /// Refuses a directory in which a file of a wanted table is missing or of another size.
    private static func demandWhole(
        _ contents: DirectoryContents, _ records: [FileRecord], _ names: Set<String>, _ path: String
    ) throws(RunError) {
        let hint = "grow it again, or bring the file back; 'loam check \(path)' says more"
        for record in records where names.contains(record.table) {
            if contents.missing.contains(record.name) {
                throw RunError(
                    .missingInput, "the file \(record.name), which the manifest names, is not there", location: path,
                    hint: hint)
            }
            let bytes = FileSystem.size(path + "/" + record.name)
            guard bytes == record.bytes else {
                throw RunError(
                    .inputDamaged,
                    "the file has \(bytes ?? 0) bytes instead of \(record.bytes)",
                    location: path + "/" + record.name, hint: hint)
            }
        }
    }

    private static func tables(
        _ world: World, _ contents: DirectoryContents, _ facts: ManifestFacts, _ names: Set<String>, _ path: String
    ) throws(RunError) -> [Table] {
        var tables: [Table] = []
        for (source, growing) in world.sources.enumerated() {
            for (table, schema) in growing.tables.enumerated() where names.contains(schema.name) {
                guard let files = contents.files[schema.name] else {
                    throw RunError(
                        .missingInput, "no file of table \(schema.name) can be read back", location: path,
                        hint: "write csv, ndjson or parquet")
                }
                let records = files.compactMap(\.record)
                let hasContent = !records.isEmpty && records.allSatisfy { $0.digest != nil }
                let content = records.reduce(into: ContentDigest()) { $0 += $1.content }
                tables.append(
                    Table(
                        schema: schema, source: source, table: table, rows: content.rows,
                        bytes: records.reduce(0) { $0 + $1.bytes }, content: hasContent ? content : nil, files: files))
            }
        }
        return tables
    }
}
