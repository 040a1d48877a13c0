public import LoamBench
internal import LoamBytes
public import LoamEngine

/// Measures suites and compares the results with baselines.
public struct BenchJob {
    public var rules: BenchRules
    public var reports: BenchReports
    /// What is counted of each case after its samples.
    public var tools: [CountingTool] = []
    /// Targets instead of the suites' own.
    public var targets: ((CaseResult) -> [Suite.Target])?
    /// Whether the commands' files stay.
    public var keepsFiles = false
    public let cancellation: Cancellation

    private let launcher: Launcher
    private let toolchain: String
    private let arguments: [String]

    /// - Parameters:
    ///   - program: this program, which the launcher is beside.
    ///   - toolchain: what it was built with, for the record.
    ///   - arguments: what it was asked for, for the record.
    public init(
        _ rules: BenchRules, _ reports: BenchReports = BenchReports(), program: String, toolchain: String,
        arguments: [String] = [], cancellation: Cancellation = Cancellation()
    ) {
        self.rules = rules
        self.reports = reports
        self.toolchain = toolchain
        self.arguments = arguments
        self.cancellation = cancellation
        launcher = Launcher(beside: program)
    }

    /// Finds out before the first command what would otherwise be in the way after the last.
    ///
    /// - Parameter baselines: in the order of the plans; nil where there is none.
    /// - Returns: those that can be compared with: one of another machine or suite is an error, unless only reports are wanted: the listener
    ///   hears of it then.
    public func prepare(
        _ plans: [SuitePlan], baselines: [Baseline?], _ listener: some BenchListener
    ) throws(RunError) -> [Baseline?] {
        if Set(plans.map(\.suite.name)).count < plans.count {
            throw RunError(
                .badRequest, "two suites have one name, and their reports too", hint: "measure them one by one")
        }
        try reports.prepare()
        return try zip(plans, baselines).map { plan, baseline throws(RunError) in
            do throws(RunError) {
                try baseline?.check(machine: environment(), suite: plan.suite.name)
                return baseline
            } catch {
                guard rules.reportsOnly else { throw error }
                listener.say("\(error.message): nothing to compare with")
                return nil
            }
        }
    }

    /// Measures one plan and assesses it. What was measured is in the reports while it runs, and survives whatever comes.
    public func measure(
        _ plan: SuitePlan, against baseline: Baseline? = nil, created: Int64,
        _ listener: some BenchListener = DeafBenchListener()
    ) throws -> BenchOutcome {
        var result = try measureOnce(plan, counting: tools, created, listener)
        var missing = try assess(&result, plan, baseline)
        if rules.confirms, !result.regressions.isEmpty, !cancellation.isCancelled {
            try confirm(&result, &missing, plan, baseline, created, listener)
        }
        return BenchOutcome(result, missing: missing, rules)
    }

    /// Keeps an outcome: its reports, and the history and summary where no result is wrong.
    ///
    /// - Returns: the reports without their suffix; nil where none are wanted.
    public func keep(_ outcome: BenchOutcome) throws(RunError) -> String? {
        let stem = try reports.write(outcome.result, strict: rules.isStrict)
        if !outcome.result.cases.contains(where: \.isWrong) { try reports.remember(outcome.result) }
        return stem
    }

    /// Measures again what regressed.
    private func confirm(
        _ result: inout BenchResult, _ missing: inout [CaseResult.Identity], _ plan: SuitePlan, _ baseline: Baseline?,
        _ created: Int64, _ listener: some BenchListener
    ) throws {
        let regressed = result.regressions
        listener.say("Measuring again what regressed: \(regressed.count) of \(result.comparisons.count)")
        var again = plan
        again.groups = plan.groups.filter { group in
            regressed.contains { $0.identity.name == group.name && $0.identity.scenario == group.scenario }
        }
        again.settings.seed &+= 1
        // The reports keep the first measurement until the second has ended.
        var second = try measureOnce(again, counting: [], created, listener, keepsPartial: false)
        missing += try assess(&second, again, baseline).filter { !missing.contains($0) }
        Confirmation.apply(second, to: &result, regressed)
    }

    private func measureOnce(
        _ plan: SuitePlan, counting tools: [CountingTool], _ created: Int64, _ listener: some BenchListener,
        keepsPartial: Bool = true
    ) throws -> BenchResult {
        let environment = environment()
        let noiseFloor = try noiseFloor(of: environment)
        let run = try SuiteRun(
            plan, environment: environment, created: created, launcher: launcher, cancellation: cancellation,
            keepsFiles: keepsFiles, observe: listener.hear)
        run.tools = tools
        if keepsFiles { listener.say("Files of the commands: \(run.directory)") }
        if !launcher.isSmall {
            listener.say("loam-launch is not beside this program: small commands will show the memory of loam itself")
        }
        // What there is survives whatever comes; the end of the run reports failures of writing.
        var result = try run.execute { if keepsPartial { try? reports.writePartial($0) } }
        listener.end()
        result.noiseFloor = noiseFloor
        return result
    }

    private func assess(
        _ result: inout BenchResult, _ plan: SuitePlan, _ baseline: Baseline?
    ) throws(RunError) -> [CaseResult.Identity] {
        let assessment = Assessment(plan.settings, threshold: rules.threshold)
        assessment.prepare(&result, targets: targets ?? { plan.targets(of: $0) })
        assessment.compareModes(&result) { name, scenario in
            plan.groups.first { $0.name == name && $0.scenario == scenario }?.sides ?? .modes
        }
        guard let baseline else { return [] }
        return assessment.compare(&result, with: baseline)
    }

    /// What this machine is now, and what is measured on it, as results say it.
    public func environment() -> EnvironmentRecord {
        EnvironmentRecord.here(
            program: "loam \(LoamVersion.text)", toolchain: toolchain, flags: arguments, launcher: launcher)
    }

    /// What calibration found of this machine.
    private func noiseFloor(of environment: EnvironmentRecord) throws(RunError) -> [NoiseFloor] {
        guard let record = try NoiseRecord.read(path: rules.store.directory + "/noise.json"),
            record.machine == environment.machine
        else { return [] }
        return record.floors
    }
}

extension SuitePlan {
    /// What the suite itself asks of a case.
    public func targets(of result: CaseResult) -> [Suite.Target] {
        groups.first { $0.name == result.identity.name && $0.scenario == result.identity.scenario }?
            .definition.targets ?? []
    }
}
