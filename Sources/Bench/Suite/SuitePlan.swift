internal import LoamBytes
public import LoamEngine

/// A suite with what was asked for: groups of modes that are measured in turns, every placeholder filled in.
public struct SuitePlan: Sendable {
    /// What the runner fills in besides parameters: the program under test, a directory for the case's files, the suite's.
    static let placeholders = ["loam", "scratch", "suite", "rows", "bytes"]

    public var suite: Suite
    public var groups: [Group]
    /// Scenarios and modes that were asked for.
    public var settings: RunSettings

    /// What the arms of a group are to each other.
    public enum Sides: Sendable {
        /// Ways of doing one thing, each compared with the first.
        case modes
        /// States of one thing: the first is the base of all others.
        case versions
        /// Two programs: of each mode a base and a head.
        case programs
    }

    /// The modes of one case in one scenario: what is interleaved.
    public struct Group: Sendable {
        public var sides = Sides.modes
        public var name: String
        public var scenario: String
        public var parameters: [CaseResult.Parameter]
        public var definition: Suite.Case
        public var arms: [Arm]
        public var runs: Int?
        public var timeout: Double
    }

    /// One mode, or one side of one.
    public struct Arm: Sendable {
        public var identity: CaseResult.Identity
        public var mode: Suite.Mode
        /// The program that `{loam}` is.
        public var program: String
    }

    /// What is left of a suite.
    public struct Choice: Sendable {
        /// Names, each a case, a case with its parameters, or a scenario; empty for all.
        public var cases: [String] = []
        public var scenarios: [String] = []
        public var modes: [String] = []
        public var tags: [String] = []

        public init() {}
    }

    /// - Parameter program: the program that `{loam}` is. With a second one both are measured side by side, as `base` and `head`.
    /// - Throws: `bad_request` with the nearest name for a case, scenario or mode that is not there, and where nothing is left.
    public init(
        _ suite: Suite, _ choice: Choice, program: String, against base: String? = nil, settings: RunSettings
    ) throws(RunError) {
        self.suite = suite
        self.settings = settings
        try Self.check(choice.scenarios, suite.scenarios.map(\.name), "scenario", of: suite)
        try Self.check(
            choice.modes, suite.cases.flatMap { $0.modes.map(\.name) }.filter { !$0.isEmpty }, "mode", of: suite)
        try Self.check(choice.tags, suite.cases.flatMap(\.tags), "tag", of: suite)
        let all = suite.cases.flatMap { Self.groups($0, suite) }
        try Self.check(
            choice.cases, all.flatMap { [$0.name, $0.definition.name, $0.scenario] }.filter { !$0.isEmpty }, "case",
            of: suite)
        groups = all.filter { group in
            (choice.cases.isEmpty
                || choice.cases.contains { [group.name, group.definition.name, group.scenario].contains($0) })
                && (choice.scenarios.isEmpty || group.scenario.isEmpty || choice.scenarios.contains(group.scenario))
                && (choice.tags.isEmpty || choice.tags.contains { group.definition.tags.contains($0) })
        }.map { group in
            var group = group
            group.arms = group.arms.filter { choice.modes.isEmpty || choice.modes.contains($0.mode.name) }
                .flatMap { Self.sides($0, program: program, base: base) }
            return group
        }.filter { !$0.arms.isEmpty }
        if base != nil { try measureBothPrograms() }
        guard !groups.isEmpty else {
            throw RunError(
                .badRequest, "nothing of suite \(suite.name) is left to measure", location: suite.name,
                hint: "loam bench list \(suite.name) shows its cases, scenarios, modes and tags")
        }
    }

    /// A case that never runs the program would be measured against itself.
    private mutating func measureBothPrograms() throws(RunError) {
        for place in groups.indices {
            groups[place].sides = .programs
            for arm in groups[place].arms where !arm.mode.command.placeholders.contains("loam") {
                throw RunError(
                    .badRequest, "\(groups[place].name) never says {loam}: both sides would be the same",
                    location: "--relative", hint: "write {loam} in its command, or leave the case out with --case")
            }
        }
    }

    private static func check(_ names: [String], _ known: [String], _ noun: String, of suite: Suite) throws(RunError) {
        for name in names where !known.contains(name) {
            throw RunError(
                .badRequest, "suite \(suite.name) has no \(noun) '\(name)'", location: "--\(noun)",
                hint: Nearest.hint(name, known))
        }
    }

    private static func sides(_ arm: Arm, program: String, base: String?) -> [Arm] {
        var head = arm
        head.program = program
        guard let base else { return [head] }
        var other = arm
        other.program = base
        let prefix = arm.identity.mode.isEmpty ? "" : arm.identity.mode + ":"
        other.identity.mode = prefix + "base"
        head.identity.mode = prefix + "head"
        return [other, head]
    }

    private static func groups(_ definition: Suite.Case, _ suite: Suite) -> [Group] {
        let scenarios = suite.scenarios.filter {
            definition.scenarios.isEmpty || definition.scenarios.contains($0.name)
        }
        let sets: [Suite.Scenario] = scenarios.isEmpty ? [.init(name: "", parameters: [])] : scenarios
        return sets.flatMap { scenario in
            combinations(definition.parameters).map { own in
                let name = definition.name + own.map { "-" + $0.value }.joined()
                return Group(
                    name: name, scenario: scenario.name,
                    parameters: own
                        + scenario.parameters.filter { parameter in !own.contains { $0.name == parameter.name } },
                    definition: definition,
                    arms: definition.modes.map {
                        Arm(identity: .init(name, scenario: scenario.name, mode: $0.name), mode: $0, program: "")
                    },
                    runs: definition.runs, timeout: definition.timeout ?? suite.timeout)
            }
        }
    }

    private static func combinations(_ variants: [Suite.Variants]) -> [[CaseResult.Parameter]] {
        variants.reduce([[]]) { sets, variant in
            sets.flatMap { set in variant.values.map { set + [CaseResult.Parameter(variant.name, $0)] } }
        }
    }
}

extension SuitePlan.Group {
    /// The place of an arm among the sizes of its case; nil where the case has none, or they are no numbers.
    func scale(of arm: SuitePlan.Arm) -> CaseResult.Scale? {
        guard !definition.size.isEmpty, let text = parameters.first(where: { $0.name == definition.size })?.value,
            let size = Quantity.rate(text), size > 0
        else { return nil }
        let others = definition.parameters.filter { $0.name != definition.size }.compactMap { variant in
            parameters.first { $0.name == variant.name }?.value
        }
        let name = ([definition.name] + others).joined(separator: "-")
        return .init(series: [name, arm.identity.mode].filter { !$0.isEmpty }.joined(separator: "/"), size: size)
    }

    /// A digest of what is measured; the program's path is not part of it.
    func digest(of arm: SuitePlan.Arm) -> String {
        let mode = arm.mode
        let parts =
            [mode.command.text, mode.setup?.text ?? "", mode.prepare?.text ?? "", mode.timesItself ? "own" : "process"]
            + mode.environment.map { $0.name + "=" + $0.value } + parameters.map { $0.name + "=" + $0.value }
            + [definition.expectation.rows, definition.expectation.bytes, definition.expectation.digest]
        return String(SHA256.text(of: parts.joined(separator: "\u{1F}")).prefix(16))
    }
}
