internal import ArgumentParser
internal import Loam
internal import LoamBenchJobs
internal import LoamJobs

/// `loam bench history`: figures over time, and where they changed.
struct BenchHistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", _superCommandName: "loam bench",
        abstract: "Show figures over time, and when their level changed.",
        discussion: """
            EXAMPLES:
              loam bench history                                         every case: its median, and its last change
              loam bench history --case shop-orders --metric peak_memory --points
              loam bench history --html trends.html
              loam bench history --add results/formats.json

            The history is a SQLite file that 'bench run --history' adds to. Changes are found by E-divisive means, which needs
            some points on each side; equal histories give equal changes.
            """)

    @Option(help: "The file; default: $LOAM_BENCH_HISTORY or .loam-bench/history.sqlite.")
    var history: String?

    @Option(help: "Add this result first.")
    var add: [String] = []

    @Option(name: .customLong("case"), help: "Only the case of this name, or of this name/scenario/mode.")
    var wanted: String?

    @Option(help: "Only this suite.")
    var suite: String?

    @Option(help: "Which metric.")
    var metric = "wall_time"

    @Option(help: "At most this many runs of each case, the last ones.")
    var last = 100

    @Flag(help: "Show every run.")
    var points = false

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: "Also write plots to this file, as one HTML page.")
    var html: String?

    func validate() throws {
        guard (1...1_000_000).contains(last) else { throw ValidationError("'--last' is a number from 1 to 1,000,000.") }
    }

    func run() throws {
        var request = HistoryRequest(
            path: history ?? Environment.value("LOAM_BENCH_HISTORY") ?? ".loam-bench/history.sqlite")
        request.added = add
        request.wanted = wanted
        request.suite = suite
        request.metric = metric
        request.last = last
        request.showsPoints = points
        request.drawsPage = html != nil
        let report = try request.report()
        if let html { try report.writePage(html) }
        StandardOutput.show(report, asJSON: json)
        if report.isEmpty && !json { StandardError.write("The history is empty.\n") }
    }
}
