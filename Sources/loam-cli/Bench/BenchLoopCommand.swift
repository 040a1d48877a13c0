internal import ArgumentParser
internal import Loam
internal import LoamBench
internal import LoamJobs

/// `loam bench loop`: grows and encodes in this process again and again, for cases that time themselves.
struct BenchLoopCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "loop", _superCommandName: "loam bench",
        abstract: "Grow and encode in one process, over and over, and print the samples as JSON.",
        discussion: """
            EXAMPLES:
              loam bench loop baseline --tables orders --orders 100k --format ndjson --threads 1

            Two runs warm up; then at least five samples and two seconds. The output is a case of a suite with
            'samples: own' and 'figures: case'. Nothing is written: --to is null.
            """)

    @OptionGroup var recipe: RecipeOptions
    @OptionGroup var parameters: ParameterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        guard output.to == nil || output.to == "null" else {
            throw ValidationError("'--to' is null here: a loop writes nothing.")
        }
        guard !output.resume && !output.overwrite else {
            throw ValidationError("'--resume' and '--overwrite' are for directories.")
        }
        let world = try recipe.world(parameters, for: Self.self)
        let (plan, _) = try output.request().plan(world)
        let cancellation = Interruption.cancellation()
        var summary: RunSummary?
        let outcome = try CalibratedLoop().measure { () throws(RunError) in
            summary = try ParallelRun.execute(
                plan, sink: NullSink(), observer: nil, cancellation: cancellation, finished: [])
        }
        let tables = summary?.tables ?? []
        let json = CaseDocument.json(
            world.recipe.name, rows: tables.reduce(0) { $0 + $1.rows }, bytes: tables.reduce(0) { $0 + $1.bytes },
            digest: plan.digests ? tables.map(\.content.text).joined(separator: "+") : "", outcome)
        StandardOutput.write(json.pretty())
    }
}
