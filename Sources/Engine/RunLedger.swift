internal import LoamColumns

/// Adds up what a run makes, table by table.
struct RunLedger {
    private struct Entry {
        var source: Int
        /// Index into the source's tables.
        var table: Int
        var summary: TableSummary
    }

    private var entries: [Entry] = []
    private var starts: [Double]
    private let plan: RunPlan
    private(set) var fileCount = 0
    private let began = Machine.now()

    init(_ plan: RunPlan) {
        self.plan = plan
        starts = Array(repeating: 0, count: plan.sources.count)
        for output in plan.outputs
        where !entries.contains(where: { $0.source == output.source && $0.table == output.table }) {
            entries.append(
                Entry(
                    source: output.source, table: output.table,
                    summary: TableSummary(
                        table: plan.tableName(output), source: output.source, rows: 0, bytes: 0,
                        content: ContentDigest(), wallSeconds: 0, cpuSeconds: 0)))
        }
    }

    var tableCount: Int { entries.count }

    /// Notes the time; returns the tables written from the source, nil when there are none.
    mutating func start(_ source: Int) -> [StartedTable]? {
        starts[source] = Machine.now()
        let growing = plan.sources[source]
        let tables = entries.filter { $0.source == source }.map { entry in
            StartedTable(
                name: entry.summary.table,
                plannedRows: plannedRows(growing, entry.table),
                note: entry.table == 0 ? growing.note : "")
        }
        return tables.isEmpty ? nil : tables
    }

    /// What a log may announce: the exact rows of a source's first table, where they are known without growing them.
    private func plannedRows(_ source: any Source, _ table: Int) -> Int? {
        guard table == 0 else { return nil }
        let drivers = plan.share.range(of: source.driverCount)
        switch source.counting(table: 0) {
        case .drivers: return drivers.count
        case .arithmetic: return source.rowCount(table: 0, drivers: drivers)
        case .growing: return nil
        }
    }

    /// Books bytes of an output, and what encoding them took beyond its partitions.
    mutating func add(_ output: Int, bytes: Int, endsFile: Bool, cpuSeconds: Double) {
        let output = plan.outputs[output]
        guard let index = entries.firstIndex(where: { $0.source == output.source && $0.table == output.table }) else {
            return
        }
        entries[index].summary.bytes += bytes
        entries[index].summary.cpuSeconds += cpuSeconds
        if endsFile { fileCount += 1 }
    }

    mutating func add(_ costs: [PartitionResult.Cost], source: Int) {
        for index in entries.indices where entries[index].source == source {
            let cost = costs[entries[index].table]
            entries[index].summary.rows += cost.rows
            entries[index].summary.content += cost.content
            entries[index].summary.cpuSeconds += cost.cpuSeconds
        }
    }

    mutating func finish(_ source: Int) -> [TableSummary] {
        let seconds = Machine.now() - starts[source]
        for index in entries.indices where entries[index].source == source {
            entries[index].summary.wallSeconds = seconds
        }
        return entries.filter { $0.source == source }.map(\.summary)
    }

    func summary() -> RunSummary {
        RunSummary(
            tables: entries.map(\.summary), wallSeconds: Machine.now() - began, cpuSeconds: Machine.processCPU(),
            peakMemoryBytes: Machine.peakMemory())
    }
}
