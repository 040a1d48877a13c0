internal import Loam
internal import LoamBench

/// Measures plans, compares, writes reports, and ends with the right exit code.
struct BenchExecution {
    let session: BenchSession
    var tools: [CountingTool] = []
    /// Targets instead of the suites' own.
    var targets: ((CaseResult) -> [Suite.Target])?

    /// - Parameter baselines: what each plan is compared with, in the order of the plans; nil where there is none.
    func execute(_ plans: [SuitePlan], baselines: [Baseline?]) throws {
        try prepare(plans)
        let baselines = try zip(plans, baselines).map { try comparable($1, with: $0) }
        var worst: (ExitStatus, String) = (.done, "")
        for (plan, baseline) in zip(plans, baselines) {
            let (result, missing) = try measure(plan, baseline)
            try show(result)
            let ending = BenchEnding.status(of: result, missing: missing, session.verdicts)
            if Self.rank(ending.0) > Self.rank(worst.0) { worst = ending }
            if ending.0 == .interrupted { break }
        }
        BenchEnding.exit(worst.0, worst.1)
    }

    /// Finds out before the first command what would otherwise be in the way after the last.
    private func prepare(_ plans: [SuitePlan]) throws {
        if Set(plans.map(\.suite.name)).count < plans.count {
            throw RunError(
                .badRequest, "two suites have one name, and their reports too", hint: "measure them one by one")
        }
        try BenchFiles(session.output).prepare()
    }

    /// A baseline of another machine or suite is an error, but with `--report-only` a line.
    private func comparable(_ baseline: Baseline?, with plan: SuitePlan) throws -> Baseline? {
        guard let baseline else { return nil }
        do throws(RunError) {
            try baseline.check(machine: session.environment(), suite: plan.suite.name)
            return baseline
        } catch {
            guard session.verdicts.reportOnly else { throw error }
            StandardError.write("\(error.message): nothing to compare with\n")
            return nil
        }
    }

    /// Measures one plan and assesses it; with `--confirm` a regression is measured again.
    func measure(
        _ plan: SuitePlan, _ baseline: Baseline?
    ) throws -> (BenchResult, missing: [CaseResult.Identity]) {
        var result = try session.measure(plan, counting: tools)
        var missing = try assess(&result, plan, baseline)
        let regressed = result.comparisons.filter { $0.kind == .versions && $0.verdict == .regression }
        guard session.verdicts.confirm, !regressed.isEmpty, !session.cancellation.isCancelled else {
            return (result, missing)
        }
        if !session.output.quiet {
            StandardError.write("Measuring again what regressed: \(regressed.count) of \(result.comparisons.count)\n")
        }
        var again = plan
        again.groups = plan.groups.filter { group in
            regressed.contains { $0.identity.name == group.name && $0.identity.scenario == group.scenario }
        }
        again.settings.seed &+= 1
        var second = try session.measure(again)
        missing += try assess(&second, again, baseline).filter { !missing.contains($0) }
        // A second measurement that did not come to its end confirms nothing, and takes nothing back.
        if !second.isComplete || second.cases.contains(where: { $0.failure != nil }) {
            result.isComplete = result.isComplete && second.isComplete
            for failed in second.cases where failed.failure != nil {
                guard let place = result.cases.firstIndex(where: { $0.identity == failed.identity }) else { continue }
                result.cases[place].failure = failed.failure
                result.cases[place].verification = failed.verification
            }
            return (result, missing)
        }
        let confirmed = Confirmation.combined(regressed, second.comparisons)
        for place in result.comparisons.indices {
            let old = result.comparisons[place]
            let new = confirmed.first {
                $0.identity == old.identity && $0.base == old.base && $0.head == old.head
            }
            if let new { result.comparisons[place] = new }
        }
        return (result, missing)
    }

    private func assess(
        _ result: inout BenchResult, _ plan: SuitePlan, _ baseline: Baseline?
    ) throws(RunError) -> [CaseResult.Identity] {
        let assessment = Assessment(plan.settings, threshold: session.verdicts.threshold)
        assessment.prepare(&result, targets: targets ?? { Self.targets(of: $0, plan) })
        assessment.compareModes(&result) { name, scenario in
            plan.groups.first { $0.name == name && $0.scenario == scenario }?.sides ?? .modes
        }
        guard let baseline else { return [] }
        return assessment.compare(&result, with: baseline)
    }

    /// What a suite itself asks of a case.
    static func targets(of result: CaseResult, _ plan: SuitePlan) -> [Suite.Target] {
        plan.groups.first { $0.name == result.identity.name && $0.scenario == result.identity.scenario }?
            .definition.targets ?? []
    }

    private func show(_ result: BenchResult) throws {
        // Wrong results first: no figure of such a run is shown.
        if session.output.json {
            StandardOutput.write(BenchDocument.text(result))
        } else if !session.output.quiet {
            StandardOutput.write(BenchText(result).text)
        }
        let files = BenchFiles(session.output)
        try files.write(result, strict: session.verdicts.strict)
        guard !result.cases.contains(where: \.isWrong) else { return }
        try files.remember(result)
        try files.tell(result)
    }

    /// What matters more when suites end differently.
    private static func rank(_ status: ExitStatus) -> Int {
        let order: [ExitStatus] = [
            .done, .inconclusive, .nothingToCompare, .regression, .failed, .checksFailed, .interrupted,
        ]
        return order.firstIndex(of: status) ?? order.count
    }
}
