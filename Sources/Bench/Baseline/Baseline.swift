public import LoamEngine

/// A named set of results that others are compared with: whole sample sets of one or several sessions, not point values.
public struct Baseline: Sendable, Equatable {
    /// The version of its JSON form.
    public static let schemaVersion = 1
    /// Sessions that are kept; the oldest goes when one more comes.
    public static let mostSessions = 10

    public var name: String
    /// Results of one suite on one machine, the oldest first. Several sessions show how much a session differs from the next
    /// without any change, which a single one cannot.
    public var sessions: [BenchResult]

    public init(_ name: String, sessions: [BenchResult]) {
        self.name = name
        self.sessions = sessions
    }

    /// The newest session.
    public var latest: BenchResult { sessions[sessions.count - 1] }

    /// Adds a session.
    ///
    /// - Throws: `other_machine`, `other_suite` where the result is not of the same kind, `bad_request` where it is there already: one run
    ///   is not two. Nothing is changed then.
    public mutating func add(_ result: BenchResult) throws(RunError) {
        try check(result)
        guard !sessions.contains(result) else {
            throw RunError(
                .badRequest, "this result is a session of baseline \(name) already", location: name,
                hint: "sessions are runs of their own: measure again")
        }
        sessions.append(result)
        if sessions.count > Self.mostSessions { sessions.removeFirst(sessions.count - Self.mostSessions) }
    }

    /// Whether a result can be compared with it.
    public func check(_ result: BenchResult) throws(RunError) {
        try check(machine: result.environment, suite: result.suite)
    }

    /// The same before anything is measured.
    public func check(machine: EnvironmentRecord, suite: String) throws(RunError) {
        guard machine.machine == latest.environment.machine else {
            throw RunError(
                .otherMachine,
                "baseline \(name) was taken on another machine: \(Self.words(latest.environment)); this is \(Self.words(machine))",
                location: name,
                hint:
                    "measure both programs here and now: loam bench run \(suite) --relative OTHER_LOAM; or save a baseline of this machine"
            )
        }
        guard suite == latest.suite else {
            throw RunError(
                .otherSuite, "baseline \(name) is of suite \(latest.suite), not of \(suite)", location: name,
                hint: "loam bench baseline list shows which there are")
        }
    }

    private static func words(_ environment: EnvironmentRecord) -> String {
        "\(environment.processor.isEmpty ? "an unknown processor" : environment.processor), \(environment.cores) processors, "
            + "\(environment.memory >> 30) GiB"
    }

    /// The sessions that have a case as it is defined now.
    public func sessions(of result: CaseResult) -> [CaseResult] {
        sessions.compactMap { session in
            session.cases.first { $0.identity == result.identity && $0.digest == result.digest && $0.failure == nil }
        }
    }
}
