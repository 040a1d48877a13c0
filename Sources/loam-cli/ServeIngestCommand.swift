internal import ArgumentParser
internal import Loam
internal import LoamServer

/// `loam serve-ingest`: a bulk API to try uploads on.
struct ServeIngestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve-ingest", abstract: "Serve a bulk API that takes uploads, for tests and demos.",
        discussion: """
            EXAMPLES:
              loam serve-ingest --data ingest.db --tenants data/marketplace/tenants.csv
              loam serve-ingest --port 0                                a free port, which is printed
              loam serve-ingest --faults latency=5..50ms,error500=5%,drop=5%,rate429=2% --fault-seed 7
              loam serve-ingest --faults drop-after=5%,half-answer=5%   the work is done, the answer is lost
              sqlite3 ingest.db 'SELECT tenant_id, count(*) FROM orders GROUP BY 1'

            Speaks what profile ingest-v1 sends, and takes JSON lines at /lines/TABLE. Ends with Ctrl-C or SIGTERM.
            """)

    @Option(help: "The port; 0 for a free one.")
    var port = 8000

    @Option(help: "The address to listen on; others than this machine reach it only if you say so.")
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The SQLite database that takes everything.", valueName: "file"))
    var data = "ingest.db"

    @Option(help: ArgumentHelp("Tenants: CSV with tenant_id and api_key_hash.", valueName: "file"))
    var tenants: String?

    @Option(help: "How long a job stays queued at least, such as 200ms.")
    var jobDelay = "0ms"

    @Option(
        help: ArgumentHelp("Faults and their shares: \(FaultPlan.names.joined(separator: ", ")).", valueName: "list"))
    var faults: String?

    @Option(help: "Decides which requests meet a fault.")
    var faultSeed: UInt64 = 1

    @Flag(help: "Behave as the original does where that is not as documented: no memory for idempotency keys.")
    var faithful = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("'--port' is a number from 0 to 65535.") }
        guard delay != nil else { throw ValidationError("'--job-delay \(jobDelay)' is no time such as 200ms.") }
        if let faults { _ = try plan(faults) }
    }

    /// Seconds; nil for what is no time.
    private var delay: Double? {
        guard jobDelay.hasSuffix("ms"), let number = Double(jobDelay.dropLast(2)), (0...600_000).contains(number) else {
            return nil
        }
        return number / 1000
    }

    private func plan(_ text: String) throws -> FaultPlan {
        do throws(FaultPlanError) { return try FaultPlan(text, seed: faultSeed) } catch {
            let nearest = error.isName ? NearestName.of(error.part, in: FaultPlan.names) : nil
            throw ValidationError(
                "'--faults': '\(error.part)' \(error.problem)" + (nearest.map { "; did you mean \($0)?" } ?? "."))
        }
    }

    func run() throws {
        var options = IngestOptions()
        options.host = host
        options.port = port
        options.jobDelay = delay ?? 0
        options.isFaithful = faithful
        if let faults { options.faults = try plan(faults) }
        do throws(IngestServerError) {
            let server = try IngestServer(database: data, options: options)
            if let tenants { StandardOutput.line("\(try server.loadTenants(file: tenants)) tenants") }
            let host = host
            try server.serve { port in StandardOutput.line("Listening on http://\(host):\(port)") }
        } catch {
            throw RunError("cannot_create", error.message, location: error.location)
        }
    }
}
