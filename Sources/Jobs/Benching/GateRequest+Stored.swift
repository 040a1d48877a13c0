public import LoamBench
internal import LoamEngine

extension GateRequest {
    /// Compares a stored result with the targets, or with those of its suite where that is named.
    ///
    /// - Parameter path: where the result is, for messages.
    /// - Throws: `RequestMisuse` where there is no target or one that cannot be read; `other_suite` where the result is of another
    ///   suite than the one that is named; `bad_request` with the nearest name where it has no such case.
    public func outcome(of stored: BenchResult, from path: String, _ rules: BenchRules) throws -> BenchOutcome {
        let plan = try plan(of: stored, from: path)
        let targets = try targets(among: Metric.builtin + stored.cases.flatMap(\.metrics))
        guard !targets.isEmpty || plan?.hasTargets == true else {
            throw RequestMisuse("There is no target: give '--target-time' or another.")
        }
        var result = stored
        result.cases = try chosen(stored.cases, from: path)
        result.comparisons = stored.comparisons.filter { comparison in
            result.cases.contains {
                $0.identity.name == comparison.identity.name
                    && $0.identity.scenario == comparison.identity.scenario
            }
        }
        return StoredResults.gate(
            result, targets: { targets.isEmpty ? plan?.targets(of: $0) ?? [] : targets }, rules)
    }

    /// The suite that a stored result is said to be of; nil where none is named.
    private func plan(of result: BenchResult, from path: String) throws -> SuitePlan? {
        guard let suite = try suite.map({ try SuiteReader.suite($0) }) else { return nil }
        guard result.suite == suite.name else {
            throw RunError(
                .otherSuite, "the result is of suite \(result.suite), not of \(suite.name)", location: path,
                hint: "name suite \(result.suite), or none")
        }
        return try SuitePlan(suite, .init(), program: ProgramSearch.current, settings: suite.settings)
    }

    /// The cases that are asked for: one of the names, in one of the scenarios.
    private func chosen(_ cases: [CaseResult], from path: String) throws(RunError) -> [CaseResult] {
        let wanted = Self.names(self.cases)
        let scenarios = Self.names(self.scenarios)
        let known = cases.flatMap { [$0.identity.name, $0.identity.scenario] }.filter { !$0.isEmpty }
        if let absent = (wanted + scenarios).first(where: { !known.contains($0) }) {
            throw RunError(
                .badRequest, "the result has no case \(absent)", location: path, hint: Nearest.hint(absent, known))
        }
        let chosen = cases.filter { one in
            (wanted.isEmpty || wanted.contains(one.identity.name) || wanted.contains(one.identity.scenario))
                && (scenarios.isEmpty || scenarios.contains(one.identity.scenario))
        }
        guard chosen.isEmpty else { return chosen }
        throw RunError(
            .badRequest, "the result has no case \((wanted + scenarios).joined(separator: ", "))", location: path,
            hint: "name a case and a scenario that belong together")
    }
}
