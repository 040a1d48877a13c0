internal import ArgumentParser
internal import Loam
internal import LoamBench
internal import LoamBenchJobs

/// `loam bench import`: results of other benchmark programs.
struct BenchImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", _superCommandName: "loam bench",
        abstract: "Read results of hyperfine, pytest-benchmark, Criterion or Google Benchmark.",
        discussion: """
            EXAMPLES:
              hyperfine --export-json times.json './old' './new' && loam bench import times.json --output-dir results
              pytest --benchmark-json p.json --benchmark-save-data && loam bench import p.json --save-baseline main
              loam bench import target/criterion --history .loam-bench/history.sqlite

            The format is found from the content of the file. For Criterion, give the directory target/criterion, or one in it.
            """)

    @Argument(help: "A file, or a directory of Criterion's.")
    var path: String

    @Option(help: "What to call the suite; default: the program that made the file.")
    var suite: String?

    @Option(help: "Also save it as this baseline.")
    var saveBaseline: String?

    @Option(help: "Where baselines are; default: $LOAM_BENCH_BASELINE_DIR or .loam-bench/baselines.")
    var baselineDir: String?

    @OptionGroup var output: BenchOutput

    func run() throws {
        let result = try BenchImport.read(path: path, suite: suite, now: WallClock.microseconds())
        try output.reports.prepare()
        if let name = saveBaseline {
            try BaselineSaving.save(
                result, as: name, in: BaselineStore(VerdictOptions.directory(baselineDir)), adds: false)
        }
        output.say(reports: try output.reports.write(result))
        try output.reports.remember(result)
        if output.json {
            StandardOutput.write(BenchDocument.text(result))
        } else if !output.quiet {
            StandardOutput.write(BenchText(result).text)
        }
    }
}
