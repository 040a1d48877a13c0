public import LoamBench
public import LoamBytes
internal import LoamEngine
public import LoamJobs

/// The baselines of a directory, a line each.
public struct BaselineListing: JobDocument {
    let baselines: [Baseline]

    /// - Throws: `bad_document` where one is damaged.
    public init(_ store: BaselineStore) throws {
        baselines = try store.names().map { name throws(RunError) in try store.load(name) }
    }

    public var isEmpty: Bool { baselines.isEmpty }

    public var text: String { baselines.map { Self.line($0) + "\n" }.joined() }

    public var json: JSONValue { .array(baselines.map(Self.json)) }

    static func line(_ baseline: Baseline) -> String {
        let latest = baseline.latest
        let commit = latest.environment.commit.isEmpty ? "no commit" : String(latest.environment.commit.prefix(12))
        let dirty = latest.environment.isDirty ? " with changes" : ""
        return
            "\(baseline.name)  suite \(latest.suite), \(latest.cases.count) cases, \(baseline.sessions.count) sessions, "
            + "\(TimestampText.seconds(latest.created)), \(commit)\(dirty), machine \(latest.environment.machine)"
    }

    private static func json(_ baseline: Baseline) -> JSONValue {
        let latest = baseline.latest
        return .object([
            "name": .string(baseline.name), "suite": .string(latest.suite),
            "sessions": .integer(baseline.sessions.count), "cases": .integer(latest.cases.count),
            "created": .string(TimestampText.seconds(latest.created)), "commit": .string(latest.environment.commit),
            "dirty": .bool(latest.environment.isDirty), "machine": .string(latest.environment.machine),
        ])
    }
}
