internal import ArgumentParser
internal import Loam
internal import LoamOutbound
internal import LoamUpload

/// How rows go to a bulk API.
struct UploadFlags: ParsableArguments {
    @Option(
        help: "API: the profile, \(ProfileReader.names.joined(separator: ", ")) or a file's path; ingest-v1 by default."
    )
    var profile: String?

    @Option(
        help: ArgumentHelp(
            "API: a file with the key, or with a line tenant_id,key for each tenant; LOAM_API_KEY otherwise, or else the "
                + "keys that the recipe gives its tenants.",
            valueName: "file"))
    var apiKeyFile: String?

    @Option(
        help: ArgumentHelp(
            "API: where the upload keeps its journal and what was refused; beside the data by default.",
            valueName: "directory"))
    var state: String?

    @Option(help: "API: how long a request is repeated before the server counts as unreachable; 2min by default.")
    var maxRetryTime: String?

    @Option(help: "API: how long one request may take; 5min by default.")
    var requestTimeout: String?

    @Option(help: "API: certificates (PEM) that are trusted besides the system's.")
    var caFile: String?

    /// The first option that was given, for destinations that are no API.
    var given: String? {
        let options = [
            ("--profile", profile), ("--api-key-file", apiKeyFile), ("--state", state),
            ("--max-retry-time", maxRetryTime), ("--request-timeout", requestTimeout), ("--ca-file", caFile),
        ]
        return options.first { $0.1 != nil }?.0
    }

    /// The keys that were given, or else those that the world itself gives its tenants.
    func keys(_ world: World) throws(RunError) -> TenantKeys {
        let own = Self.keys(of: world)
        let given: TenantKeys
        if let apiKeyFile {
            given = try TenantKeys(file: apiKeyFile)
        } else if let key = Environment.value("LOAM_API_KEY") {
            given = try TenantKeys(single: key, origin: "LOAM_API_KEY")
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
        guard let cursor = try? RowCursor(source, table: 0, .all, batchRows: 1024) else { return TenantKeys() }
        let batch = Batch(cursor.schema, capacity: cursor.capacity)
        while let rows = cursor.next(into: batch) {
            for row in rows {
                let text = String(decoding: batch.columns[key].textBytes(row), as: UTF8.self)
                keys[batch.columns[tenant].uuid[row].text] = text
            }
        }
        return TenantKeys(keys)
    }

    func options(connections: Int?) throws -> LoamUpload.UploadOptions {
        var options = LoamUpload.UploadOptions()
        options.connections = connections ?? 4
        options.outbound.authorityFile = caFile
        options.outbound.userAgent = "loam/\(LoamVersion.text)"
        if let seconds = try Self.seconds(maxRetryTime, "max-retry-time", 0...604_800) {
            options.outbound.retry.time = Double(seconds)
        }
        if let seconds = try Self.seconds(requestTimeout, "request-timeout", 1...86_400) {
            options.outbound.requestTimeout = Double(seconds)
        }
        return options
    }

    private static func seconds(_ text: String?, _ name: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard let text else { return nil }
        let definition = ParameterDefinition(name, .duration(range), meaning: "")
        return try definition.parse(text, origin: "--" + name).duration?.nominalSeconds
    }
}
