internal import LoamBytes
internal import LoamColumns
public import LoamEngine
public import LoamModels
internal import LoamRecipe
public import LoamSinks

/// Grows a world and writes it into a directory, to standard output, or nowhere.
public struct GenerateJob: Sendable {
    public let world: World
    public let plan: RunPlan
    /// Parents of written tables that are not written themselves.
    private let dangling: [String]
    private let destination: Destination
    private let existing: ExistingOutput
    private let stamp: String

    /// - Parameters:
    ///   - destination: a directory, standard output or nowhere; nil for `./data/RECIPE`.
    ///   - stamp: put in front of every file's name; empty for none.
    /// - Throws: whatever is wrong with the request, and where request and destination do not go together. Nothing was touched then.
    public init(
        _ world: World, _ request: FileRequest, to destination: Destination?, existing: ExistingOutput = .refuse,
        stamp: String = ""
    ) throws(RunError) {
        self.world = world
        self.destination = destination ?? .directory("./data/\(world.recipe.name)")
        self.existing = existing
        self.stamp = stamp
        let (plan, selection) = try request.plan(world)
        self.plan = plan
        dangling = selection.dangling
        try checkDestination()
    }

    private func checkDestination() throws(RunError) {
        switch destination {
        case .directory:
            guard stamp.isEmpty || existing != .resume else {
                throw RunError(.badRequest, "--resume needs the names of the interrupted run", hint: "drop --stamp")
            }
            return
        case .postgres, .sqlite, .http: throw noFiles
        case .standardOutput:
            guard plan.outputs.count == 1, plan.outputs[0].levels.isEmpty, !plan.cut(plan.outputs[0]).isCut else {
                throw RunError(
                    .badRequest, "standard output takes one table in one format and in one piece",
                    hint: "say which: --tables orders --format csv")
            }
        case .nowhere: break
        }
        guard existing == .refuse else {
            throw RunError(.badRequest, "--resume and --overwrite are for directories", hint: "drop it")
        }
    }

    /// Writes everything.
    ///
    /// - Throws: what the directory, the disk or an interruption has against it. What is finished stays, and `resume` goes on there.
    public func execute(
        _ listener: some JobListener = DeafListener(), cancellation: Cancellation = Cancellation()
    ) throws(RunError) -> GenerateResult {
        let head = ManifestHead(world, plan)
        describe(head, to: listener)
        guard !cancellation.isCancelled else {
            throw RunError(.interrupted, "stopped before anything was written")
        }
        let (sink, finished) = try sink(head)
        if !finished.isEmpty { listener.note("Resuming: \(finished.count) files are already there") }
        let summary = try ParallelRun.execute(
            plan, sink: sink, observer: listener.observer(of: plan), cancellation: cancellation, finished: finished)
        let result = GenerateResult(
            recipe: world.recipe.name, head: head, summary: summary, destination: destination, digests: plan.digests)
        result.tell(listener)
        return result
    }

    private func describe(_ head: ManifestHead, to listener: some JobListener) {
        listener.detail { "Recipe \(head.recipe), seed \(head.seed)" }
        if !dangling.isEmpty {
            let tables = dangling.joined(separator: ", ")
            listener.note(
                "Keys into \(tables) point outside of what is written; --with-parents writes these tables too")
        }
        listener.detail { "Plan digest \(head.planDigest)" }
    }

    private func sink(_ head: ManifestHead) throws(RunError) -> (any Sink, Set<FinishedFile>) {
        switch destination {
        case .directory(let path):
            try OutputDirectory(directory: path).prepare(
                existing, plan: plan, names: FileNames(plan, stamp: stamp), manifest: head)
        case .standardOutput: (StandardOutputSink(), [])
        case .nowhere: (NullSink(), [])
        case .postgres, .sqlite, .http: throw noFiles
        }
    }

    private var noFiles: RunError {
        RunError(.badRequest, "--to \(destination.redacted) takes rows, not files", hint: "make a LoadJob of it")
    }
}
