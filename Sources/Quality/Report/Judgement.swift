internal import LoamColumns
internal import LoamModels
internal import LoamReading
internal import LoamWorlds

/// Makes results of tallies: compares figures with expectations, and says in which file a failing row is.
struct Judgement {
    private let plan: CheckPlan
    private let sums: Accumulators
    private let total: TallyBook
    private let readings: [TableReading.Outcome]
    private let unread: UnreadRows

    init(
        _ plan: CheckPlan, _ sums: Accumulators, _ total: TallyBook, _ readings: [TableReading.Outcome],
        _ unread: UnreadRows
    ) {
        self.plan = plan
        self.sums = sums
        self.total = total
        self.readings = readings
        self.unread = unread
    }

    var results: [CheckReport.Result] {
        var figures: [Int: CheckReport.Figure] = [:]
        for (place, work) in plan.expectations.enumerated() {
            figures[work.check] = judge(work, sums.moments[place])
        }
        for (place, work) in plan.aggregations.enumerated() { judge(work, place) }
        let order = plan.checks.indices.sorted { key($0) < key($1) }
        return order.map { check in
            let about = plan.checks[check]
            let tally = total.tallies[check]
            if let reason = plan.skipped[check] ?? unread.reason(check, tally) {
                return CheckReport.Result(check: about, examined: 0, violations: 0, samples: [], skipped: reason)
            }
            return CheckReport.Result(
                check: about, examined: tally.examined, violations: tally.violations,
                samples: tally.samples.map { place($0, about.table) }, figure: figures[check])
        }
    }

    /// Families in their order, then the order in which checks were planned.
    private func key(_ check: Int) -> (Int, Int) {
        (Check.Family.allCases.firstIndex(of: plan.checks[check].family) ?? 0, check)
    }

    /// Adds the file and the row in it.
    private func place(_ sample: Sample, _ name: String) -> Sample {
        guard let row = sample.row, let table = plan.tables.firstIndex(where: { $0.schema.name == name }) else {
            return sample
        }
        var sample = sample
        let files = readings[table].files
        guard let file = files.lastIndex(where: { $0.firstRow <= row }) else { return sample }
        sample.file = plan.tables[table].files[file].name
        sample.fileRow = row - files[file].firstRow
        return sample
    }

    // MARK: Plausibility

    private func judge(_ work: CheckPlan.ExpectationWork, _ moments: Accumulators.Moments) -> CheckReport.Figure? {
        let expectation = work.expectation
        let significance = PlausibilityTest.familySignificance / Double(max(1, plan.expectations.count))
        total.examine(work.check, moments.count)
        guard moments.count > 0 else { return nil }
        let (expected, tolerance) = (expectation.expected, expectation.tolerance)
        var figure = CheckReport.Figure(
            expected: expected, tolerance: tolerance, found: Double(moments.sum) / Double(moments.count), pValue: 1,
            significance: significance, isShare: true)
        switch expectation.value {
        case .share:
            figure.pValue = PlausibilityTest.share(
                hits: Int(truncatingIfNeeded: moments.sum), rows: moments.count, expected: expected,
                tolerance: tolerance)
        case .mean:
            figure.isShare = false
            figure.pValue = PlausibilityTest.mean(
                rows: moments.count, sum: Double(moments.sum), squares: Double(moments.squares), expected: expected,
                tolerance: tolerance)
        }
        guard figure.pValue < significance else { return figure }
        total.violate(work.check, row: -1) {
            Sample(
                detail: "\(FigureWords.number(figure.found)) instead of \(FigureWords.number(expected)) over "
                    + "\(moments.count) rows: by chance with probability \(FigureWords.probability(figure.pValue))")
        }
        return figure
    }

    // MARK: Figures over time

    private func judge(_ work: CheckPlan.AggregationWork, _ place: Int) {
        guard let table = plan.tables.firstIndex(where: { $0.figures.contains { $0.law == place } }),
            let rows = plan.tables[table].figures.first(where: { $0.law == place }), let first = work.series.first
        else { return }
        let figures = sums.figures[place].sorted { $0.row < $1.row }
        let field = plan.tables[table].schema.fields[rows.value]
        total.examine(work.check, figures.count)
        var seen: Set<Int64> = []
        for figure in figures {
            let expected = value(work, figure.span, rows.scale)
            guard !figure.isAligned || figure.value != expected || !seen.insert(figure.span).inserted else { continue }
            total.violate(work.check, row: figure.row) {
                Sample(
                    row: figure.row,
                    detail: figure.isAligned
                        ? figure.value == expected ? "the span is there twice" : "the rows say otherwise"
                        : "the instant is not the beginning of a span",
                    cells: [
                        .init(field.name, CellText.text(figure.value, field)),
                        .init("expected \(field.name)", CellText.text(expected, field)),
                    ])
            }
        }
        // Rows that no figure speaks of.
        let untold = sums.series[first].spans.keys.filter { !seen.contains($0) && isTold($0, figures, work) }
        for span in untold.sorted() {
            let instant = work.law.origin &+ span &* work.law.width
            total.violate(work.check, row: -1) {
                Sample(detail: "no row tells of the span from \(CellText.instant(instant)) on")
            }
        }
    }

    /// Spans with a wrong figure are reported with their row already.
    private func isTold(_ span: Int64, _ figures: [Accumulators.Figure], _ work: CheckPlan.AggregationWork) -> Bool {
        !figures.contains { $0.span == span }
    }

    /// The figure of a span in units of the metric's last decimal.
    private func value(_ work: CheckPlan.AggregationWork, _ span: Int64, _ scale: Int) -> Int64 {
        let moments = work.series.map { sums.series[$0].spans[span] ?? Accumulators.Moments() }
        func rounded(_ numerator: Int128, _ denominator: Int128, _ power: Int) -> Int64 {
            guard denominator > 0 else { return work.law.empty }
            var top = numerator
            var bottom = denominator
            for _ in 0..<max(0, power) { top &*= 10 }
            for _ in 0..<max(0, -power) { bottom &*= 10 }
            let half = bottom / 2
            return Int64(truncatingIfNeeded: top >= 0 ? (top &+ half) / bottom : -((half &- top) / bottom))
        }
        switch work.law.figure {
        case .count: return rounded(Int128(moments[0].count), 1, scale)
        case .sum: return rounded(moments[0].sum, 1, scale - work.valueScale)
        case .mean: return rounded(moments[0].sum, Int128(moments[0].count), scale - work.valueScale)
        case .ratio: return rounded(Int128(moments[0].count), Int128(moments[1].count), scale)
        case .share: return rounded(Int128(moments[0].count), Int128(moments[0].count + moments[1].count), scale)
        }
    }
}

/// Numbers in words of reports.
enum FigureWords {
    /// Up to five decimals.
    static func number(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e12 else { return "\(value)" }
        let text = CellText.decimal(Int64((value * 100_000).rounded()), 5)
        var bytes = Array(text.utf8)
        while bytes.last == 0x30 { bytes.removeLast() }
        if bytes.last == 0x2E { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func probability(_ value: Double) -> String { value < 1e-300 ? "below 1e-300" : "\(value)" }
}
