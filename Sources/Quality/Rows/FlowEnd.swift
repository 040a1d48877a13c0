internal import LoamColumns
internal import LoamEngine
internal import LoamModels

/// What becomes of records at the end of their flow. One for each thread.
final class FlowEnd {
    let plan: CheckPlan
    let tallies: TallyBook
    let sums: Accumulators
    let writer: SpillWriter
    /// Records of the tables in memory, by table, as they come.
    var residents: [[UInt64]]

    init(_ plan: CheckPlan, _ tallies: TallyBook, _ sums: Accumulators, _ writer: SpillWriter) {
        self.plan = plan
        self.tallies = tallies
        self.sums = sums
        self.writer = writer
        residents = [[UInt64]](repeating: [], count: plan.tables.count)
    }

    /// Sends a record on from step `step` of its flow: to the next join, or to the end.
    @inline(__always)
    func send(_ record: UnsafeMutablePointer<UInt64>, _ flow: borrowing Flow, from first: Int) throws(RunError) {
        var step = first
        while step < flow.steps.count {
            let (high, low) = (record[flow.steps[step].keyOffset], record[flow.steps[step].keyOffset &+ 1])
            if (high, low) != KeyFiller.none {
                let partition = KeyHash.partition(KeyHash.of(high, low))
                return try writer.append(
                    record, width: flow.recordWidth, stream: flow.steps[step].stream, partition: partition)
            }
            step += 1
        }
        try finish(record, flow)
    }

    func finish(_ record: UnsafeMutablePointer<UInt64>, _ flow: borrowing Flow) throws(RunError) {
        switch flow.end {
        case .laws:
            guard !RecordRow.isIncomplete(record[0]) else { return }
            judge(record, flow)
        case .build(let join):
            let (high, low) = (record[flow.keyOffset], record[flow.keyOffset + 1])
            guard (high, low) != KeyFiller.none else { return }
            let partition = KeyHash.partition(KeyHash.of(high, low))
            try writer.append(
                record, width: flow.recordWidth, stream: plan.joins[join].stream, partition: partition)
        case .resident:
            residents[flow.table].append(contentsOf: UnsafeBufferPointer(start: record, count: flow.recordWidth))
        }
    }

    /// Holds one complete record against everything at the end of its flow.
    @inline(__always)
    func judge(_ record: UnsafeMutablePointer<UInt64>, _ flow: borrowing Flow) {
        let cells = UnsafeRawPointer(record).assumingMemoryBound(to: Int64.self)
        for law in 0..<flow.laws.count { judge(flow.laws[law], cells) }
        for place in 0..<flow.expectations.count { count(flow.expectations[place], cells) }
        for place in 0..<flow.series.count { count(flow.series[place], cells) }
    }

    @inline(__always)
    func judge(_ law: Flow.RowLaw, _ cells: LawCells) {
        tallies.examine(law.check, 1)
        guard !law.holds(cells + law.offset) else { return }
        let row = RecordRow.number(UInt64(bitPattern: cells[0]))
        tallies.violate(law.check, row: row) { Self.sample(law, row, cells + law.offset) }
    }

    static func sample(_ law: Flow.RowLaw, _ row: Int, _ cells: LawCells) -> Sample {
        Sample(
            row: row, detail: "",
            cells: law.cells.enumerated().map { place, cell in
                Sample.Cell(
                    cell.path.description, CellText.text(cells[place], cell.field, prefix: cell.path.prefix))
            })
    }

    @inline(__always)
    func count(_ row: Flow.RowExpectation, _ cells: LawCells) {
        let expectation = plan.expectations[row.place].expectation
        let own = cells + row.offset
        guard expectation.condition(own) else { return }
        sums.moments[row.place].count += 1
        switch expectation.value {
        case .share(let has): if has(own) { sums.moments[row.place].sum &+= 1 }
        case .mean(let value):
            let value = Int128(value(own))
            sums.moments[row.place].sum &+= value
            sums.moments[row.place].squares &+= value &* value
        }
    }

    @inline(__always)
    func count(_ row: Flow.RowSeries, _ cells: LawCells) {
        let time = cells[row.timeOffset]
        guard time != Law.null, row.condition(cells + row.offset) else { return }
        let span = Accumulators.span(time, origin: row.origin, width: row.width)
        sums.series[row.place].add(span, row.value.map { $0(cells + row.offset) } ?? 0)
    }
}
