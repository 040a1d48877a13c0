public import LoamBench
internal import LoamBytes
public import LoamEngine
internal import LoamStatistics
internal import LoamStorage

extension BenchHistory {
    /// What appending did.
    public enum Appended: Sendable, Equatable {
        case added
        /// The very same result is there already; nothing was changed.
        case known
    }

    /// Adds a result, whole, in one transaction. Figures of a case that failed or gave a wrong result are no part of any
    /// series; the document keeps them.
    ///
    /// - Throws: `write_failed`, `destination_unavailable`, `bad_history`; `bad_request` of a result with two cases, or a case with two
    ///   metrics, of one name. The file is then as it was.
    public func append(_ result: BenchResult) throws(RunError) -> Appended {
        let document = BenchDocument.json(result).compact()
        let digest = SHA256.text(of: document)
        return try write { session throws(SQLError) in
            let known = try session.rows("SELECT run FROM runs WHERE digest = ?", [.text(digest)])
            if !known.isEmpty { return .known }
            try session.execute(
                "INSERT INTO runs(digest, suite, created, machine, commit_id, document) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    .text(digest), .text(result.suite), .integer(Int(result.created)),
                    .text(result.environment.machine), .text(result.environment.commit), .text(document),
                ])
            for one in result.cases where one.isReliable { try Self.insert(one, of: result, as: digest, session) }
            return .added
        }
    }

    private static func insert(_ one: CaseResult, of result: BenchResult, as digest: String, _ session: SQLiteSession)
        throws(SQLError)
    {
        for metric in one.metrics {
            guard let summary = one.summary(metric), summary.sorted.allSatisfy(\.isFinite) else { continue }
            let interval = summary.medianInterval(confidence: result.settings.confidence)
            try session.execute(
                """
                INSERT INTO figures SELECT run, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM runs WHERE digest = ?
                """,
                [
                    .text(one.identity.name), .text(one.identity.scenario), .text(one.identity.mode),
                    .text(metric.name), .text(metric.unit), .text(metric.direction.rawValue), .real(summary.median),
                    .real(interval.low), .real(interval.high), .integer(summary.count), .text(digest),
                ])
        }
    }
}

extension CaseResult {
    /// Whether its figures say something about what was to be measured.
    fileprivate var isReliable: Bool {
        if case .failed = verification { return false }
        return failure == nil
    }
}
