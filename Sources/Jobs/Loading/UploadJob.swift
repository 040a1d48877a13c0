internal import LoamBytes
internal import LoamColumns
public import LoamEngine
internal import LoamFormats
public import LoamJobs
internal import LoamOutbound
internal import LoamRecipe
internal import LoamSinks
internal import LoamUpload

/// Sends rows to a bulk API.
public struct UploadJob {
    private let rows: LoadRows
    private let request: UploadRequest
    private let address: ServerAddress
    private let plan: UploadPlan
    private let options: UploadOptions
    /// What identifies the rows.
    private let head: ManifestHead
    private let cancellation: Cancellation

    /// - Parameter url: http://HOST:PORT/PREFIX or https.
    /// - Throws: whatever is wrong with URL, profile, keys or options, and where rows and profile do not go together. Nothing was
    ///   asked of the server then.
    public init(
        _ rows: LoadRows, to url: String, _ request: UploadRequest = UploadRequest(),
        cancellation: Cancellation = Cancellation()
    ) throws {
        try request.execution.validate()
        self.rows = rows
        self.request = request
        self.cancellation = cancellation
        do throws(OutboundError) { address = try ServerAddress(url) } catch {
            throw RunError(.badRequest, "--to: \(error.message)", hint: "say --to https://host:port/prefix")
        }
        let profile = try ProfileReader.profile(request.profile)
        let format = FormatRegistry.text.first { $0.name == profile.format } ?? FormatRegistry.text[0]
        head = rows.head(request.execution) { _ in format }
        let parted = rows.parted(threads: request.execution.threads)
        plan = try UploadPlan(
            tables: parted.tables, profile: profile, keys: try request.keys(rows.world),
            chunkRows: try Self.chunkRows(rows), threads: parted.threads)
        options = try request.options()
    }

    private static func chunkRows(_ rows: LoadRows) throws(RunError) -> Int {
        let rows = rows.chunkRows ?? UploadPlan.normalChunkRows
        guard rows <= UploadPlan.mostChunkRows else {
            throw RunError(
                .badRequest, "--chunk-rows \(rows): a chunk is held in memory and sent in one request",
                hint: "at most \(UploadPlan.mostChunkRows)")
        }
        return rows
    }

    /// What would be sent where; asks the server nothing but whether it is well.
    public func inspect() throws(RunError) -> UploadPreview {
        try rows.verify(threads: request.execution.threads, cancellation)
        return UploadPreview(plan, address, health: health())
    }

    /// What the server says of itself now.
    private func health() -> String {
        var options = options
        options.outbound.retry.time = 0
        do throws(RunError) {
            let answer = try Upload.health(plan, address, options, cancellation: cancellation)
            guard let answer else { return "not asked, since the profile knows no way to ask" }
            return answer.isSuccess ? "well" : "answers \(answer.status): \(answer.excerpt(100))"
        } catch {
            return error.message
        }
    }

    /// Sends everything that is not confirmed yet.
    ///
    /// - Throws: `unreachable`, `untrusted`, `interrupted`, and whatever speaks against the state or the rows. What was confirmed is
    ///   noted, and an upload that resumes goes on there. A server that refuses rows is no error: the result says so.
    public func execute(_ listener: some JobListener = DeafListener()) throws -> UploadResult {
        try rows.verify(threads: request.execution.threads, cancellation)
        for (table, reason) in plan.skipped { listener.note("Not sent: \(table): \(reason)") }
        let state = try UploadState(
            directory: request.state ?? rows.stem + ".upload-" + address.fileName,
            planDigest: Upload.planDigest(rows: head.planDigest, plan, address), policy: request.existing)
        let meter = LoadMeter()
        let upload = try Upload(
            plan, to: address, state: state, options: options, meter: meter, cancellation: cancellation)
        let unwatch = listener.watch(meter)
        let report: UploadReport
        do throws(RunError) {
            defer { unwatch?() }
            report = try upload.execute()
        } catch {
            UploadText.tell(upload.report, listener)
            throw error
        }
        UploadText.tell(report, listener)
        return try keep(report)
    }

    private func keep(_ report: UploadReport) throws(RunError) -> UploadResult {
        let manifest = LoadManifest(
            head: head, destination: address.text, tables: report.loaded, extra: report.members)
        let measured = JSONValue.object([
            "wall_s": .decimal(report.figures.seconds, places: 6), "cpu_s": .decimal(Machine.processCPU(), places: 6),
            "peak_rss_bytes": .integer(Machine.peakMemory()),
        ])
        // A resumed upload looks for it in the state, wherever else it is wanted.
        let own = report.state + "/" + UploadState.manifestName
        for path in [request.manifest, own].compactMap(\.self) { try manifest.write(to: path, measured: measured) }
        return UploadResult(report: report, json: manifest.json(measured: measured))
    }
}
