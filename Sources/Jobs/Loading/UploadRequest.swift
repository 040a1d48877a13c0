internal import LoamBytes
internal import LoamColumns
public import LoamDocuments
internal import LoamEngine
public import LoamJobs
internal import LoamModels
internal import LoamOutbound
public import LoamSinks
internal import LoamUpload
internal import LoamWorlds

/// How rows go to a bulk API.
public struct UploadRequest: Sendable {
    /// The name of a built-in profile or a file's path.
    public var profile = "ingest-v1"
    /// A file with the key, or with a line tenant_id,key for each tenant.
    public var keyFile: String?
    /// One key for all, and where it was said; a file wins.
    public var key: (text: String, origin: String)?
    /// Where the upload keeps its journal and what was refused; nil for beside the data.
    public var state: String?
    /// How long a request is repeated before the server counts as unreachable, such as `2min`; nil for the usual.
    public var retryTime: String?
    /// How long one request may take, such as `5min`; nil for the usual.
    public var requestTimeout: String?
    /// Certificates (PEM) that are trusted besides the system's.
    public var authorityFile: String?
    /// Nil for 4.
    public var connections: Int?
    /// Where a second copy of the upload's manifest is written; nil for nowhere.
    public var manifest: String?
    public var existing = ExistingOutput.refuse
    public var execution = ExecutionRequest()

    public init() {}

    /// The name of the format that the profile sends.
    ///
    /// - Throws: where there is no such profile, or it is damaged.
    public func format() throws(DocumentError) -> String { try ProfileReader.profile(profile).format }

    /// The keys that were given, or else those that the world itself gives its tenants.
    func keys(_ world: World) throws(RunError) -> TenantKeys {
        let own = Self.keys(of: world)
        let given: TenantKeys
        if let keyFile {
            given = try TenantKeys(file: keyFile)
        } else if let key {
            given = try TenantKeys(single: key.text, origin: key.origin)
        } else {
            return own
        }
        try given.demandOwners(own)
        return given
    }

    /// What the rows of `api_keys` say, in worlds that have such a table.
    private static func keys(of world: World) -> TenantKeys {
        guard let source = world.sources.first(where: { $0.tables[0].name == "api_keys" && $0.tables[0].isSecret }),
            let tenant = source.tables[0].index(of: "tenant_id"), let key = source.tables[0].index(of: "api_key")
        else { return TenantKeys() }
        var keys: [String: String] = [:]
        let pump = BatchPump(source, tables: [0], driversAtOnce: 1024)
        pump.begin(0..<source.driverCount)
        while pump.next(), let batch = pump.batches[0] {
            for row in 0..<batch.rowCount {
                let text = String(decoding: batch.columns[key].textBytes(row), as: UTF8.self)
                keys[batch.columns[tenant].uuid[row].text] = text
            }
        }
        return TenantKeys(keys)
    }

    func options() throws(RunError) -> UploadOptions {
        var options = UploadOptions()
        options.connections = connections ?? 4
        options.outbound.authorityFile = authorityFile
        options.outbound.userAgent = "loam/\(LoamVersion.text)"
        if let seconds = try Self.seconds(retryTime, "max-retry-time", 0...604_800) {
            options.outbound.retry.time = Double(seconds)
        }
        if let seconds = try Self.seconds(requestTimeout, "request-timeout", 1...86_400) {
            options.outbound.requestTimeout = Double(seconds)
        }
        return options
    }

    private static func seconds(_ text: String?, _ name: String, _ range: ClosedRange<Int>) throws(RunError) -> Int? {
        guard let text else { return nil }
        let definition = ParameterDefinition(name, .duration(range), meaning: "")
        do throws(DocumentError) {
            return try definition.parse(text, origin: "--" + name).duration?.nominalSeconds
        } catch {
            throw RunError(.badOption, error.message, location: "--" + name, hint: error.hint ?? "")
        }
    }
}
