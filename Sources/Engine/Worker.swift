internal import LoamBytes
internal import LoamCodecs
internal import LoamColumns

/// One thread's share of the work: grows a partition batch by batch, encodes it for every output, compresses.
///
/// Everything it needs is made when a source is first met and reused for all its partitions.
final class Worker {
    private let plan: RunPlan
    private let jobs: JobList
    private let finished: Set<FinishedFile>
    private let shelves: [[TrayShelf]]
    private var compressors: [(Compression, (any Compressor)?)] = []
    private var groupEncoders: [(output: Int, encoder: any GroupEncoder)] = []
    private var tools: SourceTools?

    /// The tools for one source. An object, so that no partition copies what it changes.
    private final class SourceTools {
        let source: Int
        let pump: BatchPump
        var hashers: [ContentHasher]
        let stages: [OutputStage]
        /// The same stages, table by table.
        let tableStages: [[OutputStage]]
        /// For each table whether its rows are kept for groups; and where, during a partition.
        let keepsRows: [Bool]
        var trays: [Tray?]

        init(source: Int, growing: any Source, pump: BatchPump, stages: [OutputStage]) {
            self.source = source
            self.pump = pump
            hashers = growing.tables.map(ContentHasher.init)
            self.stages = stages
            tableStages = growing.tables.indices.map { table in stages.filter { $0.table == table } }
            keepsRows = tableStages.map { $0.contains(where: \.keepsRows) }
            trays = growing.tables.map { _ in nil }
        }
    }

    /// - Parameter shelves: for each source and table, where trays for its rows come from.
    init(_ plan: RunPlan, _ jobs: JobList, finished: Set<FinishedFile>, shelves: [[TrayShelf]]) {
        self.plan = plan
        self.jobs = jobs
        self.finished = finished
        self.shelves = shelves
    }

    /// Does one partition.
    func work(_ job: JobList.Job, into result: PartitionResult) throws(RunError) {
        let tools = try take(job.source)
        result.clear(tables: tools.trays.count, outputs: tools.stages.count)
        for (table, keepsRows) in tools.keepsRows.enumerated() {
            tools.trays[table] = keepsRows ? shelves[job.source][table].take() : nil
            tools.trays[table]?.hold()
        }
        for stage in tools.stages {
            stage.begin(
                job, firstRow: jobs.firstRow(job, table: stage.table), tray: tools.trays[stage.table], into: result)
        }
        tools.pump.begin(job.drivers)
        while !tools.pump.isAtEnd {
            try grow(tools, result)
            for table in tools.trays.indices {
                try encode(table, tools, into: result)
            }
        }
        for stage in tools.stages { try stage.end(job, into: result) }
        for table in tools.trays.indices {
            tools.trays[table]?.letGo()
            tools.trays[table] = nil
        }
    }

    /// Encodes one group.
    func work(_ task: GroupTask) throws(RunError) {
        guard task.group.rowCount > 0 else { return }
        let start = Machine.threadCPU()
        do throws(CodecError) {
            task.encoded = try groupEncoder(task.output).encode(task.group, into: &task.buffer.buffer)
        } catch {
            throw RunError(error, location: plan.tableName(plan.outputs[task.output]))
        }
        task.releaseRows()
        task.cpuSeconds = Machine.threadCPU() - start
    }

    private func groupEncoder(_ output: Int) throws(CodecError) -> any GroupEncoder {
        if let known = groupEncoders.first(where: { $0.output == output }) { return known.encoder }
        let facts = plan.outputs[output]
        guard case .groups(let format) = facts.format else { preconditionFailure("a group for a format of rows") }
        // Those of an earlier source are not needed again.
        groupEncoders.removeAll { plan.outputs[$0.output].source != facts.source }
        let encoder = try format.makeGroupEncoder(plan.schema(facts), facts.compression)
        groupEncoders.append((output, encoder))
        return encoder
    }

    private func grow(_ tools: SourceTools, _ result: PartitionResult) throws(RunError) {
        let start = Machine.threadCPU()
        guard tools.pump.next() else {
            if let failure = tools.pump.failure { throw failure }
            return
        }
        // Growing is charged to the first table written, since tables of a source are grown in one go.
        let first = tools.pump.batches.firstIndex { $0 != nil } ?? 0
        result.costs[first].cpuSeconds += Machine.threadCPU() - start
    }

    /// Sends one table's batch to its outputs, cut where files are cut.
    private func encode(_ table: Int, _ tools: SourceTools, into result: PartitionResult) throws(RunError) {
        guard let batch = tools.pump.batches[table] else { return }
        let start = Machine.threadCPU()
        let stages = tools.tableStages[table]
        var rows = 0..<batch.rowCount
        while !rows.isEmpty {
            let piece = rows.prefix(stages.reduce(Int.max) { min($0, $1.rowsLeftInFile) })
            rows = rows.dropFirst(piece.count)
            let content =
                plan.digests ? tools.hashers[table].digest(batch, rows: piece) : ContentDigest(rows: piece.count)
            result.costs[table].content += content
            for stage in stages { try stage.encode(batch, piece, content, into: result) }
        }
        tools.trays[table]?.batch.append(batch, 0..<batch.rowCount)
        result.costs[table].rows += batch.rowCount
        result.costs[table].cpuSeconds += Machine.threadCPU() - start
    }

    /// The tools of a source; the memory of the last one is released.
    private func take(_ source: Int) throws(RunError) -> SourceTools {
        if let tools, tools.source == source { return tools }
        self.tools = nil
        let growing = plan.sources[source]
        let wanted = plan.outputs.indices.filter { plan.outputs[$0].source == source }
        let pump = BatchPump(
            growing, tables: Set(wanted.map { plan.outputs[$0].table }), driversAtOnce: plan.batchRows)
        var stages: [OutputStage] = []
        for (buffer, index) in wanted.enumerated() {
            let compressor = try compressor(plan.outputs[index])
            stages.append(
                OutputStage(
                    plan, index: index, buffer: buffer, compressor: compressor, finished: finished,
                    shelf: shelves[source][plan.outputs[index].table]))
        }
        let tools = SourceTools(source: source, growing: growing, pump: pump, stages: stages)
        self.tools = tools
        return tools
    }

    /// The compressor of an output's pieces; nil where it has none, or compresses inside of its groups.
    private func compressor(_ output: Output) throws(RunError) -> (any Compressor)? {
        guard !output.format.hasGroups else { return nil }
        if let known = compressors.first(where: { $0.0 == output.compression }) { return known.1 }
        do throws(CodecError) {
            let made = try output.compression.makeCompressor()
            compressors.append((output.compression, made))
            return made
        } catch {
            throw RunError(error)
        }
    }
}
