internal import ArgumentParser
internal import Loam
internal import LoamBench
internal import LoamBenchJobs

/// `loam bench cmd`: measures commands of the command line.
struct BenchCmdCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cmd", _superCommandName: "loam bench",
        abstract: "Measure one command, or compare several.",
        discussion: """
            EXAMPLES:
              loam bench cmd 'sort big.txt'
              loam bench cmd 'gzip -kc big' 'zstd -c big' --names gzip,zstd --same-output
              loam bench cmd './old --fast' './new --fast' --fail-above 5% --confirm
              loam bench cmd 'make' --prepare 'make clean' --runs 10
              loam bench cmd 'wc -l < big.txt'                       a shell runs what needs one

            The first command is the base; the others are compared with it, in turns. Ends with 11 if one is slower or needs
            more memory than the base.
            """)

    @Argument(help: "Commands, each in quotes.")
    var commands: [String]

    @Option(help: "What the commands are called in reports, separated by commas; default: base, head, or their order.")
    var names: String?

    @Option(help: "A command to run before each sample; not measured.")
    var prepare: String?

    @Option(help: "A command to run after each sample; not measured.")
    var conclude: String?

    @Option(help: "A command to run before all samples of each command.")
    var setup: String?

    @Option(help: "A command to run after them.")
    var teardown: String?

    @Option(help: "A command that must succeed after the first run of each, before anything is measured.")
    var check: String?

    @Flag(help: "All commands have to print the same.")
    var sameOutput = false

    @Option(help: "The exit status that means success.")
    var exit = 0

    @Flag(inversion: .prefixedNo, help: "Run through /bin/sh; default: only what has characters for a shell.")
    var shell: Bool?

    @OptionGroup var sampling: SamplingOptions
    @OptionGroup var verdicts: VerdictOptions
    @OptionGroup var output: BenchOutput

    @Flag(help: "Also count instructions with callgrind: one more run a case, some fifty times slower.")
    var callgrind = false

    @Flag(help: "Also count allocations with valgrind: one more run, as slow.")
    var allocations = false

    func validate() throws {
        guard !commands.isEmpty, commands.count <= 50 else { throw ValidationError("Give 1 to 50 commands.") }
        guard (0...255).contains(exit) else { throw ValidationError("'--exit' is a number from 0 to 255.") }
        let names = modeNames
        if self.names != nil, names.count != commands.count {
            throw ValidationError("'--names' has \(names.count) names for \(commands.count) commands.")
        }
        if Set(names).count != names.count || self.names != nil && names.contains(where: \.isEmpty) {
            throw ValidationError("'--names' are not empty and differ from each other.")
        }
        for command in commands where command.allSatisfy({ $0 == " " }) { throw ValidationError("A command is empty.") }
    }

    private var modeNames: [String] {
        if let names { return names.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        return commands.count == 1
            ? [""] : commands.count == 2 ? ["base", "head"] : commands.indices.map { "command\($0 + 1)" }
    }

    func run() throws {
        let suite = try self.suite()
        var plan = try SuitePlan(
            suite, .init(), program: ProgramSearch.current,
            settings: try sampling.settings(suite.settings, quick: false))
        // The first command is the base of all others, whatever they are called.
        for place in plan.groups.indices { plan.groups[place].sides = .versions }
        let baseline = try verdicts.baseline(of: suite.name, among: 1)
        let tools: [CountingTool] = (callgrind ? [.instructions] : []) + (allocations ? [.allocations] : [])
        try BenchMeasurement(output: output, rules: verdicts.rules, tools: tools).run([plan], baselines: [baseline])
    }

    private func suite() throws -> Suite {
        func text(_ command: String) -> CommandText { CommandText(command, shell: shell, isLiteral: true) }
        let modes = zip(modeNames, commands).map { name, command in
            Suite.Mode(
                name: name, command: text(command), setup: setup.map(text), prepare: prepare.map(text),
                conclude: conclude.map(text), teardown: teardown.map(text))
        }
        var expectation = Suite.Expectation()
        expectation.exit = Int32(exit)
        expectation.check = check.map(text)
        expectation.same = sameOutput ? ["output"] : []
        return Suite(
            name: "cmd", commands: commands,
            case: .init(name: "command", modes: modes, expectation: expectation),
            timeout: sampling.timeout.flatMap(Quantity.seconds) ?? 600)
    }
}
