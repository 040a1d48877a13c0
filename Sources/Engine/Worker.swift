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
    private var station: Station?

    /// The tools for one source. An object, so that no partition copies what it changes.
    private final class Station {
        let source: Int
        let grower: any Grower
        /// For each table; nil where nobody wants it.
        let batches: [Batch?]
        var hashers: [ContentHasher]
        let stages: [OutputStage]
        /// The same stages, table by table.
        let tableStages: [[OutputStage]]
        /// For each table whether its rows are kept for groups; and where, during a partition.
        let keepsRows: [Bool]
        var trays: [Tray?]

        init(source: Int, growing: any Source, batches: [Batch?], stages: [OutputStage]) {
            self.source = source
            grower = growing.makeGrower()
            self.batches = batches
            hashers = growing.tables.map(ContentHasher.init)
            self.stages = stages
            tableStages = batches.indices.map { table in stages.filter { $0.table == table } }
            keepsRows = tableStages.map { $0.contains(where: \.keepsRows) }
            trays = batches.map { _ in nil }
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
        let station = try take(job.source)
        result.clear(tables: station.batches.count, outputs: station.stages.count)
        for (table, keepsRows) in station.keepsRows.enumerated() {
            station.trays[table] = keepsRows ? shelves[job.source][table].take() : nil
            station.trays[table]?.hold()
        }
        for stage in station.stages {
            stage.begin(
                job, firstRow: jobs.firstRow(job, table: stage.table), tray: station.trays[stage.table], into: result)
        }
        var drivers = job.drivers
        while !drivers.isEmpty {
            let piece = drivers.prefix(plan.batchRows)
            drivers = drivers.dropFirst(plan.batchRows)
            try grow(piece, station, result)
            for table in station.batches.indices {
                try encode(table, station, into: result)
            }
        }
        for stage in station.stages { try stage.end(job, into: result) }
        for table in station.trays.indices {
            station.trays[table]?.letGo()
            station.trays[table] = nil
        }
    }

    /// Encodes one group.
    func work(_ task: GroupTask) throws(RunError) {
        guard task.group.rowCount > 0 else { return }
        let start = Machine.threadCPU()
        do throws(CodecError) {
            task.encoded = try groupEncoder(task.output).encode(task.group, into: &task.buffer.buffer)
        } catch {
            throw RunError(error.code, error.message, location: plan.tableName(plan.outputs[task.output]))
        }
        task.releaseRows()
        task.cpuSeconds = Machine.threadCPU() - start
    }

    private func groupEncoder(_ output: Int) throws(CodecError) -> any GroupEncoder {
        if let known = groupEncoders.first(where: { $0.output == output }) { return known.encoder }
        let facts = plan.outputs[output]
        guard let format = facts.format as? any GroupFormat else { preconditionFailure("a group for a format of rows") }
        // Those of an earlier source are not needed again.
        groupEncoders.removeAll { plan.outputs[$0.output].source != facts.source }
        let encoder = try format.makeGroupEncoder(plan.schema(facts), facts.compression)
        groupEncoders.append((output, encoder))
        return encoder
    }

    private func grow(_ drivers: Range<Int>, _ station: Station, _ result: PartitionResult) throws(RunError) {
        let start = Machine.threadCPU()
        for batch in station.batches { batch?.clear() }
        station.grower.grow(drivers, into: station.batches)
        if let failure = station.grower.failure { throw failure }
        for batch in station.batches { batch?.roundToPublished() }
        // Growing is charged to the first table written, since tables of a source are grown in one go.
        let first = station.batches.firstIndex { $0 != nil } ?? 0
        result.costs[first].cpuSeconds += Machine.threadCPU() - start
    }

    /// Sends one table's batch to its outputs, cut where files are cut.
    private func encode(_ table: Int, _ station: Station, into result: PartitionResult) throws(RunError) {
        guard let batch = station.batches[table] else { return }
        let start = Machine.threadCPU()
        let stages = station.tableStages[table]
        var rows = 0..<batch.rowCount
        while !rows.isEmpty {
            let piece = rows.prefix(stages.reduce(Int.max) { min($0, $1.rowsLeftInFile) })
            rows = rows.dropFirst(piece.count)
            let content =
                plan.digests ? station.hashers[table].digest(batch, rows: piece) : ContentDigest(rows: piece.count)
            result.costs[table].content += content
            for stage in stages { try stage.encode(batch, piece, content, into: result) }
        }
        station.trays[table]?.batch.append(batch, 0..<batch.rowCount)
        result.costs[table].rows += batch.rowCount
        result.costs[table].cpuSeconds += Machine.threadCPU() - start
    }

    /// The station of a source; the last one's memory is let go.
    private func take(_ source: Int) throws(RunError) -> Station {
        if let station, station.source == source { return station }
        self.station = nil
        let growing = plan.sources[source]
        let wanted = plan.outputs.indices.filter { plan.outputs[$0].source == source }
        let batches: [Batch?] = growing.tables.indices.map { table in
            guard wanted.contains(where: { plan.outputs[$0].table == table }) else { return nil }
            let capacity = growing.maximumRows(table: table, drivers: plan.batchRows)
            return Batch(growing.tables[table], capacity: capacity)
        }
        var stages: [OutputStage] = []
        for (place, index) in wanted.enumerated() {
            let compressor = try compressor(plan.outputs[index])
            stages.append(
                OutputStage(
                    plan, index: index, buffer: place, compressor: compressor, finished: finished,
                    shelf: shelves[source][plan.outputs[index].table]))
        }
        let station = Station(source: source, growing: growing, batches: batches, stages: stages)
        self.station = station
        return station
    }

    /// The compressor of an output's pieces; nil where it has none, or compresses inside of its groups.
    private func compressor(_ output: Output) throws(RunError) -> (any Compressor)? {
        guard output.format is any RowFormat else { return nil }
        if let known = compressors.first(where: { $0.0 == output.compression }) { return known.1 }
        do throws(CodecError) {
            let made = try output.compression.makeCompressor()
            compressors.append((output.compression, made))
            return made
        } catch {
            throw RunError(error.code, error.message)
        }
    }
}
