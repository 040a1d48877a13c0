internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamModels
internal import LoamReading
internal import LoamWorlds

/// Reads one table from its first file to its last, on several threads.
struct TableReading {
    /// What reading a table has found, besides tallies.
    struct Outcome {
        var files: [BlockReader.FileFacts] = []
        /// By file.
        var fileRows: [Int: Int] = [:]
        var contents: [Int: ContentDigest] = [:]
        var edges: [Int: [RowWorker.BlockEdge]] = [:]
        var headers: [Int: [DecodeFault]] = [:]
        /// What files that are read group by group have against themselves; by file.
        var faults: [Int: [FileFault]] = [:]
        /// Rows whose cell in a column could not be read, by column.
        var unreadable: [Int: Int] = [:]
        /// By law, then by block.
        var seams: [[Int: SequenceCheck.Seam]] = []

        var rows: Int { fileRows.values.reduce(0, +) }
    }

    private let plan: CheckPlan
    private let table: Int
    private let directory: String
    private let map: RowMap?
    private let regrownCheck: Int
    private let purpose: RowWorker.Purpose
    /// Whether the first row that is read is the table's first.
    private let isWhole: Bool
    private let wantsDigests: Bool
    private let residents: [ResidentTable?]

    init(
        _ plan: CheckPlan, table: Int, directory: String, manifest: ManifestChecks, world: World, share: Share,
        purpose: RowWorker.Purpose, wantsDigests: Bool, residents: [ResidentTable?]
    ) {
        self.plan = plan
        self.table = table
        self.directory = directory
        let work = plan.tables[table]
        self.purpose = purpose
        isWhole = share.index == 1
        map = purpose != .cells ? RowMap(world.model.sources[work.source], table: work.table, share: share) : nil
        regrownCheck = manifest.regrown[table] ?? -1
        self.wantsDigests = wantsDigests
        self.residents = residents
    }

    /// One thread with its place in the work.
    private final class Reader {
        let worker: RowWorker
        let block = Block()
        var rows: [Int: Int] = [:]
        init(_ worker: RowWorker) { self.worker = worker }
    }

    func run(
        _ ends: [FlowEnd], _ cancellation: Cancellation, onBytes: @escaping (Int) -> Void
    ) throws(RunError) -> Outcome {
        let work = plan.tables[table]
        let map = self.map
        let reader = BlockReader(directory, work.schema, work.files, digests: wantsDigests) { row in
            map?.boundary(after: row) ?? row + RunPlan.partitionRows * 2
        }
        let monitor = Monitor()
        let readers = ends.map { end in
            Reader(
                RowWorker(
                    plan, table: table, end, purpose: purpose, residents: residents,
                    regrown: map.map { RegrownRows($0, schema: work.schema, check: regrownCheck) },
                    wantsContent: wantsDigests))
        }
        try Threads.run(readers) { thread throws(RunError) in
            while true {
                if cancellation.isCancelled { throw RunError(.interrupted, "stopped before the end") }
                monitor.lock()
                let isThere: Bool
                do throws(FileError) {
                    isThere = try reader.next(into: thread.block)
                    onBytes(reader.bytesRead)
                } catch {
                    monitor.unlock()
                    throw RunError(.missingInput, "cannot read: \(error.reason)", location: error.path)
                }
                monitor.unlock()
                guard isThere else { return }
                thread.rows[thread.block.file, default: 0] += try thread.worker.check(thread.block)
            }
        }
        var outcome = Outcome()
        outcome.files = reader.facts
        for (place, facts) in reader.facts.enumerated() where !facts.faults.isEmpty {
            outcome.faults[place] = facts.faults
        }
        outcome.seams = work.sequences.map { _ in [:] }
        for thread in readers {
            thread.worker.rows.finish()
            outcome.faults.merge(thread.worker.rows.faults) { $0 + $1 }
            outcome.fileRows.merge(thread.rows) { $0 + $1 }
            outcome.unreadable.merge(thread.worker.unreadable) { $0 + $1 }
            outcome.contents.merge(thread.worker.contents) {
                var sum = $0
                sum += $1
                return sum
            }
            outcome.edges.merge(thread.worker.edges) { first, _ in first }
            for (place, sequence) in thread.worker.sequences.enumerated() {
                outcome.seams[place].merge(sequence.seams) { first, _ in first }
            }
        }
        if purpose != .comparison { judgeHeaders(outcome, ends[0].tallies) }
        return outcome
    }

    /// Headers are judged once a file, whatever blocks there are.
    private func judgeHeaders(_ outcome: Outcome, _ tallies: TallyBook) {
        let work = plan.tables[table]
        for (place, facts) in outcome.files.enumerated() {
            guard let header = facts.header,
                let decoder = work.files[place].rowFormat?.makeDecoder(work.schema, header: header)
            else { continue }
            for fault in decoder.headerFaults {
                guard let check = work.format[fault.kind] else { continue }
                tallies.violate(check, row: -1) {
                    Sample(
                        file: work.files[place].name, detail: Self.words(fault.kind),
                        cells: [.init("header", fault.text)])
                }
            }
        }
    }

    private static func words(_ kind: DecodeFault.Kind) -> String {
        switch kind {
        case .unknownColumn: "the schema has no such column"
        case .missingColumn: "the column is missing"
        case .duplicateColumn: "the column is there twice"
        case .columnOrder: "the column is in another place"
        default: "the header is not plain UTF-8"
        }
    }

    /// Compares the ordered columns across the seams of blocks.
    func judgeEdges(_ outcome: Outcome, _ total: TallyBook) {
        let work = plan.tables[table]
        for (sequence, seams) in zip(work.sequences, outcome.seams) {
            for row in SequenceCheck.broken(sequence, seams, startsOwners: isWhole) {
                total.violate(sequence.check, row: row) { Sample(row: row, detail: "contradicts the row before") }
            }
        }
        for (place, ordered) in work.ordered.enumerated() {
            var last: RowWorker.BlockEdge?
            for block in outcome.edges.keys.sorted() {
                guard let edge = outcome.edges[block].flatMap({ place < $0.count ? $0[place] : nil }) else { continue }
                // A file in a directory holds rows of the table in order, and the next one starts again.
                if let last, !work.isScattered || last.file == edge.file, edge.first < last.last {
                    let field = work.schema.fields[ordered.column]
                    total.violate(ordered.check, row: edge.firstRow) {
                        Sample(
                            row: edge.firstRow, detail: "below \(CellText.text(last.last, field)) of the row before",
                            cells: [.init(field.name, CellText.text(edge.first, field))])
                    }
                }
                last = edge
            }
        }
    }
}
