internal import LoamColumns
public import LoamEngine

/// One execution of a load: table by table, each grown or read, encoded and sent by a `ParallelRun` of its own; then what is
/// left to be made of the tables; then, where wanted, each is compared with what was sent.
public struct LoadRun {
    public var plan: LoadPlan
    public var target: any LoadTarget
    /// Threads that grow or read and encode.
    public var threads: Int
    public var batchRows: Int
    /// Whether content digests are computed.
    public var digests: Bool
    public var verifies: Bool
    public var cancellation: Cancellation
    /// Who watches the run of a table.
    public var observe: (LoadTable, LoadMeter) -> (any RunObserver)?
    /// For what takes long besides sending rows.
    public var say: (String) -> Void

    public init(
        plan: LoadPlan, target: any LoadTarget, threads: Int, batchRows: Int, digests: Bool, verifies: Bool,
        cancellation: Cancellation, observe: @escaping (LoadTable, LoadMeter) -> (any RunObserver)?,
        say: @escaping (String) -> Void
    ) {
        self.plan = plan
        self.target = target
        self.threads = threads
        self.batchRows = batchRows
        self.digests = digests
        self.verifies = verifies
        self.cancellation = cancellation
        self.observe = observe
        self.say = say
    }

    /// The outcome of a load.
    public struct Outcome: Sendable {
        public var manifest: LoadManifest
        /// What is not as it was sent, one line a table; empty where everything is.
        public var differences: [String]
        public var summary: RunSummary
    }

    /// Loads everything.
    ///
    /// - Throws: what source, target or engine threw, or `interrupted`; chunks that the target has confirmed stay there. A
    ///   table that differs is no error yet: it is in the outcome.
    public func execute() throws(RunError) -> Outcome {
        let began = Machine.now()
        try target.begin(plan)
        var loaded: [LoadedTable] = []
        var summaries: [TableSummary] = []
        for table in plan.tables.indices {
            let (record, summary) = try load(table)
            loaded.append(record)
            summaries.append(summary)
        }
        try target.complete(cancellation, say: say)
        var differences: [String] = []
        for table in plan.tables.indices {
            if let difference = try verify(table, &loaded[table]) { differences.append(difference) }
        }
        // A load whose rows differ is not marked as complete.
        if differences.isEmpty { try target.end() }
        let summary = RunSummary(
            tables: summaries, wallSeconds: Machine.now() - began, cpuSeconds: Machine.processCPU(),
            peakMemoryBytes: Machine.peakMemory())
        let manifest = LoadManifest(
            head: plan.head, destination: target.destination, tables: loaded, extra: target.manifestMembers)
        return Outcome(manifest: manifest, differences: differences, summary: summary)
    }

    private func load(_ table: Int) throws(RunError) -> (LoadedTable, TableSummary) {
        let wanted = plan.tables[table]
        let run = RunPlan(
            sources: [wanted.source],
            outputs: [Output(source: 0, table: wanted.table, format: .rows(target.format(wanted)))],
            share: wanted.share,
            chunkRows: target.chunkRows(wanted), digests: digests, threads: threads, batchRows: batchRows)
        let finished = target.finishedChunks(table)
        let meter = LoadMeter()
        let sink = try target.makeSink(table, meter: meter)
        let summary = try ParallelRun.execute(
            run, sink: sink, observer: observe(wanted, meter), cancellation: cancellation,
            finished: Set(finished.keys.map { FinishedFile(output: 0, file: $0) }))
        meter.stop()
        var made =
            summary.tables.first { $0.table == wanted.name }
            ?? TableSummary(
                table: wanted.name, source: 0, rows: 0, bytes: 0, content: ContentDigest(), wallSeconds: 0,
                cpuSeconds: 0)
        made.wallSeconds = summary.wallSeconds
        let record = LoadedTable(
            name: wanted.name, rows: made.rows, resumedRows: finished.values.reduce(0, +),
            content: digests ? made.content : nil, figures: meter.snapshot(), verification: .unverified)
        return (record, made)
    }

    /// Returns what is wrong with a table; nil for nothing.
    private func verify(_ table: Int, _ record: inout LoadedTable) throws(RunError) -> String? {
        let wanted = plan.tables[table]
        if let known = wanted.content, let sent = record.content, known != sent {
            record.verification = .differs
            return "\(wanted.name): \(sent.rows) rows with content \(sent.text) were read, while the manifest says "
                + "\(known.rows) rows with content \(known.text)"
        }
        guard verifies else { return nil }
        if cancellation.isCancelled {
            throw RunError(.interrupted, "stopped before the end", hint: "continue with --resume")
        }
        let (verification, difference) = try target.verify(table, rows: record.rows, content: record.content)
        record.verification = verification
        return verification == .differs ? "\(wanted.name): \(difference)" : nil
    }
}
