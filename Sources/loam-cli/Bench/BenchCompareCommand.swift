internal import ArgumentParser
internal import Loam
internal import LoamBench
internal import LoamBenchJobs

/// `loam bench compare`: two results that are already there.
struct BenchCompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", _superCommandName: "loam bench",
        abstract: "Compare a result with another one, or with a baseline.",
        discussion: """
            EXAMPLES:
              loam bench compare old/generation.json new/generation.json
              loam bench compare new/generation.json --baseline main --strict

            Samples that were taken at different times are compared as sets, or as sessions of a baseline. Differences between
            sessions make verdicts less certain: 'bench run --relative' and 'bench cmd', which measure side by side, see smaller
            changes.
            """)

    @Argument(
        help: "One result with --baseline; else the base and the head, files that 'bench run --output-dir' has written."
    )
    var results: [String]

    @OptionGroup var verdicts: VerdictOptions
    @OptionGroup var output: BenchOutput

    @Flag(help: "Compare results of different machines; the verdict is about the machines then, too.")
    var acrossMachines = false

    func validate() throws {
        let count = verdicts.baseline == nil ? 2 : 1
        guard results.count == count else {
            throw ValidationError(
                count == 2
                    ? "Give two results, base and head, or one with '--baseline'."
                    : "Give one result with '--baseline'.")
        }
        if verdicts.confirm { throw ValidationError("'--confirm' measures again; there is nothing to measure here.") }
    }

    func run() throws {
        let read = try results.map { try BenchDocument.read(path: $0) }
        let head = read[read.count - 1]
        let outcome =
            if let name = verdicts.baseline {
                try StoredResults.compare(
                    head, withBaseline: name, acrossMachines: acrossMachines, verdicts.rules)
            } else {
                try StoredResults.compare(
                    read[0], named: results[0], head, acrossMachines: acrossMachines, verdicts.rules)
            }
        try output.finish(outcome, strict: verdicts.strict)
    }
}
