public import LoamBench
internal import LoamEngine

/// Cases, and the targets that they must reach.
public struct GateRequest: Sendable {
    /// A suite by name or path; nil for the built-in one that has what is asked for.
    public var suite: String?
    /// Cases or scenarios by name, several with commas; empty for all.
    public var cases: [String] = []
    /// Scenarios by name, several with commas; empty for all.
    public var scenarios: [String] = []
    /// `METRIC=FIGURE` each; empty for the suite's own targets.
    public var targets: [String] = []

    public init() {}

    /// The suite that is named, or the built-in one that has every case and scenario that is asked for.
    ///
    /// - Throws: what is wrong with the suite; `RequestMisuse` where nothing is named; `bad_request` with the nearest name where no
    ///   built-in suite has it.
    public func namedSuite() throws -> Suite {
        if let suite { return try SuiteReader.suite(suite) }
        let wanted = Self.names(cases + scenarios)
        guard !wanted.isEmpty else { throw RequestMisuse("Name a suite, or a case with '--case'.") }
        let all = try SuiteReader.names.map { try SuiteReader.suite($0) }
        func names(_ suite: Suite) -> [String] { suite.cases.map(\.name) + suite.scenarios.map(\.name) }
        if let suite = all.first(where: { suite in wanted.allSatisfy { names(suite).contains($0) } }) { return suite }
        let known = all.flatMap(names)
        throw RunError(
            .badRequest, "no built-in suite has '\(wanted.joined(separator: ", "))'", location: "--case",
            hint: wanted.first { !known.contains($0) }.map { Nearest.hint($0, known) }
                ?? "they are of different suites: name those of one")
    }

    /// The targets, read as figures of the metrics that a suite measures.
    public func targets(of suite: Suite) throws(RequestMisuse) -> [Suite.Target] {
        try targets(among: Metric.builtin + suite.cases.flatMap { $0.metrics.map(\.metric) })
    }

    /// Refuses a measurement that no target would judge: neither one of these nor one of the suite's own.
    public func check(_ targets: [Suite.Target], _ plan: SuitePlan) throws(RequestMisuse) {
        guard targets.isEmpty, !plan.hasTargets else { return }
        throw RequestMisuse(
            "There is no target: give '--target-time', '--max-memory', '--min-throughput' or '--target'.")
    }

    func targets(among known: [Metric]) throws(RequestMisuse) -> [Suite.Target] {
        try targets.map { word throws(RequestMisuse) in
            let name = String(word.prefix { $0 != "=" })
            guard let metric = known.first(where: { $0.name == name }) else {
                throw RequestMisuse(
                    "'\(word)' is no target: there is no metric '\(name)'. Write METRIC=FIGURE with one of: "
                        + known.map(\.name).joined(separator: ", "))
            }
            guard let value = Quantity.value(String(word.dropFirst(name.count + 1)), of: metric) else {
                throw RequestMisuse("'\(word)' has no figure of \(name), such as 60s, 8GB or 1000/s.")
            }
            return Suite.Target(metric: name, value: value)
        }
    }

    static func names(_ words: [String]) -> [String] { words.flatMap { $0.split(separator: ",").map(String.init) } }
}

extension SuitePlan {
    /// Whether the suite itself has a target for a case that is left in it.
    var hasTargets: Bool { groups.contains { !$0.definition.targets.isEmpty } }
}
