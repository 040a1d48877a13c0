internal import ArgumentParser
internal import Loam
internal import LoamJobs
internal import LoamLoadJobs
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

    /// The same as data.
    func request(_ load: LoadOptions, existing: ExistingOutput, _ execution: ExecutionRequest) -> UploadRequest {
        var request = UploadRequest()
        if let profile { request.profile = profile }
        request.keyFile = apiKeyFile
        request.key = Environment.value("LOAM_API_KEY").map { ($0, "LOAM_API_KEY") }
        request.state = state
        request.retryTime = maxRetryTime
        request.requestTimeout = requestTimeout
        request.authorityFile = caFile
        request.connections = load.connections
        request.manifest = load.manifest
        request.existing = existing
        request.execution = execution
        return request
    }
}
