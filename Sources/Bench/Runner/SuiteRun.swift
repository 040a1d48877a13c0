internal import LoamBytes
public import LoamEngine

/// Runs a suite: sets everything up, verifies every case, and only then measures.
public final class SuiteRun {
    private let plan: SuitePlan
    private let launcher: Launcher
    private let cancellation: Cancellation
    private let observe: (BenchEvent) -> Void
    private let scratch: Scratch
    private let groups: [GroupRun]
    private var result: BenchResult
    private let keepsFiles: Bool
    /// What is counted of each case after its samples.
    public var tools: [CountingTool] = []

    /// Where the commands' files are.
    public var directory: String { scratch.path }

    /// - Parameters:
    ///   - directory: where files of cases go; nil for `$TMPDIR`.
    ///   - keepsFiles: whether they stay when the run is over.
    ///   - created: microseconds since 1970 UTC.
    /// - Throws: `cannot_create` where no directory can be made.
    public init(
        _ plan: SuitePlan, environment: EnvironmentRecord, created: Int64, launcher: Launcher, directory: String? = nil,
        cancellation: Cancellation, keepsFiles: Bool = false, observe: @escaping (BenchEvent) -> Void = { _ in }
    ) throws(RunError) {
        self.plan = plan
        self.launcher = launcher
        self.cancellation = cancellation
        self.observe = observe
        self.keepsFiles = keepsFiles
        let scratch: Scratch
        do throws(FileError) { scratch = try Scratch(in: directory) } catch {
            throw RunError(.cannotCreate, error.reason, location: error.path, hint: "name another place with TMPDIR")
        }
        self.scratch = scratch
        groups = plan.groups.enumerated().map { place, group in
            GroupRun(
                group, suite: plan.suite, settings: plan.settings, scratch: scratch.path + "/\(place)",
                launcher: launcher, cancellation: cancellation)
        }
        result = BenchResult(
            suite: plan.suite.name, suiteDigest: plan.suite.digest, created: created, environment: environment,
            settings: plan.settings)
    }

    deinit { if !keepsFiles { scratch.remove() } }

    /// What came out. Where a result is wrong nothing is measured: no case has a sample that counts.
    ///
    /// - Parameter keep: called with what there is after each case, so that a run that is cut short loses one case at most.
    /// - Throws: `setup_failed` where the suite's own set-up fails.
    public func execute(keep: (BenchResult) -> Void = { _ in }) throws(RunError) -> BenchResult {
        let start = Machine.now()
        try auxiliary(plan.suite.setup, .setup)
        var order = 0
        verify(&order)
        let isWrong = groups.contains { group in group.results.contains { $0.isWrong } }
        if isWrong {
            // How long a wrong result took does not matter, and would only be quoted.
            for group in groups { for arm in group.arms { arm.result.samples = [] } }
        } else {
            for (place, group) in groups.enumerated() where !cancellation.isCancelled {
                observe(.measuring(group.group, place: place, of: groups.count))
                group.measure(order: &order, observe: observe)
                for tool in tools { for arm in group.arms where arm.isSound { arm.count(tool) } }
                observe(.finished(group.results))
                collect(start)
                // What is kept on the way is not the whole, whatever comes.
                result.isComplete = false
                keep(result)
            }
        }
        for group in groups { group.tearDown() }
        try? auxiliary(plan.suite.teardown, .teardown)
        collect(start)
        result.isComplete = !cancellation.isCancelled
        return result
    }

    private func verify(_ order: inout Int) {
        let count = groups.reduce(0) { $0 + $1.arms.count }
        var place = 0
        for group in groups where !cancellation.isCancelled {
            for arm in group.arms {
                observe(.verifying(arm.arm.identity, place: place, of: count))
                place += 1
            }
            group.setUp()
            group.verify(order: &order)
            for arm in group.arms { observe(.verified(arm.arm.identity, arm.result.verification)) }
        }
    }

    private func collect(_ start: Double) {
        result.cases = groups.flatMap(\.results)
        result.elapsed = Machine.now() - start
        result.environment.loadAfter = EnvironmentRecord.load
        result.warnings = []
        let load = max(result.environment.loadBefore ?? 0, 0)
        if load > Double(result.environment.cores) * 0.5 {
            result.warnings.append(
                .init(
                    "high_load",
                    "the machine was busy: load \(JSONValue.decimal(load, places: 1).compact()) on "
                        + "\(result.environment.cores) processors",
                    hint: "verdicts still hold, but need more runs; --pin binds commands to processors"))
        }
    }

    /// A command of a suite that is not measured.
    private enum Auxiliary: String {
        case setup, teardown

        var failed: RunError.Code { self == .setup ? .setupFailed : .teardownFailed }
    }

    private func auxiliary(_ command: CommandText?, _ what: Auxiliary) throws(RunError) {
        guard let command else { return }
        let values: [CaseResult.Parameter] = [
            .init("loam", plan.groups.first?.arms.last?.program ?? "loam"), .init("scratch", scratch.path),
            .init("suite", plan.suite.directory),
        ]
        let words: [String]
        do throws(CommandError) { words = try command.words(values) } catch {
            throw RunError(what.failed, error.message, location: what.rawValue, hint: error.hint)
        }
        var launch = Launch(words)
        launch.timeout = plan.suite.timeout
        launch.errors = scratch.path + "/.errors"
        // Teardown has to run after an interruption, too.
        let stop = what == .teardown ? nil : cancellation
        guard try launcher.run(launch, cancellation: stop).succeeded else {
            let bytes = (try? FileSystem.read(scratch.path + "/.errors")) ?? []
            throw RunError(
                what.failed, "the suite's \(what) failed: \(String(decoding: bytes.suffix(500), as: UTF8.self))",
                location: command.text)
        }
    }
}

extension CaseResult {
    /// Whether it gave another result than the suite expects.
    public var isWrong: Bool {
        if case .failed = verification { return true }
        return failure?.code == "wrong_result"
    }
}
