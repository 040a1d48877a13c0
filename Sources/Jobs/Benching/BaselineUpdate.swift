public import LoamBench
public import LoamEngine

/// Makes a result the baseline of a suite, if it is fit to be one.
public struct BaselineUpdate: Sendable {
    /// Whether the result may be of any branch, with changes that are not committed.
    public var takesAnyBranch = false
    /// Whether a machine does this, which has checked out the commit that it was told to.
    public var isAutomated = false
    /// Whether the result may be worse than the baseline that is there.
    public var acceptsRegressions = false
    public let store: BaselineStore

    public init(_ store: BaselineStore) { self.store = store }

    /// The name of a suite's baseline: of one suite the name itself, of several NAME-SUITE.
    public static func name(_ name: String, of suite: String, among count: Int) -> String {
        count == 1 ? name : name + "-" + suite
    }

    /// The baseline that is there, to which a result adds a session; nil where there is none yet.
    public func existing(_ name: String) throws(RunError) -> Baseline? {
        try store.names().contains(name) ? try store.load(name) : nil
    }

    /// Saves a result beside the sessions that are there.
    ///
    /// - Parameter old: what the result was compared with.
    /// - Throws: as `check` does; `regression`; and as `BaselineSaving.save` does.
    public func save(_ result: BenchResult, as name: String, comparedWith old: Baseline?) throws(RunError) {
        try check(result.environment)
        if !acceptsRegressions, old != nil, let worse = result.regressions.first {
            throw RunError(
                .regression, "\(worse.identity) is a regression against the baseline, which would hide it",
                location: "baseline-update", hint: "mend it, or say --accept-regression")
        }
        try BaselineSaving.save(result, as: name, in: store, adds: true)
    }

    /// Refuses what no result can be saved of, before hours are spent on measuring.
    ///
    /// - Throws: `bad_request` on a branch that baselines are not of, and with changes that are not committed.
    public func check(_ environment: EnvironmentRecord) throws(RunError) {
        if !takesAnyBranch && !isAutomated && !["", "main", "master"].contains(environment.branch) {
            throw RunError(
                .badRequest, "this is branch \(environment.branch), and baselines are of main or master",
                location: "baseline-update", hint: "change the branch, or say --any-branch")
        }
        if !takesAnyBranch && environment.isDirty {
            throw RunError(
                .badRequest, "there are uncommitted changes, so that the baseline would be of no commit",
                location: "baseline-update", hint: "commit them, or say --any-branch")
        }
    }
}
