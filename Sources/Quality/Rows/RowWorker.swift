internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamReading
internal import LoamWorlds

/// Reads blocks of one table and checks their rows. One for each thread and table.
final class RowWorker {
    private let plan: CheckPlan
    private let purpose: Purpose
    private let place: Int
    private let table: CheckPlan.Table
    private let end: FlowEnd
    private let flows: [Flow]
    private let residents: [ResidentTable?]
    private let batch: Batch
    private var bad: BadCells
    private var faults: [DecodeFault] = []
    private var hasher: ContentHasher
    private let regrown: RegrownRows?
    let rows: BlockRows
    /// What the rows of each file add up to.
    private(set) var contents: [Int: ContentDigest] = [:]
    /// First and last cell of each block in ordered columns, to be compared across blocks.
    private(set) var edges: [Int: [BlockEdge]] = [:]
    /// Rows whose cell in a column could not be read, by column.
    private(set) var unreadable: [Int: Int] = [:]
    private let wantsContent: Bool
    let sequences: [SequenceCheck]
    // Sound: allocated in init, freed in deinit, touched by the one thread that owns the worker.
    private let records: [UnsafeMutablePointer<UInt64>]
    private let found: [UnsafeMutablePointer<UnsafeMutablePointer<UInt64>?>]
    private let cells: UnsafeMutablePointer<Int64>
    private let keys: UnsafeMutablePointer<UInt64>

    struct BlockEdge {
        var file: Int
        var firstRow: Int
        var first: Int64
        var lastRow: Int
        var last: Int64
    }

    /// What rows are read for.
    enum Purpose {
        /// Cells, keys and laws.
        case cells
        /// Only whether they are the rows that were grown.
        case comparison
        case everything
    }

    static let batchRows = 1024

    init(
        _ plan: CheckPlan, table: Int, _ end: FlowEnd, purpose: Purpose, residents: [ResidentTable?],
        regrown: RegrownRows?, wantsContent: Bool
    ) {
        self.plan = plan
        self.purpose = purpose
        place = table
        self.table = plan.tables[table]
        self.end = end
        self.residents = residents
        self.regrown = regrown
        self.wantsContent = wantsContent
        sequences = plan.tables[table].sequences.map { SequenceCheck($0) }
        self.rows = BlockRows(plan.tables[table].files, plan.tables[table].schema)
        let rows = Self.batchRows
        batch = Batch(self.table.schema, capacity: rows)
        bad = BadCells(self.table.schema, capacity: rows)
        hasher = ContentHasher(self.table.schema)
        flows = self.table.flows.map { plan.flows[$0] }
        records = flows.map { .allocate(capacity: rows * $0.width) }
        found = self.table.lookups.map { _ in .allocate(capacity: rows) }
        cells = .allocate(capacity: rows)
        keys = .allocate(capacity: rows * 2)
    }

    deinit {
        for records in records { records.deallocate() }
        for found in found { found.deallocate() }
        cells.deallocate()
        keys.deallocate()
    }

    private var tallies: TallyBook { end.tallies }

    /// Checks the rows of a block; the count of them.
    func check(_ block: Block) throws(RunError) -> Int {
        var rows = 0
        self.rows.begin(block)
        while true {
            batch.clear()
            faults.removeAll(keepingCapacity: true)
            guard self.rows.next(into: batch, faults: &faults) else { return rows }
            let first = block.firstRow + rows
            if purpose != .comparison { report(first) }
            bad.set(faults, missing: self.rows.missingColumns, rowCount: batch.rowCount)
            if wantsContent {
                contents[block.file, default: ContentDigest()] += hasher.digest(batch, rows: 0..<batch.rowCount)
            }
            regrown?.compare(batch, firstRow: first, bad: bad, tallies)
            guard purpose != .comparison else {
                rows += batch.rowCount
                continue
            }
            noteUnreadable()
            checkDomains(first)
            checkOrder(first, block)
            checkSequences(first, block)
            lookUp(first)
            for place in flows.indices { try run(place, records[place], first) }
            if !table.figures.isEmpty { noteFigures(first) }
            rows += batch.rowCount
        }
    }

    private func report(_ first: Int) {
        for check in Set(table.format.values) { tallies.examine(check, batch.rowCount) }
        for fault in faults {
            guard let check = table.format[fault.kind] else { continue }
            let row = first + fault.row
            tallies.violate(check, row: row) {
                let column = fault.column.map { table.schema.fields[$0].name }
                return Sample(
                    row: row, detail: column.map { "\($0) cannot be read" } ?? "the row cannot be read",
                    cells: [.init(column ?? "row", fault.text)])
            }
        }
    }

    private func noteUnreadable() {
        guard !bad.isEmpty else { return }
        for column in table.schema.fields.indices {
            let rows = (0..<batch.rowCount).count { bad.isBad($0, column) }
            if rows > 0 { unreadable[column, default: 0] += rows }
        }
    }

    // MARK: Columns

    private func checkDomains(_ first: Int) {
        let rows = batch.rowCount
        for (column, domain, check) in table.domains {
            CellFiller.fill(batch.columns[column], prefix: 0, rows: rows, to: cells, stride: 1)
            tallies.examine(check, rows)
            if case .some(let (lower, upper)) = domain.plainRange {
                for row in 0..<rows where cells[row] < lower || cells[row] > upper {
                    violateDomain(check, row, first, column)
                }
                continue
            }
            for row in 0..<rows {
                let isInside = domain.contains(cells[row]) { other in
                    let value = cell(other, row)
                    return value == Law.null ? nil : value
                }
                if !isInside { violateDomain(check, row, first, column) }
            }
        }
        for (column, limit, check) in table.precisions {
            CellFiller.fill(batch.columns[column], prefix: 0, rows: rows, to: cells, stride: 1)
            tallies.examine(check, rows)
            for row in 0..<rows where cells[row] >= limit || cells[row] <= -limit {
                violateDomain(check, row, first, column)
            }
        }
    }

    private func violateDomain(_ check: Int, _ row: Int, _ first: Int, _ column: Int) {
        guard cells[row] != Law.null, !bad.isBad(row, column) else { return }
        tallies.violate(check, row: first + row) { sample(first, row, [column]) }
    }

    /// One cell of a numeric column.
    private func cell(_ column: Int, _ row: Int) -> Int64 {
        let column = batch.columns[column]
        guard column.isValid(row) else { return Law.null }
        switch column.type {
        case .int64, .decimal, .timestamp: return column.int64[row]
        case .int32, .date, .dictionary: return Int64(column.int32[row])
        case .float64(let decimals):
            return FixedPoint.units(column.float64[row], power: Double(DecimalText.unit(scale: decimals))) ?? Law.null
        default: return Law.null
        }
    }

    /// A sample of a row with its key and some of its cells.
    private func sample(_ first: Int, _ row: Int, _ columns: [Int], _ detail: String = "") -> Sample {
        let schema = table.schema
        let key = schema.index(of: schema.primaryKey).map { columns.contains($0) ? [] : [$0] } ?? []
        return Sample(
            row: first + row, detail: detail,
            cells: (key + columns).map {
                .init(schema.fields[$0].name, CellText.text(batch.columns[$0], row, schema.fields[$0]))
            })
    }

    private func checkOrder(_ first: Int, _ block: Block) {
        let rows = batch.rowCount
        for (place, ordered) in table.ordered.enumerated() {
            CellFiller.fill(batch.columns[ordered.column], prefix: 0, rows: rows, to: cells, stride: 1)
            tallies.examine(ordered.check, rows)
            var edge = edges[block.number].flatMap { place < $0.count ? $0[place] : nil }
            for row in 0..<rows where cells[row] != Law.null && !bad.isBad(row, ordered.column) {
                if let last = edge?.last, cells[row] < last {
                    tallies.violate(ordered.check, row: first + row) {
                        let field = table.schema.fields[ordered.column]
                        return sample(
                            first, row, [ordered.column], "below \(CellText.text(last, field)) of the row before")
                    }
                }
                if edge == nil {
                    edge = BlockEdge(
                        file: block.file, firstRow: first + row, first: cells[row], lastRow: first + row,
                        last: cells[row])
                }
                edge?.last = cells[row]
                edge?.lastRow = first + row
            }
            guard let edge else { continue }
            if edges[block.number, default: []].count > place {
                edges[block.number]?[place] = edge
            } else if edges[block.number, default: []].count == place {
                edges[block.number, default: []].append(edge)
            }
        }
    }

    private func checkSequences(_ first: Int, _ block: Block) {
        for sequence in sequences {
            let check = sequence.work.check
            tallies.examine(check, batch.rowCount)
            sequence.check(batch, block: block.number, firstRow: first, bad: bad) { row in
                tallies.violate(check, row: first + row) {
                    sample(first, row, Array(sequence.work.columns), "contradicts the row before")
                }
            }
        }
    }

    private func noteFigures(_ first: Int) {
        for figure in table.figures {
            let law = plan.aggregations[figure.law].law
            for row in 0..<batch.rowCount where bad.isEmpty || !bad.rows[row] {
                if let name = figure.name, word(name, row) != figure.word { continue }
                let time = cell(figure.time, row)
                guard time != Law.null else { continue }
                let span = Accumulators.span(time, origin: law.origin, width: law.width)
                end.sums.figures[figure.law].append(
                    .init(
                        row: first + row, span: span, isAligned: (time &- law.origin) % max(1, law.width) == 0,
                        value: cell(figure.value, row)))
            }
        }
    }

    /// The word of a row, as laws see it.
    private func word(_ column: Int, _ row: Int) -> Int64 {
        let column = batch.columns[column]
        guard column.isValid(row) else { return Law.null }
        switch column.type {
        case .utf8: return Int64(bitPattern: ByteHash.of(column.textBytes(row)))
        case .dictionary: return Int64(column.int32[row])
        default: return Law.null
        }
    }

    // MARK: Keys and laws

    /// Finds the rows of tables in memory that foreign keys point to.
    private func lookUp(_ first: Int) {
        let rows = batch.rowCount
        for (place, lookup) in table.lookups.enumerated() {
            guard let parents = residents[lookup.target] else { continue }
            KeyFiller.fill(batch.columns[lookup.column], rows: rows, to: keys, stride: 2)
            let found = found[place]
            var examined = 0
            for row in 0..<rows {
                let (high, low) = (keys[row &* 2], keys[row &* 2 &+ 1])
                guard (high, low) != KeyFiller.none, bad.isEmpty || !bad.isBad(row, lookup.column) else {
                    found[row] = nil
                    continue
                }
                examined &+= 1
                found[row] = parents.find(high, low)
                if found[row] != nil { continue }
                tallies.violate(lookup.check, row: first + row) { sample(first, row, [lookup.column]) }
            }
            tallies.examine(lookup.check, examined)
        }
    }

    /// Makes the records of a flow and sends them on their way.
    private func run(_ number: Int, _ records: UnsafeMutablePointer<UInt64>, _ first: Int) throws(RunError) {
        let flow = flows[number]
        fill(flow, records, first)
        let rows = batch.rowCount
        if flow.steps.isEmpty, case .laws = flow.end {
            return end.judge(records, rows: rows, stride: flow.width, flow)
        }
        guard let step = flow.steps.first else {
            for row in 0..<rows { try end.finish(records + row &* flow.width, flow) }
            return
        }
        let (width, keyOffset, stream, writer) = (flow.width, step.keyOffset, step.stream, end.writer)
        let recordWidth = flow.recordWidth
        for row in 0..<rows {
            let record = records + row &* width
            let (high, low) = (record[keyOffset], record[keyOffset &+ 1])
            if (high, low) == KeyFiller.none {
                try end.send(record, flow, from: 1)
            } else {
                let partition = KeyHash.partition(KeyHash.of(high, low))
                try writer.append(record, width: recordWidth, stream: stream, partition: partition)
            }
        }
    }

    private func fill(_ flow: Flow, _ records: UnsafeMutablePointer<UInt64>, _ first: Int) {
        let rows = batch.rowCount
        let width = flow.width
        let numbers = UnsafeMutableRawPointer(records).assumingMemoryBound(to: Int64.self)
        for row in 0..<rows {
            let isBad = flow.isIncomplete || !bad.isEmpty && bad.rows[row]
            records[row &* width] = UInt64(truncatingIfNeeded: first &+ row) | (isBad ? RecordRow.incomplete : 0)
        }
        for cell in flow.cells {
            switch cell.source {
            case .own(let column, let prefix):
                CellFiller.fill(
                    batch.columns[column], prefix: prefix, rows: rows, to: numbers + cell.offset, stride: width)
            case .resident(let lookup, let word):
                let found = found[lookup]
                let column = table.lookups[lookup].column
                let isNullable = batch.columns[column].isNullable
                for row in 0..<rows {
                    if let parent = found[row] {
                        records[row &* width &+ cell.offset] = parent[word]
                        if parent[0] & RecordRow.flags != 0 { records[row &* width] |= cell.way }
                    } else {
                        numbers[row &* width &+ cell.offset] = Law.null
                        // A key that points nowhere is reported as such; what follows from it is not.
                        if !isNullable || batch.columns[column].isValid(row) {
                            records[row &* width] |= cell.way
                        }
                    }
                }
            }
        }
        for step in flow.steps {
            for fetch in step.fetches { for row in 0..<rows { numbers[row &* width &+ fetch.to] = Law.null } }
            fillKey(step.column, records + step.keyOffset, width)
        }
        if flow.keyColumn >= 0 { fillKey(flow.keyColumn, records + flow.keyOffset, width) }
        for contribution in flow.contributions {
            for row in 0..<rows {
                numbers[row &* width &+ contribution.valueOffset] =
                    contribution.value(numbers + (row &* width &+ contribution.offset)) ?? Law.null
            }
        }
    }

    private func fillKey(_ column: Int, _ out: UnsafeMutablePointer<UInt64>, _ width: Int) {
        KeyFiller.fill(batch.columns[column], rows: batch.rowCount, to: out, stride: width)
        guard !bad.isEmpty else { return }
        for row in 0..<batch.rowCount where bad.isBad(row, column) {
            (out[row * width], out[row * width + 1]) = KeyFiller.none
        }
    }
}
