internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamSinks

/// The rows of one table in the order of its files, handed out partition by partition to any number of threads.
///
/// Files are read by one thread at a time. Who asks for a partition that others should have taken before it reads theirs as
/// well and leaves them for their owners. No thread ever waits for another, so nothing hangs when a thread has ended.
/// As the engine has two partitions a worker in flight, no more are kept.
final class RecordedRows: @unchecked Sendable {
    /// Some rows of a partition.
    enum Part {
        /// Still to be decoded.
        case block(Block)
        /// Of a file that is read group by group: decoded as it is read.
        case batch(Batch)
    }

    // Sound: all that follows is touched under `monitor` only.
    private let monitor = Monitor()
    private let table: RecordedDirectory.Table
    private let directory: String
    private let reader: BlockReader
    private let groups: BlockRows
    private var position = 0
    private var parts: [Int: [Part]] = [:]
    private var openGroup: Block?
    private var spareBlocks: [Block] = []
    private var judgedFiles = 0
    private var failure: RunError?

    init(_ directory: String, _ table: RecordedDirectory.Table) {
        self.directory = directory
        self.table = table
        let count = table.rows
        reader = BlockReader(directory, table.schema, table.files, digests: true) { row in
            min(count, Self.partitionEnd(row))
        }
        groups = BlockRows(table.files, table.schema)
    }

    private static func partitionEnd(_ row: Int) -> Int {
        (row / RunPlan.partitionRows + 1) * RunPlan.partitionRows
    }

    /// The partition that begins at a row. To be taken once.
    ///
    /// - Throws: `input_damaged` or `missing_input`, to everybody who comes later, too.
    func take(from first: Int) throws(RunError) -> [Part] {
        monitor.lock()
        defer { monitor.unlock() }
        if let failure { throw failure }
        do throws(RunError) {
            while parts[first] == nil {
                guard position <= first else {
                    throw RunError(
                        .badRequest, "rows of \(table.schema.name) were already read, and can be read once only")
                }
                parts[position] = try readPartition()
            }
        } catch {
            failure = error
            throw error
        }
        return parts.removeValue(forKey: first) ?? []
    }

    /// Gives memory back.
    func reuse(_ block: Block) { monitor.withLock { spareBlocks.append(block) } }

    private func readPartition() throws(RunError) -> [Part] {
        let end = min(table.rows, Self.partitionEnd(position))
        var found: [Part] = []
        while position < end { found.append(try readPart(upTo: end)) }
        if position == table.rows { try demandEnd() }
        try judgeFiles()
        return found
    }

    private func readPart(upTo end: Int) throws(RunError) -> Part {
        if let group = openGroup {
            if let batch = try decode(group, atMost: end - position) {
                position += batch.rowCount
                return .batch(batch)
            }
            openGroup = nil
        }
        let block = spareBlocks.popLast() ?? Block()
        guard try next(into: block) else {
            try judgeFiles()
            throw damaged("the files hold \(position) rows instead of \(table.rows)", directory)
        }
        if block.group != nil {
            groups.begin(block)
            openGroup = block
            return try readPart(upTo: end)
        }
        if block.firstFileRow == 0 { try judgeHeader(block) }
        position += block.rows
        return .block(block)
    }

    private func next(into block: Block) throws(RunError) -> Bool {
        do throws(FileError) {
            return try reader.next(into: block)
        } catch {
            throw RunError(.missingInput, "cannot read: \(error.reason)", location: error.path)
        }
    }

    /// The next rows of a group; nil at its end.
    private func decode(_ group: Block, atMost count: Int) throws(RunError) -> Batch? {
        let batch = Batch(table.schema, capacity: min(count, RunPlan.normalBatchRows))
        var faults: [DecodeFault] = []
        let hasRows = groups.next(into: batch, faults: &faults)
        let path = directory + "/" + table.files[group.file].name
        if let fault = groups.faults.values.first?.first { throw damaged(fault.description, path) }
        if let fault = faults.first { throw RecordedFault.error(fault, table.schema, path, row: position + fault.row) }
        return hasRows ? batch : nil
    }

    private func demandEnd() throws(RunError) {
        if let group = openGroup, try decode(group, atMost: 1) != nil {
            throw damaged("the files hold more rows than the manifest says", directory)
        }
        openGroup = nil
        guard try next(into: Block()) == false else {
            throw damaged("the files hold more than the \(table.rows) rows that the manifest says", directory)
        }
        groups.finish()
        if let fault = groups.faults.values.first?.first { throw damaged(fault.description, directory) }
    }

    /// Looks at files that have been read to their end.
    private func judgeFiles() throws(RunError) {
        while judgedFiles < reader.facts.count {
            let facts = reader.facts[judgedFiles]
            let file = table.files[judgedFiles]
            let path = directory + "/" + file.name
            judgedFiles += 1
            if let damage = facts.damage { throw damaged(damage, path) }
            if let fault = facts.faults.first { throw damaged(fault.description, path) }
            if let wanted = file.record?.digest, facts.digest != wanted {
                throw damaged("the file has changed while it was read", path)
            }
        }
    }

    private func judgeHeader(_ block: Block) throws(RunError) {
        let file = table.files[block.file]
        let path = directory + "/" + file.name
        let decoder = file.rowFormat?.makeDecoder(table.schema, header: block.header)
        if let fault = decoder?.headerFaults.first {
            throw damaged("the header is not the table's: \(fault.kind.rawValue) \(fault.text)", path)
        }
    }

    private func damaged(_ reason: String, _ path: String) -> RunError {
        RunError(.inputDamaged, reason, location: path, hint: "'loam check \(directory)' says more")
    }
}

/// A cell of a file that holds no value of its type, as an error.
enum RecordedFault {
    static func error(_ fault: DecodeFault, _ schema: TableSchema, _ path: String, row: Int) -> RunError {
        let column = fault.column.map { ", column \(schema.fields[$0].name)" } ?? ""
        return RunError(
            .inputDamaged, "row \(row)\(column): \(fault.kind.rawValue) \(fault.text.debugDescription)",
            location: path,
            hint: "'loam check' on the directory says more")
    }
}
