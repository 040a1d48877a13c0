internal import LoamColumns
internal import LoamEngine
internal import LoamReading
internal import LoamUpload

/// A recorded table whose tenants can be read beside each other. Each part reads the files from their beginning and passes
/// over what is not its own, since recorded rows come in order only.
struct RecordedParts: PartedSource {
    private let directory: RecordedDirectory
    private let table: Int
    private let drivers: Range<Int>
    private let whole: RecordedSource

    init(_ directory: RecordedDirectory, table: Int) {
        self.init(directory, table, 0..<directory.tables[table].rows)
    }

    private init(_ directory: RecordedDirectory, _ table: Int, _ drivers: Range<Int>) {
        self.directory = directory
        self.table = table
        self.drivers = drivers
        whole = RecordedSource(directory, table: table)
    }

    var tables: [TableSchema] { whole.tables }
    var driverCount: Int { drivers.count }
    var sections: [SourceSection] { drivers.count == whole.driverCount ? whole.sections : [] }
    func part(_ drivers: Range<Int>) -> any Source { RecordedParts(directory, table, drivers) }

    /// Its own reading of the files: a source of recorded rows runs once.
    func makeGrower() -> any Grower {
        PartGrower(RecordedSource(directory, table: table).makeGrower(), whole.tables[0], first: drivers.lowerBound)
    }
}

/// Reads on behind what was read last, whatever partitions the part is cut into.
private final class PartGrower: Grower {
    private let base: any Grower
    private let scratch: Batch
    private let first: Int
    /// The next row of the files.
    private var row = 0
    private(set) var failure: RunError?

    init(_ base: any Grower, _ schema: TableSchema, first: Int) {
        self.base = base
        self.first = first
        scratch = Batch(schema, capacity: RunPlan.normalBatchRows)
    }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        guard let batch = batches.first ?? nil, failure == nil else { return }
        let wanted = first + drivers.lowerBound..<first + drivers.upperBound
        guard row <= wanted.lowerBound else {
            failure = RunError(.badRequest, "rows of a recorded part are read in their order only")
            return
        }
        while row < wanted.upperBound && failure == nil {
            // The files' own partitions, and no piece on both sides of where the wanted rows begin.
            let end = (row / RunPlan.partitionRows + 1) * RunPlan.partitionRows
            let edge = row < wanted.lowerBound ? wanted.lowerBound : wanted.upperBound
            let piece = row..<min(end, edge, row + RunPlan.normalBatchRows)
            scratch.clear()
            base.grow(piece, into: [scratch])
            failure = base.failure
            row = piece.upperBound
            if failure == nil && piece.lowerBound >= wanted.lowerBound { batch.append(scratch, 0..<scratch.rowCount) }
        }
    }
}
