internal import ArgumentParser
internal import Glibc
internal import LoamIngest
internal import LoamIngestOptions

/// The servers of Loam, which `loam` becomes when it is asked to serve. Its words are those of `loam`.
@main
struct ServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "loam-server", abstract: "The servers of Loam; to be called as loam serve-ingest.",
        subcommands: [ServeIngest.self])
}

struct ServeIngest: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve-ingest", abstract: "Serve a bulk API that takes uploads, for tests and demos.")

    @OptionGroup var options: ServeIngestOptions

    func run() throws {
        signal(SIGPIPE, SIG_IGN)
        var serving = IngestOptions()
        serving.host = options.host
        serving.port = options.port
        serving.jobDelay = options.delay ?? 0
        serving.isFaithful = options.faithful
        serving.faults = try options.faultPlan()
        do throws(IngestServerError) {
            let server = try IngestServer(database: options.data, options: serving)
            if let tenants = options.tenants { Self.say("\(try server.loadTenants(file: tenants)) tenants") }
            let host = options.host
            try server.serve { port in Self.say("Listening on http://\(host):\(port)") }
        } catch {
            Self.say("Error: \(error.location): \(error.message)", to: STDERR_FILENO)
            // Output cannot be created; docs/architecture.md, exit codes.
            throw ExitCode(73)
        }
    }

    /// A line at once, for those who wait for it.
    private static func say(_ line: String, to descriptor: Int32 = STDOUT_FILENO) {
        let bytes = Array((line + "\n").utf8)
        // It is not printed if no one reads it.
        _ = write(descriptor, bytes, bytes.count)
    }
}
