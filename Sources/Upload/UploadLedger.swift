internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamSinks

/// Adds up the outcomes of the chunks of all lanes. Several threads may use it at once.
final class UploadLedger: @unchecked Sendable {
    // Sound: all that follows is touched under `monitor` only.
    private let monitor = Monitor()
    private var tables: [UploadedTable] = []
    private var endedLanes: [EndedLane] = []
    private var contents: [String: ContentDigest] = [:]
    private let failures: FailureFile
    private let failuresPath: String
    private var hasFailures = false
    private let meters: [(table: String, meter: LoadMeter)]
    private let total: LoadMeter

    init(_ plan: UploadPlan, failuresPath: String, total: LoadMeter) throws(RunError) {
        self.failuresPath = failuresPath
        self.total = total
        failures = FailureFile(path: failuresPath)
        var meters: [(table: String, meter: LoadMeter)] = []
        for lane in plan.lanes {
            for step in lane.steps {
                tables.append(UploadedTable(tenant: lane.tenant, table: step.table, rows: step.rows))
                if !meters.contains(where: { $0.table == step.table }) { meters.append((step.table, LoadMeter())) }
            }
        }
        self.meters = meters
    }

    /// Forgets what failed in an earlier run.
    func begin() throws(RunError) { try failures.begin() }

    /// The meter of a table, all tenants together.
    func meter(_ table: String) -> LoadMeter { meters.first { $0.table == table }?.meter ?? total }

    func noteResumed(tenant: String, table: String, chunks: [Int: Int]) {
        change(tenant, table) {
            $0.resumedRows = chunks.values.reduce(0, +)
            $0.confirmedRows += $0.resumedRows
            $0.confirmedChunks += chunks.count
        }
    }

    func note(_ outcome: ChunkOutcome, _ chunk: ChunkIdentity, rows: Int) throws(RunError) {
        switch outcome {
        case .confirmed:
            change(chunk.tenant, chunk.table) {
                $0.confirmedRows += rows
                $0.confirmedChunks += 1
            }
        case .refused(let failure):
            try write(failure)
        case .endsLane(let failure):
            try write(failure)
            monitor.withLock {
                endedLanes.append(
                    EndedLane(
                        tenant: chunk.tenant, table: chunk.table, message: failure.message, answer: failure.answer))
            }
        }
    }

    private func write(_ failure: ChunkFailure) throws(RunError) {
        try failures.append(failure)
        monitor.withLock { hasFailures = true }
        change(failure.chunk.tenant, failure.chunk.table) {
            $0.refusedChunks += 1
            $0.refusedChunkRows += failure.rows
            $0.fate = .incomplete
        }
    }

    /// A table that was sent to its end.
    func finish(tenant: String, table: String, content: ContentDigest, rows: Int) {
        monitor.withLock { contents[table, default: ContentDigest()] += content }
        change(tenant, table) {
            $0.rows = rows
            if $0.refusedChunks == 0 { $0.fate = $0.confirmedRows == rows ? .confirmed : .incomplete }
        }
    }

    func hold(tenant: String, table: String, for parents: [String]) {
        change(tenant, table) {
            $0.fate = .held
            $0.waitsFor = parents
        }
    }

    func fate(tenant: String, table: String) -> UploadedTable.Fate {
        monitor.withLock { tables.first { $0.tenant == tenant && $0.table == table }?.fate ?? .unsent }
    }

    private func change(_ tenant: String, _ table: String, _ change: (inout UploadedTable) -> Void) {
        monitor.withLock {
            guard let place = tables.firstIndex(where: { $0.tenant == tenant && $0.table == table }) else { return }
            change(&tables[place])
        }
    }

    func report(_ plan: UploadPlan, _ counter: RequestCounter, state: String) -> UploadReport {
        monitor.withLock {
            let loaded = meters.map { table, meter in
                let parts = tables.filter { $0.table == table }
                let isWhole = parts.allSatisfy { $0.fate == .confirmed }
                return LoadedTable(
                    name: table, rows: parts.reduce(0) { $0 + $1.confirmedRows },
                    resumedRows: parts.reduce(0) { $0 + $1.resumedRows }, content: isWhole ? contents[table] : nil,
                    figures: meter.snapshot(), verification: .unverified)
            }
            return UploadReport(
                tables: tables, endedLanes: endedLanes, skipped: plan.skipped, loaded: loaded,
                figures: total.snapshot(), requests: counter.counts.requests, retries: counter.counts.retries,
                failuresPath: hasFailures ? failuresPath : nil, state: state)
        }
    }
}
