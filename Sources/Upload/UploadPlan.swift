internal import LoamCodecs
internal import LoamColumns
public import LoamEngine
internal import LoamFormats

/// A source whose rows come from somewhere in their order, and that brings any range of them again.
public protocol PartedSource: Source {
    /// A range of the driver rows as a source of its own, which can be run once.
    func part(_ drivers: Range<Int>) -> any Source
}

/// One table of one tenant on its way: chunks in order, to one endpoint.
public struct UploadStep: Sendable {
    public var table: String
    public var endpoint: UploadProfile.Table
    /// The path of the endpoint, after the address.
    public var path: String
    /// Known before anything is grown; nil where only growing tells.
    public var rows: Int?
    public var chunks: Int?
    /// One source, one output, cut into chunks.
    var run: RunPlan
    /// Tables of the same upload that its rows refer to.
    public var parents: [String]
}

/// The tables of one tenant, one after the other.
public struct UploadLane: Sendable {
    /// The tenant; empty for tables that belong to none.
    public var tenant: String
    public var steps: [UploadStep]
    let key: String?
}

/// What goes where and in which order; settled before the first request.
public struct UploadPlan: Sendable {
    public let profile: UploadProfile
    /// Tables that belong to no tenant come first, since others refer to them.
    public let lanes: [UploadLane]
    /// Tables that are not sent, and why.
    public let skipped: [(table: String, reason: String)]
    public let chunkRows: Int

    public static let normalChunkRows = 10_000
    /// A chunk is held in memory.
    public static let mostChunkRows = 10_000_000

    /// - Parameters:
    ///   - tables: parents before children.
    ///   - threads: for growing, all lanes together.
    /// - Throws: `bad_request`, `missing_key` with the tenant, `bad_option`.
    public init(
        tables: [(source: any Source, table: Int)], profile: UploadProfile, keys: TenantKeys,
        chunkRows: Int = normalChunkRows, threads: Int = 1
    ) throws(RunError) {
        self.profile = profile
        self.chunkRows = chunkRows
        var skipped: [(table: String, reason: String)] = []
        var lanes: [(tenant: String, steps: [UploadStep])] = [("", [])]
        for (source, table) in tables {
            let schema = source.tables[table]
            guard let endpoint = profile.table(schema.name) else {
                let reason = profile.reason(toSkip: schema.name) ?? "profile \(profile.name) has no endpoint for it"
                skipped.append((schema.name, reason))
                continue
            }
            for part in try Self.parts(source, schema, endpoint, profile) {
                let step = try Self.step(
                    part, schema, table, endpoint, profile, chunkRows: chunkRows, threads: threads,
                    sent: tables.map { $0.source.tables[$0.table].name })
                guard step.rows != 0 else { continue }
                if let lane = lanes.firstIndex(where: { $0.tenant == part.tenant }) {
                    lanes[lane].steps.append(step)
                } else {
                    lanes.append((part.tenant, [step]))
                }
            }
        }
        self.skipped = skipped
        var keyed: [UploadLane] = []
        for lane in lanes where !lane.steps.isEmpty {
            let steps = lane.steps.enumerated().sorted {
                (profile.order($0.element.table), $0.offset) < (profile.order($1.element.table), $1.offset)
            }.map(\.element)
            keyed.append(UploadLane(tenant: lane.tenant, steps: steps, key: try Self.key(lane.tenant, keys, profile)))
        }
        if profile.isPerTenant && keys.isSingle && keyed.count > 1 {
            throw RunError(
                .missingKey,
                "one key was given for \(keyed.count) tenants; all rows would be taken for those of \(keyed[0].tenant), or refused",
                hint: "say --api-key-file FILE with a line tenant_id,key for each")
        }
        self.lanes = keyed
    }

    /// A table's rows of one tenant, or all of it.
    private typealias Part = (tenant: String, source: any Source)

    private static func parts(
        _ source: any Source, _ schema: TableSchema, _ endpoint: UploadProfile.Table, _ profile: UploadProfile
    ) throws(RunError) -> [Part] {
        let sections = source.sections
        guard sections.isEmpty else {
            return sections.map { section in
                let parted = (source as? any PartedSource)?.part(section.drivers)
                return (section.name, parted ?? SlicedSource(source, drivers: section.drivers))
            }
        }
        guard !profile.isPerTenant && !endpoint.path.contains("{tenant}") else {
            throw RunError(
                .badRequest,
                "table \(schema.name) is not parted by tenants, but profile \(profile.name) sends rows in their names",
                hint: "choose another --profile, or leave the table out with --tables")
        }
        return [("", source)]
    }

    private static func step(
        _ part: Part, _ schema: TableSchema, _ table: Int, _ endpoint: UploadProfile.Table, _ profile: UploadProfile,
        chunkRows: Int, threads: Int, sent: [String]
    ) throws(RunError) -> UploadStep {
        let compression: Compression
        do throws(CodecError) {
            compression = try Compression(profile.compression)
            try compression.demand()
        } catch {
            throw RunError(error)
        }
        guard let format = FormatRegistry.text.first(where: { $0.name == profile.format }) else {
            throw RunError(
                .badOption, "profile \(profile.name) wants format \(profile.format), which is none of rows")
        }
        let output = Output(source: 0, table: table, format: .rows(format), compression: compression)
        let run = RunPlan(sources: [part.source], outputs: [output], chunkRows: chunkRows, threads: threads)
        var rows: Int?
        if case .growing = part.source.counting(table: table) {} else { rows = run.rowCount(output) }
        return UploadStep(
            table: schema.name, endpoint: endpoint,
            path: profile.path(endpoint.path, ["table": schema.name, "tenant": part.tenant]), rows: rows,
            chunks: rows.map { ($0 + chunkRows - 1) / chunkRows }, run: run,
            parents: schema.parents.filter(sent.contains))
    }

    private static func key(_ tenant: String, _ keys: TenantKeys, _ profile: UploadProfile) throws(RunError) -> String?
    {
        guard let wanted = profile.key else { return nil }
        if wanted.owner == .server { return keys.shared }
        if let key = keys.key(of: tenant) { return key }
        throw RunError(
            .missingKey, "there is no key for tenant \(tenant)",
            hint: keys.isEmpty
                ? "set LOAM_API_KEY, or say --api-key-file FILE with a line tenant_id,key for each tenant"
                : "add a line tenant_id,key for it to the key file")
    }
}
