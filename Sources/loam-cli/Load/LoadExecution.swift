internal import Loam
internal import LoamJobs
internal import Logging

/// One load, whether its rows are grown or read: run, figures, manifest, verdict.
struct LoadExecution {
    let world: World
    let target: any LoadTarget
    /// All tables together, for what identifies the load.
    let plan: RunPlan
    let tables: [LoadTable]
    let resumes: Bool
    let threads: Int
    let batchRows: Int
    let verifies: Bool
    /// Where the load's manifest is written.
    let manifest: String
    let logger: Logger
    let bars: ProgressBars
    let cancellation: Cancellation

    private var load: LoadPlan {
        let head = ManifestHead(
            recipe: world.recipe.canonicalJSON, seed: world.seed, start: TimestampText.seconds(world.start),
            end: TimestampText.seconds(world.model.end), toolVersion: LoamVersion.text, plan: plan)
        return LoadPlan(head: head, tables: tables, resumes: resumes)
    }

    /// `--dry-run`: what would be done.
    func show(asJSON: Bool) throws(RunError) {
        let steps = try target.inspect(load)
        guard !asJSON else {
            let shown = JSONValue.object([
                "loam_dry_run": .integer(1), "destination": .string(target.destination),
                "tables": .array(
                    zip(tables, steps).map { table, step in
                        .object([
                            "name": .string(table.name), "rows": table.rows.map { .integer($0) } ?? .null,
                            "step": .string(step),
                        ])
                    }),
            ])
            return StandardOutput.write(shown.pretty())
        }
        StandardOutput.line("into \(target.destination)")
        let width = tables.map(\.name.utf8.count).max() ?? 0
        for (table, step) in zip(tables, steps) {
            StandardOutput.line(
                "  \(ColumnText.padded(table.name, width))\(ColumnText.aligned(table.rows.map(FigureText.count) ?? "?", 14)) rows  \(step)"
            )
        }
        StandardOutput.line("nothing was changed")
    }

    func execute(asJSON: Bool) throws(RunError) {
        try makeManifestDirectory()
        let load = load
        logger.debug("Plan digest \(load.head.planDigest)")
        let run = LoadRun(
            plan: load, target: target, threads: threads, batchRows: batchRows, digests: plan.digests,
            verifies: verifies, cancellation: cancellation, observe: observe,
            say: { [logger] in logger.info("\($0)") })
        let outcome = try run.execute()
        let measured = ManifestHead.measured(outcome.summary)
        try outcome.manifest.write(to: manifest, measured: measured)
        guard outcome.differences.isEmpty else {
            throw RunError(
                "verification_failed", outcome.differences.joined(separator: "; "), location: target.destination,
                hint: "the rows are there, but not as they were sent; \(manifest) has the figures")
        }
        report(outcome, measured, asJSON)
    }

    /// Makes sure, before anything is sent, that the manifest has a place.
    private func makeManifestDirectory() throws(RunError) {
        do throws(FileError) { try FileSystem.makeDirectory(of: manifest) } catch {
            throw RunError(
                "cannot_create", "cannot \(error.action): \(error.reason)", location: error.path,
                hint: "name another place with --manifest")
        }
        guard !isTaken else {
            throw RunError(
                "cannot_create", "the manifest of the load would take the place of something else", location: manifest,
                hint: "name another place with --manifest")
        }
        // Whether a file can be made there is known only once one is.
        let probe = manifest + ".partial"
        do throws(FileError) {
            try FileSystem.replace(probe, with: "")
            try FileSystem.remove(probe)
        } catch {
            throw RunError(
                "cannot_create", "the manifest of the load cannot be written: \(error.reason)", location: manifest,
                hint: "name another place with --manifest")
        }
    }

    /// Whether the manifest's place is a directory, or a database: the one that is loaded into, or another.
    private var isTaken: Bool {
        var name = manifest[...]
        while name.hasPrefix("./") { name = name.dropFirst(2) }
        let places = ["sqlite:" + name, "sqlite:./" + name]
        if FileSystem.isDirectory(manifest) || places.contains(target.destination) { return true }
        var head = ByteBuffer()
        guard FileSystem.isFile(manifest), let file = try? InputFile(manifest),
            (try? file.read(0..<min(16, file.byteCount), into: &head)) != nil
        else { return false }
        return head.bytes.elementsEqual("SQLite format 3\0".utf8)
    }

    private func observe(_ table: LoadTable, _ meter: LoadMeter) -> any RunObserver {
        LoadReporter(
            table: table.name, rows: table.rows, logger: logger, bars: bars,
            figures: { LoadText.figures(meter.snapshot()) })
    }

    private func report(_ outcome: LoadRun.Outcome, _ measured: JSONValue, _ asJSON: Bool) {
        if asJSON { return StandardOutput.write(outcome.manifest.json(measured: measured).pretty()) }
        let rows = outcome.manifest.tables.reduce(0) { $0 + $1.rows }
        let isVerified = outcome.manifest.tables.allSatisfy { $0.verification == .verified }
        logger.info(
            "TOTAL EXECUTION TIME: \(FigureText.seconds(outcome.summary.wallSeconds)) seconds",
            metadata: ["seconds": "\(outcome.summary.wallSeconds)", "cpu_seconds": "\(outcome.summary.cpuSeconds)"])
        logger.info(
            "\(FigureText.count(rows)) rows in \(target.destination)\(isVerified ? ", read back and compared" : "")")
    }
}

/// Figures of a load for people.
enum LoadText {
    static func figures(_ figures: LoadFigures) -> String {
        let rate = FigureText.count(Int(figures.rowsPerSecond))
        let bytes = FigureText.decimal(figures.bytesPerSecond / 1e6, places: 1)
        let latency = figures.latency
        var text =
            "\(FigureText.count(figures.rows)) rows in \(FigureText.seconds(figures.seconds)) seconds (\(rate) rows/s, \(bytes) MB/s)"
        if figures.chunks > 0 {
            text +=
                ", chunks p50 \(milliseconds(latency.p50)) p90 \(milliseconds(latency.p90))"
                + " p99 \(milliseconds(latency.p99)) max \(milliseconds(latency.max)) ms"
        }
        return figures.retries > 0 ? text + ", \(figures.retries) retries" : text
    }

    private static func milliseconds(_ value: Double) -> String {
        FigureText.decimal(value, places: value < 10 ? 1 : 0)
    }
}
