internal import ArgumentParser
internal import LoamBenchJobs

/// `loam bench list`: suites, or what is in one.
struct BenchListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", _superCommandName: "loam bench",
        abstract: "List the built-in suites, or the cases of one.",
        discussion: """
            EXAMPLES:
              loam bench list
              loam bench list generation
              loam bench list ./mine.yaml --json
            """)

    @Argument(help: "A built-in suite or a path.")
    var suite: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws { StandardOutput.show(try SuiteListing(suite), asJSON: json) }
}
