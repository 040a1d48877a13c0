internal import LoamBench
public import LoamBytes
public import LoamJobs

/// The built-in suites, a line each; or one suite with its scenarios, cases and commands.
public struct SuiteListing: JobDocument {
    private let suites: [Suite]
    private let showsCases: Bool

    /// - Parameter name: of a built-in suite, or the path of a file; nil for all built-in suites.
    /// - Throws: what is wrong with the suite, where, and the nearest name.
    public init(_ name: String?) throws {
        suites = try (name.map { [$0] } ?? SuiteReader.names).map { try SuiteReader.suite($0) }
        showsCases = name != nil
    }

    public var text: String {
        suites.flatMap { showsCases ? Self.lines($0) : [Self.column($0.name, 16) + $0.title] }
            .map { $0 + "\n" }.joined()
    }

    public var json: JSONValue { .array(suites.map(Self.json)) }

    private static func lines(_ suite: Suite) -> [String] {
        var lines = ["\(suite.name): \(suite.title)"]
        for scenario in suite.scenarios {
            let values = scenario.parameters.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
            lines.append("  scenario \(column(scenario.name, 12))\(values)")
        }
        for definition in suite.cases {
            lines.append("  case \(column(definition.name, 20))\(definition.title)")
            lines += definition.parameters.map { "    \($0.name): \($0.values.joined(separator: ", "))" }
            lines += definition.modes.map {
                "    \(column($0.name.isEmpty ? "command" : $0.name, 14))\($0.command.text)"
            }
        }
        return lines
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
