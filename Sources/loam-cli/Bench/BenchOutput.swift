internal import ArgumentParser
internal import Loam
internal import LoamBench
internal import LoamBenchJobs

/// Where results go, and how much is said.
struct BenchOutput: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write SUITE.json, .csv, .md, .xml (JUnit) and .html here; default: $LOAM_BENCH_OUTPUT_DIR, or nowhere."))
    var outputDir: String?

    @Option(help: "Add the result to this history; default: $LOAM_BENCH_HISTORY, or none.")
    var history: String?

    @Flag(help: "Print the result as JSON.")
    var json = false

    @Flag(name: .shortAndLong, help: "Show more: every sample as it comes.")
    var verbose = false

    @Flag(name: .shortAndLong, help: "Show only why the command fails; reports are still written.")
    var quiet = false

    @Flag(help: "Keep the commands' files, and say where they are.")
    var debug = false

    func validate() throws {
        for (flag, value) in [("output-dir", outputDir), ("history", history)] where value?.isEmpty == true {
            throw ValidationError("'--\(flag)' is empty.")
        }
        if verbose && quiet { throw ValidationError("'--verbose' and '--quiet' exclude each other.") }
    }

    /// Where results are kept.
    var reports: BenchReports {
        BenchReports(
            directory: directory, history: historyPath, stepSummary: Environment.value("GITHUB_STEP_SUMMARY"))
    }

    func print(_ outcome: BenchOutcome) {
        if json {
            StandardOutput.write(outcome.json.pretty())
        } else if !quiet {
            StandardOutput.write(outcome.text)
        }
    }

    /// Prints what was made of stored results, writes its reports, and ends the process as it concludes.
    func finish(_ outcome: BenchOutcome, strict: Bool) throws {
        print(outcome)
        say(reports: try reports.write(outcome.result, strict: strict))
        BenchEnding.exit(outcome.conclusion)
    }

    /// - Parameter stem: the reports without their suffix; nil where there are none.
    func say(reports stem: String?) {
        guard let stem, !quiet else { return }
        StandardError.write("Reports: \(stem).json, .csv, .md, .xml, .html\n")
    }

    var directory: String? { outputDir ?? Environment.value("LOAM_BENCH_OUTPUT_DIR") }

    var historyPath: String? { history ?? Environment.value("LOAM_BENCH_HISTORY") }
}
