public import ArgumentParser
internal import LoamDocuments

/// The options of `serve-ingest`, for the program that is asked and for the server that it becomes: what one has accepted the
/// other understands.
public struct ServeIngestOptions: ParsableArguments {
    @Option(help: "The port; 0 for a free one.")
    public var port = 8000

    @Option(help: "The address to listen on; others than this machine reach it only if you say so.")
    public var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The SQLite database that takes everything.", valueName: "file"))
    public var data = "ingest.db"

    @Option(help: ArgumentHelp("Tenants: CSV with tenant_id and api_key_hash.", valueName: "file"))
    public var tenants: String?

    @Option(help: "How long a job stays queued at least, such as 200ms.")
    public var jobDelay = "0ms"

    @Option(
        help: ArgumentHelp("Faults and their shares: \(FaultPlan.names.joined(separator: ", ")).", valueName: "list"))
    public var faults: String?

    @Option(help: "Decides which requests meet a fault.")
    public var faultSeed: UInt64 = 1

    @Flag(help: "Behave like the original service, not like its documents: no memory for idempotency keys.")
    public var faithful = false

    public init() {}

    public func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("'--port' is a number from 0 to 65535.") }
        guard delay != nil else { throw ValidationError("'--job-delay \(jobDelay)' is no time such as 200ms.") }
        _ = try faultPlan()
    }

    /// Seconds that a job stays queued; nil for what is no time.
    public var delay: Double? {
        guard jobDelay.hasSuffix("ms"), let number = Double(jobDelay.dropLast(2)), (0...600_000).contains(number) else {
            return nil
        }
        return number / 1000
    }

    /// The faults that are asked for.
    ///
    /// - Throws: `ValidationError` with the part that is wrong, and the nearest name.
    public func faultPlan() throws -> FaultPlan {
        guard let faults else { return FaultPlan() }
        do throws(FaultPlanError) { return try FaultPlan(faults, seed: faultSeed) } catch {
            let nearest = error.isName ? NearestName.of(error.part, in: FaultPlan.names) : nil
            throw ValidationError(
                "'--faults': '\(error.part)' \(error.problem)" + (nearest.map { "; did you mean \($0)?" } ?? "."))
        }
    }
}
