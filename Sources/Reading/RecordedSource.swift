internal import LoamBytes
public import LoamColumns
public import LoamEngine
internal import LoamModels

/// One table of a recorded directory as a source: its driver rows are the rows of its files.
///
/// Unlike what grows, its rows can be read once, partitions in their order (as the engine takes them); a second run needs a
/// source of its own. What is wrong with the files ends the run (`Grower.failure`).
public struct RecordedSource: Source {
    private let table: RecordedDirectory.Table
    private let directory: String
    private let rows: RecordedRows
    public let sections: [SourceSection]

    /// - Parameter table: index into the directory's tables.
    public init(_ directory: RecordedDirectory, table: Int) {
        self.table = directory.tables[table]
        self.directory = directory.path
        rows = RecordedRows(directory.path, self.table)
        sections = Self.sections(directory, self.table)
    }

    public var tables: [TableSchema] { [table.schema] }
    public var driverCount: Int { table.rows }
    public func makeGrower() -> any Grower { RecordedGrower(table, directory, rows) }

    /// The sections of the source that grew the rows, counted in rows of this table. None if rows are not in the
    /// source's order, since they were spread over directories.
    private static func sections(_ directory: RecordedDirectory, _ table: RecordedDirectory.Table) -> [SourceSection] {
        let growing = directory.world.sources[table.source]
        guard !growing.sections.isEmpty, !table.files.contains(where: \.isScattered) else { return [] }
        let shared = SlicedSource(growing, drivers: directory.share.range(of: growing.driverCount))
        var row = 0
        return shared.sections.map { section in
            let count = shared.rowCount(table: table.table, drivers: section.drivers)
            defer { row += count }
            return SourceSection(section.name, drivers: row..<row + count)
        }
    }
}

/// One thread's way through the partitions it takes.
private final class RecordedGrower: Grower {
    private let table: RecordedDirectory.Table
    private let directory: String
    private let rows: RecordedRows
    private let decoding: BlockRows
    private(set) var failure: RunError?
    /// What is left of the partition that was taken last, and its next row.
    private var parts: [RecordedRows.Part] = []
    private var isBegun = false
    private var row = -1
    /// Decoded rows that did not fit.
    private let scratch: Batch
    private var left = 0..<0
    private var faults: [DecodeFault] = []

    init(_ table: RecordedDirectory.Table, _ directory: String, _ rows: RecordedRows) {
        self.table = table
        self.directory = directory
        self.rows = rows
        decoding = BlockRows(table.files, table.schema)
        scratch = Batch(table.schema, capacity: RunPlan.normalBatchRows)
    }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        guard let batch = batches.first ?? nil, failure == nil else { return }
        do throws(RunError) {
            try fill(batch, drivers)
        } catch {
            failure = error
        }
    }

    private func fill(_ batch: Batch, _ drivers: Range<Int>) throws(RunError) {
        if drivers.lowerBound % RunPlan.partitionRows == 0 {
            try begin(drivers.lowerBound)
        } else if drivers.lowerBound != row {
            throw RunError(.badRequest, "rows of \(table.schema.name) are read in the order of partitions only")
        }
        while batch.rowCount < drivers.count {
            if !left.isEmpty {
                let piece = left.prefix(drivers.count - batch.rowCount)
                batch.append(scratch, piece)
                left = left.dropFirst(piece.count)
            } else if batch.rowCount == 0 && batch.capacity <= drivers.count {
                // The common case: whole batches of one block.
                try decode(into: batch, from: row)
            } else {
                scratch.clear()
                try decode(into: scratch, from: row + batch.rowCount)
                left = 0..<scratch.rowCount
            }
        }
        row = drivers.upperBound
    }

    private func begin(_ partition: Int) throws(RunError) {
        for case .block(let block) in parts { rows.reuse(block) }
        parts = []
        parts = try rows.take(from: partition).reversed()
        isBegun = false
        left = 0..<0
        row = partition
    }

    /// Decodes the next rows of the partition into an empty batch.
    private func decode(into batch: Batch, from first: Int) throws(RunError) {
        while let part = parts.last {
            switch part {
            case .batch(let decoded):
                parts.removeLast()
                batch.append(decoded, 0..<decoded.rowCount)
                return
            case .block(let block):
                if !isBegun { decoding.begin(block) }
                isBegun = true
                if decoding.next(into: batch, faults: &faults) {
                    guard let fault = faults.first else { return }
                    let path = directory + "/" + table.files[block.file].name
                    throw RecordedFault.error(fault, table.schema, path, row: first + fault.row)
                }
                parts.removeLast()
                isBegun = false
                rows.reuse(block)
            }
        }
        throw RunError(
            .inputDamaged, "rows \(row) and behind are not as many as their lines", location: directory,
            hint: "'loam check \(directory)' says more")
    }
}
