internal import LoamColumns
internal import LoamEngine
internal import LoamWorlds

/// What happens to records at the end of their flow. One for each thread.
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
        case .laws: judge(record, rows: 1, stride: flow.recordWidth, flow)
        case .build(let join):
            let (high, low) = (record[flow.keyOffset], record[flow.keyOffset + 1])
            guard (high, low) != KeyFiller.none else { return }
            let partition = KeyHash.partition(KeyHash.of(high, low))
            try writer.append(
                record, width: flow.recordWidth, stream: plan.joins[join].stream, partition: partition)
        case .resident:
            guard (record[flow.keyOffset], record[flow.keyOffset + 1]) != KeyFiller.none else { return }
            residents[flow.table].append(contentsOf: UnsafeBufferPointer(start: record, count: flow.recordWidth))
        }
    }

    /// Checks records against everything at the end of their flow, except those that are incomplete. Law by law, which
    /// keeps each closure warm.
    ///
    /// - Parameter stride: words from one record to the next.
    func judge(_ records: UnsafeMutablePointer<UInt64>, rows: Int, stride: Int, _ flow: borrowing Flow) {
        for place in 0..<flow.laws.count { judge(flow.laws[place], records, rows, stride) }
        for place in 0..<flow.expectations.count { count(flow.expectations[place], records, rows, stride) }
        for place in 0..<flow.series.count {
            let series = flow.series[place]
            Self.count(series, records, rows, stride, into: &sums.series[series.place])
        }
    }

    private func judge(_ law: Flow.RowLaw, _ records: UnsafeMutablePointer<UInt64>, _ rows: Int, _ stride: Int) {
        let holds = law.holds
        let cells = UnsafeRawPointer(records).assumingMemoryBound(to: Int64.self) + law.offset
        let mask = law.mask
        var examined = 0
        for row in 0..<rows where records[row &* stride] & mask == 0 {
            examined &+= 1
            if holds(cells + row &* stride) { continue }
            let number = RecordRow.number(records[row &* stride])
            tallies.violate(law.check, row: number) { Self.sample(law, number, cells + row &* stride) }
        }
        tallies.examine(law.check, examined)
    }

    static func sample(_ law: Flow.RowLaw, _ row: Int, _ cells: LawCells) -> Sample {
        Sample(
            row: row, detail: "",
            cells: law.cells.enumerated().map { place, cell in
                Sample.Cell(
                    cell.path.description, CellText.text(cells[place], cell.field, prefix: cell.path.prefix))
            })
    }

    private func count(
        _ row: Flow.RowExpectation, _ records: UnsafeMutablePointer<UInt64>, _ rows: Int, _ stride: Int
    ) {
        let condition = row.condition
        let mask = row.mask
        let cells = UnsafeRawPointer(records).assumingMemoryBound(to: Int64.self) + row.offset
        var moments = Accumulators.Moments()
        switch row.value {
        case .share(let has):
            for row in 0..<rows where records[row &* stride] & mask == 0 {
                guard condition(cells + row &* stride) else { continue }
                moments.count &+= 1
                if has(cells + row &* stride) { moments.sum &+= 1 }
            }
        case .mean(let value):
            for row in 0..<rows where records[row &* stride] & mask == 0 {
                guard condition(cells + row &* stride) else { continue }
                let value = Int128(value(cells + row &* stride))
                moments.count &+= 1
                moments.sum &+= value
                moments.squares &+= value &* value
            }
        }
        sums.moments[row.place] += moments
    }

    private static func count(
        _ series: Flow.RowSeries, _ records: UnsafeMutablePointer<UInt64>, _ rows: Int, _ stride: Int,
        into spans: inout Accumulators.Spans
    ) {
        let all = UnsafeRawPointer(records).assumingMemoryBound(to: Int64.self)
        for row in 0..<rows where records[row &* stride] & series.mask == 0 {
            let cells = all + row &* stride
            let time = cells[series.timeOffset]
            guard time != Law.null, series.condition(cells + series.offset) else { continue }
            let span = Accumulators.span(time, origin: series.origin, width: series.width)
            spans.add(span, series.value.map { $0(cells + series.offset) } ?? 0)
        }
    }
}
