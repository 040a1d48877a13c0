internal import LoamBytes
public import LoamEngine
public import LoamJobs
internal import LoamReading
internal import LoamSinks

/// Loads rows into a database.
public struct LoadJob {
    private let rows: LoadRows
    private let target: any LoadTarget
    private let plan: LoadPlan
    private let execution: ExecutionRequest
    private let verifies: Bool
    /// Where the load's manifest is written.
    private let manifest: LoadManifestFile
    private let cancellation: Cancellation

    /// - Throws: `bad_request` where destination, rows and request do not go together. Nothing was asked of the database then.
    public init(
        _ rows: LoadRows, to destination: Destination, _ request: LoadRequest = LoadRequest(),
        cancellation: Cancellation = Cancellation()
    ) throws(RunError) {
        let target = try request.target(destination, chunkRows: rows.chunkRows, cancellation)
        self.rows = rows
        self.target = target
        self.cancellation = cancellation
        execution = request.execution
        verifies = request.verifies
        manifest = LoadManifestFile(
            path: request.manifest ?? rows.stem + ".load.json", destination: target.destination)
        plan = LoadPlan(
            head: rows.head(execution) { target.format($0) }, tables: rows.tables, resumes: request.resumes)
    }

    /// Connects and looks, and changes nothing.
    public func inspect() throws(RunError) -> LoadPreview {
        try rows.verify(threads: execution.threads, cancellation)
        return LoadPreview(destination: target.destination, tables: plan.tables, steps: try target.inspect(plan))
    }

    /// Loads everything, and writes the load's manifest.
    ///
    /// - Throws: what stops the load; what is confirmed stays, and a load that resumes goes on there. `verification_failed` where
    ///   the tables are not as they were sent.
    public func execute(_ listener: some JobListener = DeafListener()) throws(RunError) -> LoadResult {
        if !rows.dangling.isEmpty {
            let tables = rows.dangling.joined(separator: ", ")
            listener.note(
                "Keys into \(tables) point outside of what is loaded; --with-parents loads these tables too")
        }
        // Before anything is sent: rows of a file that has changed should not be in a database first.
        try rows.verify(threads: execution.threads, cancellation)
        try manifest.prepare()
        listener.detail { "Plan digest \(plan.head.planDigest)" }
        let run = LoadRun(
            plan: plan, target: target, threads: execution.threads, batchRows: execution.batchRows,
            digests: rows.digests, verifies: verifies, cancellation: cancellation,
            observe: { listener.observer(of: $0, $1) }, say: { listener.note($0) })
        let outcome = try run.execute()
        try outcome.manifest.write(to: manifest.path, measured: ManifestHead.measured(outcome.summary))
        guard outcome.differences.isEmpty else {
            throw RunError(
                .verificationFailed, outcome.differences.joined(separator: "; "), location: target.destination,
                hint: "the rows are there, but not as they were sent; \(manifest.path) has the figures")
        }
        let result = LoadResult(outcome: outcome, destination: target.destination)
        result.tell(listener)
        return result
    }
}
