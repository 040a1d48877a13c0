internal import ArgumentParser
internal import Glibc
internal import Loam
internal import LoamJobs

/// `loam check`: holds files against their manifest, their schema and the laws of their model.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", _superCommandName: "loam",
        abstract: "Check files: manifest, cells, keys, laws, shares.",
        discussion: """
            EXAMPLES:
              loam check data/flash_sale
              loam check data/flash_sale --html report.html --samples 20
              loam check /data/shop --memory 1G --spill /data/tmp
              loam check exported --recipe flash_sale --seed 7 --customers 500    files without a manifest
              loam check --document persons --recipe banking < one.json           a row as a JSON document
              loam check data/flash_sale --json | jq '.checks[] | select(.violations > 0)'

            With a manifest, rows of files that have changed are grown again and compared, too. Ends with 10 where
            something is wrong.
            """)

    @Argument(help: "The directory with the files.")
    var directory: String?

    @Option(help: "Check one JSON document from standard input instead: a row of this table; with --recipe.")
    var document: String?

    @Option(help: "The recipe that the files follow; default: the one of their manifest.")
    var recipe: String?

    @Option(help: "The seed they were grown with; with --recipe.")
    var seed: UInt64?

    @Option(help: "The first instant of their run; with --recipe.")
    var start: String?

    @Option(help: "A preset of the recipe; with --recipe.")
    var preset: String?

    @Option(name: .customLong("set"), help: "Override one value of the recipe; with --recipe.")
    var overrides: [String] = []

    @Option(help: "Failing rows to show of each check.")
    var samples = 5

    @Option(help: "Memory for keys, such as 256M or 2G; more goes to a temporary file.")
    var memory = "256M"

    @Option(help: "Where that file is made; default: $TMPDIR or /tmp.")
    var spill: String?

    @Option(help: "Threads; default: as many as there are processors.")
    var threads: Int?

    @Option(help: "What makes the check fail: error, warning.")
    var failOn = "error"

    @Flag(help: "Leave out keys and laws that need a join of large tables.")
    var quick = false

    @Flag(help: "Grow every row again and compare, not only those of files whose digest has changed.")
    var regrow = false

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: "Also write the report to this file, as one HTML page.")
    var html: String?

    @OptionGroup var parameters: ParameterOptions

    func validate() throws {
        guard (0...1_000).contains(samples) else { throw ValidationError("'--samples' is a number from 0 to 1,000.") }
        if let threads, !(1...512).contains(threads) { throw ValidationError("'--threads' is a number from 1 to 512.") }
        guard threshold != nil else { throw ValidationError("'--fail-on' is error or warning.") }
        guard let bytes = ByteCount.parse(memory), bytes >= CheckOptions.leastMemory else {
            throw ValidationError("'--memory \(memory)' is no size from 1M on, such as 256M or 2G.")
        }
        guard (directory == nil) != (document == nil) else {
            throw ValidationError(
                directory == nil
                    ? "Say what to check: a directory, or '--document TABLE' and a document on standard input."
                    : "'--document' reads standard input: leave the directory out.")
        }
        guard document == nil || recipe != nil else {
            throw ValidationError("'--document' needs the recipe whose table it is: '--recipe banking'.")
        }
        guard recipe == nil else { return }
        if seed != nil || start != nil || preset != nil || !overrides.isEmpty || !parameters.words.isEmpty {
            let word = parameters.words.first.map { "'\($0)'" } ?? "This"
            throw ValidationError("\(word) describes a recipe; say which with '--recipe'.")
        }
    }

    private var threshold: Law.Severity? { failOn == "error" ? .error : failOn == "warning" ? .warning : nil }

    func run() throws {
        if let document { return try checkDocument(of: document) }
        let line = TerminalLine(isEnabled: !json)
        let check = try CheckJob(
            directory ?? "", world: try world(), options: try options(), failingAt: threshold ?? .error,
            progress: { table, bytes, all in line.show { "checking \(table) " + TerminalLine.bar(bytes, of: all) } },
            cancellation: Interruption.cancellation())
        let result = try check.execute()
        line.hide()
        try end(with: result)
    }

    private func checkDocument(of table: String) throws {
        guard let world = try world() else { return }
        let bytes = try StandardInput.read(limit: DocumentCheck.most + 1)
        let check = try DocumentCheck(bytes, of: table, in: world, failingAt: threshold ?? .error)
        try end(with: check.execute(place: spill ?? Environment.value("TMPDIR") ?? "/tmp"))
    }

    private func end(with result: CheckResult) throws {
        StandardOutput.show(result, asJSON: json)
        if let html { try FileSystem.replace(html, with: result.page) }
        if result.isFailed { Glibc.exit(ExitStatus.checksFailed.rawValue) }
    }

    private func options() throws -> CheckOptions {
        var options = CheckOptions()
        options.memory = ByteCount.parse(memory) ?? options.memory
        options.spillDirectory = spill ?? Environment.value("TMPDIR") ?? "/tmp"
        options.samples = samples
        options.threads = try threads ?? Environment.threads() ?? Machine.processors
        options.isQuick = quick
        options.regrowsAll = regrow
        return options
    }

    /// The recipe that was named, planned; nil for the manifest's.
    private func world() throws -> World? {
        guard let recipe else { return nil }
        return try RecipeOptions.world(
            recipe, seed: seed, start: start, preset: preset, overrides: overrides, parameters, for: Self.self)
    }
}
