internal import Loam
internal import LoamOutbound
internal import LoamUpload
internal import Logging

/// One upload to a bulk API: the plan, the requests, the report. The rows may be grown or read.
struct UploadRun {
    /// What is sent.
    struct Cargo {
        /// Parents before children.
        var tables: [(source: any Source, table: Int)]
        /// Where the rows come from; it knows the keys of its tenants.
        var world: World
        /// What identifies the rows.
        var head: ManifestHead
        /// Where the state is kept if nobody says so; the name of the host is put behind it.
        var statePrefix: String
        var chunkRows: Int?
        var threads: Int
    }

    let cargo: Cargo
    let url: String
    let flags: UploadFlags
    let load: LoadOptions
    let policy: UploadState.Policy
    let logger: Logger
    let log: LogOptions

    /// - Parameter dryRun: whether to show what would be sent and change nothing.
    func execute(dryRun: Bool, asJSON: Bool) throws {
        let address = try address()
        let profile = try ProfileReader.profile(flags.profile ?? "ingest-v1")
        try checkOptions()
        let plan = try UploadPlan(
            tables: cargo.tables, profile: profile, keys: try flags.keys(cargo.world), chunkRows: try chunkRows(),
            threads: cargo.threads)
        let options = try flags.options(connections: load.connections)
        if dryRun { return try UploadScreen(plan, address, options).show(asJSON: asJSON) }
        try send(plan, address, options, asJSON)
    }

    private func address() throws(RunError) -> ServerAddress {
        do throws(OutboundError) { return try ServerAddress(url) } catch {
            throw RunError("bad_request", "--to: \(error.message)", hint: "say --to https://host:port/prefix")
        }
    }

    /// Refuses what only databases know, rather than passing over it.
    private func checkOptions() throws(RunError) {
        let foreign =
            load.ifExists != "fail"
            ? "--if-exists" : load.transaction != "chunk" ? "--transaction" : load.schema != nil ? "--schema" : nil
        let noVerify = load.verify ? nil : "--no-verify"
        if let option = foreign ?? noVerify {
            throw RunError("bad_request", "\(option) is for databases, not for an API", hint: "drop it")
        }
    }

    private func chunkRows() throws(RunError) -> Int {
        let rows = cargo.chunkRows ?? UploadPlan.normalChunkRows
        guard rows <= UploadPlan.mostChunkRows else {
            throw RunError(
                "bad_request", "--chunk-rows \(rows): a chunk is held in memory and sent in one request",
                hint: "at most \(UploadPlan.mostChunkRows)")
        }
        return rows
    }

    private func send(
        _ plan: UploadPlan, _ address: ServerAddress, _ options: LoamUpload.UploadOptions, _ asJSON: Bool
    ) throws {
        for (table, reason) in plan.skipped { logger.info("Not sent: \(table): \(reason)") }
        let directory = flags.state ?? cargo.statePrefix + address.fileName
        let state = try UploadState(
            directory: directory, planDigest: Upload.planDigest(rows: cargo.head.planDigest, plan, address),
            policy: policy)
        let meter = LoadMeter()
        let upload = try Upload(
            plan, to: address, state: state, options: options, meter: meter,
            cancellation: Interruption.cancellation())
        let bar = UploadBar(meter, isEnabled: log.showsProgress && !asJSON)
        let report: UploadReport
        do throws(RunError) {
            defer { bar.stop() }
            report = try upload.execute()
        } catch {
            say(upload.report)
            throw error
        }
        try write(report, address, asJSON)
        if !report.isComplete { throw Self.incomplete(report) }
    }

    private func write(_ report: UploadReport, _ address: ServerAddress, _ asJSON: Bool) throws(RunError) {
        say(report)
        let manifest = LoadManifest(
            head: cargo.head, destination: address.text, tables: report.loaded, extra: report.members)
        let measured = JSONValue.object([
            "wall_s": .decimal(report.figures.seconds, places: 6), "cpu_s": .decimal(Machine.processCPU(), places: 6),
            "peak_rss_bytes": .integer(Machine.peakMemory()),
        ])
        try manifest.write(to: load.manifest ?? report.state + "/" + UploadState.manifestName, measured: measured)
        if load.manifest != nil {
            // A resumed upload looks for it there.
            try manifest.write(to: report.state + "/" + UploadState.manifestName, measured: measured)
        }
        if asJSON { StandardOutput.write(manifest.json(measured: measured).pretty()) }
    }

    private func say(_ report: UploadReport) {
        for table in report.tables where table.fate != .confirmed && table.fate != .unsent {
            let name = table.tenant.isEmpty ? table.table : "\(table.table) of \(table.tenant)"
            if table.fate == .held {
                logger.warning("\(name): not sent, since \(table.waitsFor.joined(separator: ", ")) is incomplete")
            } else if table.refusedChunks > 0 {
                let rows = FigureText.count(table.refusedChunkRows)
                logger.warning(
                    "\(name): \(table.refusedChunks) chunk(s) with \(rows) rows were refused, whole or in part")
            }
        }
        for lane in report.endedLanes {
            let tenant = lane.tenant.isEmpty ? "" : "tenant \(lane.tenant), "
            logger.warning("\(tenant)\(lane.table): \(lane.message): \(lane.answer)")
        }
        logger.info("\(UploadBar.line(report.figures)), \(report.requests) requests")
        logger.info("\(FigureText.count(report.confirmedRows)) rows confirmed; state in \(report.state)")
    }

    private static func incomplete(_ report: UploadReport) -> RunError {
        let planned = report.tables.contains { $0.rows == nil } ? nil : report.tables.reduce(0) { $0 + ($1.rows ?? 0) }
        let of = planned.map { " of \(FigureText.count($0))" } ?? ""
        return RunError(
            "incomplete",
            "\(FigureText.count(report.confirmedRows))\(of) rows are confirmed; \(report.refusedChunks) chunk(s) with "
                + "\(FigureText.count(report.refusedChunkRows)) rows were refused, whole or in part",
            location: report.failuresPath ?? report.state,
            hint: "mend what the server complains of, then send the rest with --resume")
    }
}
