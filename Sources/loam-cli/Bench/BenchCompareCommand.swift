internal import ArgumentParser
internal import Loam
internal import LoamBench

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
        var head = read[read.count - 1]
        head.comparisons = []
        let assessment = Assessment(head.settings, threshold: verdicts.threshold)
        assessment.prepare(&head) { _ in [] }
        let missing: [CaseResult.Identity]
        if let name = verdicts.baseline {
            let baseline = try verdicts.store.load(name)
            if !acrossMachines { try baseline.check(head) }
            missing = assessment.compare(&head, with: baseline)
        } else {
            if !acrossMachines { try Baseline(results[0], sessions: [read[0]]).check(head) }
            missing = assessment.compare(read[0], &head, names: ("base", "head"))
        }
        if output.json {
            StandardOutput.write(BenchDocument.text(head))
        } else if !output.quiet {
            StandardOutput.write(BenchText(head).text)
        }
        try BenchFiles(output).write(head, strict: verdicts.strict)
        let ending = BenchEnding.status(of: head, missing: missing, verdicts)
        BenchEnding.exit(ending.0, ending.1)
    }
}
