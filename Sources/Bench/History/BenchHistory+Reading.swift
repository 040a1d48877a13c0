public import LoamBench
internal import LoamBytes
public import LoamEngine
internal import LoamStorage

extension BenchHistory {
    /// Every line of figures, by suite, case and machine.
    public func series() throws(RunError) -> [HistorySeries] {
        let rows = try read { session throws(SQLError) in
            try session.rows(
                """
                SELECT suite, name, scenario, mode, metric, unit, direction, machine, count(*), max(created)
                FROM figures JOIN runs USING (run)
                GROUP BY suite, name, scenario, mode, metric, unit, direction, machine
                ORDER BY suite, name, scenario, mode, metric, unit, direction, machine
                """)
        }
        return try rows.map { row throws(RunError) in
            guard let direction = Metric.Direction(rawValue: row[6] ?? "") else { throw damaged("a direction") }
            return HistorySeries(
                suite: row[0] ?? "", identity: .init(row[1] ?? "", scenario: row[2] ?? "", mode: row[3] ?? ""),
                metric: Metric(row[4] ?? "", unit: row[5] ?? "", direction), machine: row[7] ?? "",
                count: Int(row[8] ?? "") ?? 0, latest: Int64(row[9] ?? "") ?? 0)
        }
    }

    /// The last figures of a metric of a case, in the order of time.
    ///
    /// - Parameters:
    ///   - count: how many at most.
    ///   - suite: only of this suite; nil for all.
    ///   - machine: only of this machine; nil for all, which are not comparable.
    public func trend(
        _ identity: CaseResult.Identity, _ metric: String, last count: Int = 100, suite: String? = nil,
        machine: String? = nil
    ) throws(RunError) -> [TrendPoint] {
        var sql = """
            SELECT created, commit_id, median, low, high, samples FROM figures JOIN runs USING (run)
            WHERE name = ? AND scenario = ? AND mode = ? AND metric = ?
            """
        var values: [SQLiteValue] = [
            .text(identity.name), .text(identity.scenario), .text(identity.mode), .text(metric),
        ]
        for (column, value) in [("suite", suite), ("machine", machine)] {
            guard let value else { continue }
            sql += " AND \(column) = ?"
            values.append(.text(value))
        }
        sql += " ORDER BY created DESC, run DESC LIMIT ?"
        values.append(.integer(max(count, 0)))
        let rows = try read { [sql, values] session throws(SQLError) in try session.rows(sql, values) }
        return try rows.reversed().map { row throws(RunError) in
            guard let created = Int64(row[0] ?? ""), let median = Double(row[2] ?? ""), let low = Double(row[3] ?? ""),
                let high = Double(row[4] ?? ""), let samples = Int(row[5] ?? "")
            else { throw damaged("a figure") }
            return TrendPoint(
                created: created, commit: row[1] ?? "", median: median, low: low, high: high, count: samples)
        }
    }

    /// The last results of a suite, whole, in the order of time; of all suites without one.
    public func results(suite: String? = nil, last count: Int = 10) throws(RunError) -> [BenchResult] {
        let place = suite == nil ? "" : "WHERE suite = ?"
        let values: [SQLiteValue] = (suite.map { [.text($0)] } ?? []) + [.integer(max(count, 0))]
        let rows = try read { session throws(SQLError) in
            try session.rows(
                "SELECT document FROM runs \(place) ORDER BY created DESC, run DESC LIMIT ?", values)
        }
        return try rows.reversed().map { row throws(RunError) in
            try BenchDocument.read(Array((row[0] ?? "").utf8), location: path)
        }
    }

    private func damaged(_ what: String) -> RunError {
        RunError(
            .badHistory, "the history is damaged: \(what) in it is none", location: path,
            hint: "put back a copy, or name another file")
    }
}
