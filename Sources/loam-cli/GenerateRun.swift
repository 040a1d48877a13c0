internal import Glibc
internal import Loam
internal import Logging

/// One execution of `loam generate`: destination, run, summary.
struct GenerateRun {
    let world: World
    let plan: RunPlan
    let selection: TableSelection
    let options: OutputOptions
    let logger: Logger
    let bars: ProgressBars

    private enum Target {
        case directory(String)
        case standardOutput
        case nowhere
    }

    func execute(asJSON: Bool) throws {
        let target = try target(asJSON)
        sayPlan()
        let names = FileNames(plan, stamp: options.stamp ? "\(world.recipe.name)_\(WallClock.stamp())_" : "")
        let head = ManifestHead(
            recipe: world.recipe.canonicalJSON, seed: world.seed, start: TimestampText.seconds(world.start),
            end: TimestampText.seconds(world.model.end), toolVersion: LoamVersion.text, plan: plan)
        logger.debug("Plan digest \(head.planDigest)")
        let cancellation = Interruption.cancellation()
        guard !cancellation.isCancelled else {
            throw RunError("interrupted", "stopped before anything was written")
        }
        let (sink, finished) = try sink(target, names, head)
        if !finished.isEmpty { logger.info("Resuming: \(finished.count) files are already there") }
        let summary = try ParallelRun.execute(
            head.plan, sink: sink, observer: RunReporter(plan, logger: logger, bars: bars),
            cancellation: cancellation, finished: finished)
        report(summary, head, target, asJSON)
    }

    /// What was grown, whatever it was written as: equal content has equal digests.
    private func tables(_ summary: RunSummary) -> JSONValue {
        .array(
            summary.tables.map {
                .object([
                    "name": .string($0.table), "rows": .integer($0.rows),
                    "content": plan.digests ? .string($0.content.text) : .null,
                ])
            })
    }

    private func target(_ asJSON: Bool) throws(RunError) -> Target {
        switch options.to {
        case "-":
            guard plan.outputs.count == 1, !plan.cut(plan.outputs[0]).isCut else {
                throw RunError(
                    "bad_request", "standard output takes one table in one format and in one piece",
                    hint: "say which: --tables orders --format csv")
            }
            guard !asJSON else {
                throw RunError("bad_request", "--json and --to - both want standard output", hint: "drop one of them")
            }
            return .standardOutput
        case "null": return .nowhere
        case "": throw RunError("bad_request", "--to is empty", hint: "name a directory, - or null")
        case let path?: return .directory(path)
        case nil: return .directory("./data/\(world.recipe.name)")
        }
    }

    private func sink(_ target: Target, _ names: FileNames, _ head: ManifestHead) throws(RunError)
        -> (any Sink, Set<FinishedFile>)
    {
        if case .directory(let path) = target {
            let policy: Destination.Policy = options.resume ? .resume : options.overwrite ? .overwrite : .refuse
            return try Destination(directory: path).prepare(policy, plan: plan, names: names, manifest: head)
        }
        guard !options.resume && !options.overwrite else {
            throw RunError("bad_request", "--resume and --overwrite are for directories", hint: "drop it")
        }
        if case .standardOutput = target { return (StandardOutputSink(), []) }
        return (NullSink(), [])
    }

    private func sayPlan() {
        logger.debug("Recipe \(world.recipe.canonicalJSON), seed \(world.seed)")
        guard !selection.dangling.isEmpty else { return }
        let tables = selection.dangling.joined(separator: ", ")
        logger.info("Keys into \(tables) point outside of what is written; --with-parents writes these tables too")
    }

    private func report(_ summary: RunSummary, _ head: ManifestHead, _ target: Target, _ asJSON: Bool) {
        for line in SummaryText.shares(summary) { logger.info("\(line)") }
        logger.info(
            "TOTAL EXECUTION TIME: \(FigureText.seconds(summary.wallSeconds)) seconds",
            metadata: ["seconds": "\(summary.wallSeconds)", "cpu_seconds": "\(summary.cpuSeconds)"])
        if asJSON {
            let result = JSONValue.object([
                "loam_result": .integer(1), "recipe": .string(world.recipe.name), "seed": .integer(world.seed),
                "plan_digest": .string(head.planDigest), "tables": tables(summary),
                "measured": ManifestHead.measured(summary),
            ])
            StandardOutput.write(result.pretty())
        } else if case .directory(let path) = target {
            logger.info("\(FigureText.count(summary.tables.reduce(0) { $0 + $1.rows })) rows in \(path)")
        }
    }
}

/// Ctrl-C and termination ask the run to stop cleanly; a second Ctrl-C ends the process at once.
enum Interruption {
    private static let shared = Cancellation()

    static func cancellation() -> Cancellation {
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { _ in
                if Interruption.shared.isCancelled { _exit(130) }
                Interruption.shared.cancel()
            }
        }
        return shared
    }

    /// A reader that has gone and a file that grew too large are errors of the write that meets them, with their own
    /// messages, and not the end of the process.
    static func ignoreWriteSignals() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }
}
