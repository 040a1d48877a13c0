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
    private let compressor: (any Compressor)?
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

        init(source: Int, growing: any Source, batches: [Batch?], stages: [OutputStage]) {
            self.source = source
            grower = growing.makeGrower()
            self.batches = batches
            hashers = growing.tables.map(ContentHasher.init)
            self.stages = stages
            tableStages = batches.indices.map { table in stages.filter { $0.table == table } }
        }
    }

    init(_ plan: RunPlan, _ jobs: JobList, finished: Set<FinishedFile>) throws(RunError) {
        self.plan = plan
        self.jobs = jobs
        self.finished = finished
        do throws(CodecError) {
            compressor = try plan.compression.makeCompressor()
        } catch {
            throw RunError(error.code, error.message)
        }
    }

    /// Does one partition.
    func work(_ job: JobList.Job, into result: PartitionResult) throws(RunError) {
        let station = take(job.source)
        result.clear(tables: station.batches.count, outputs: station.stages.count)
        for stage in station.stages {
            stage.begin(job, firstRow: jobs.firstRow(job, table: stage.table), into: result)
        }
        var drivers = job.drivers
        while !drivers.isEmpty {
            let piece = drivers.prefix(plan.batchRows)
            drivers = drivers.dropFirst(plan.batchRows)
            grow(piece, station, result)
            for table in station.batches.indices {
                try encode(table, station, into: result)
            }
        }
        for stage in station.stages { try stage.end(job, into: result) }
    }

    private func grow(_ drivers: Range<Int>, _ station: Station, _ result: PartitionResult) {
        let start = Machine.threadCPU()
        for batch in station.batches { batch?.clear() }
        station.grower.grow(drivers, into: station.batches)
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
            let piece = rows.prefix(stages[0].rowsLeftInFile)
            rows = rows.dropFirst(piece.count)
            let content =
                plan.digests ? station.hashers[table].digest(batch, rows: piece) : ContentDigest(rows: piece.count)
            result.costs[table].content += content
            for stage in stages { try stage.encode(batch, piece, content, into: result) }
        }
        result.costs[table].rows += batch.rowCount
        result.costs[table].cpuSeconds += Machine.threadCPU() - start
    }

    /// The station of a source; the last one's memory is let go.
    private func take(_ source: Int) -> Station {
        if let station, station.source == source { return station }
        self.station = nil
        let growing = plan.sources[source]
        let wanted = plan.outputs.indices.filter { plan.outputs[$0].source == source }
        let batches: [Batch?] = growing.tables.indices.map { table in
            guard wanted.contains(where: { plan.outputs[$0].table == table }) else { return nil }
            let capacity = growing.maximumRows(table: table, drivers: plan.batchRows)
            return Batch(growing.tables[table], capacity: capacity)
        }
        let stages = wanted.enumerated().map { place, index in
            OutputStage(plan, index: index, buffer: place, compressor: compressor, finished: finished)
        }
        let station = Station(source: source, growing: growing, batches: batches, stages: stages)
        self.station = station
        return station
    }
}
