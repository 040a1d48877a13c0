internal import ArgumentParser
internal import Loam
internal import LoamBench

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

    func run() throws {
        let suites = try (suite.map { [$0] } ?? SuiteReader.names).map { try SuiteReader.suite($0) }
        if json { return StandardOutput.write(JSONValue.array(suites.map(Self.json)).pretty()) }
        guard suite != nil else {
            for suite in suites { StandardOutput.line(Self.column(suite.name, 16) + suite.title) }
            return
        }
        for suite in suites { show(suite) }
    }

    private func show(_ suite: Suite) {
        StandardOutput.line("\(suite.name): \(suite.title)")
        for scenario in suite.scenarios {
            let values = scenario.parameters.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
            StandardOutput.line("  scenario \(Self.column(scenario.name, 12))\(values)")
        }
        for definition in suite.cases {
            StandardOutput.line("  case \(Self.column(definition.name, 20))\(definition.title)")
            for parameter in definition.parameters {
                StandardOutput.line("    \(parameter.name): \(parameter.values.joined(separator: ", "))")
            }
            for mode in definition.modes {
                StandardOutput.line(
                    "    \(Self.column(mode.name.isEmpty ? "command" : mode.name, 14))\(mode.command.text)")
            }
        }
    }

    private static func column(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    private static func json(_ suite: Suite) -> JSONValue {
        .object([
            "suite": .string(suite.name), "title": .string(suite.title),
            "scenarios": .array(suite.scenarios.map { .string($0.name) }),
            "cases": .array(
                suite.cases.map { definition in
                    .object([
                        "case": .string(definition.name), "title": .string(definition.title),
                        "tags": .array(definition.tags.map { .string($0) }),
                        "modes": .array(
                            definition.modes.map {
                                .object(["mode": .string($0.name), "command": .string($0.command.text)])
                            }),
                    ])
                }),
        ])
    }
}
