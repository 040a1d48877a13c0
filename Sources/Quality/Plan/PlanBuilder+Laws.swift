internal import LoamColumns
internal import LoamWorlds

/// Laws at the ends of flows.
extension PlanBuilder {
    mutating func addLawFlows() {
        for law in book.laws { add(law) }
        for law in book.sequences { add(law) }
        for expectation in book.expectations { add(expectation) }
        addAggregations()
        for flow in plan.flows.indices { plan.flows[flow].recordWidth = plan.flows[flow].width }
        // Last, since their cells stay behind when a record waits.
        for law in book.childLaws { add(law) }
    }

    /// Why a law about some paths cannot be evaluated; nil where it can.
    private func obstacle(_ name: String, _ paths: [CellPath]) -> String? {
        guard let table = table(name) else { return absence(name) }
        for path in paths where field(table, path) == nil {
            guard let key = path.keys.first else { return "\(name) has no column \(path)" }
            let parent = plan.tables[table].schema.fields.first { $0.name == key }?.references?.table
            return "\(path): " + absence(parent ?? key)
        }
        if isQuick && !waysUp(table, paths).isEmpty { return "--quick" }
        return nil
    }

    private mutating func add(_ law: Law) {
        let check = plan.add(
            Check(
                law.name, .laws, table: law.table, severity: law.severity, law.meaning,
                hint: "the rows contradict the model; look at the cells named here"))
        if let obstacle = obstacle(law.table, law.reads) {
            plan.skipped[check] = obstacle
            return
        }
        guard let table = table(law.table) else { return }
        let place = flow(table, waysUp(table, law.reads))
        var flow = plan.flows[place]
        let offset = addCells(law.reads, to: &flow)
        let cells = law.reads.compactMap { path in field(table, path).map { (path: path, field: $0) } }
        flow.laws.append(
            .init(holds: law.holds, check: check, offset: offset, mask: mask(law.reads, &flow), cells: cells))
        plan.flows[place] = flow
    }

    private mutating func add(_ law: SequenceLaw) {
        let check = plan.add(
            Check(
                law.name, .laws, table: law.table, severity: law.severity, law.meaning,
                hint: "the row contradicts the one before it; look at the cells named here"))
        let paths = ([law.owner] + law.reads).map { CellPath($0) }
        if let obstacle = obstacle(law.table, paths) {
            plan.skipped[check] = obstacle
            return
        }
        guard let table = table(law.table) else { return }
        if plan.tables[table].isScattered {
            plan.skipped[check] = CheckPlan.Table.scatteredReason
            return
        }
        let columns = paths.compactMap { plan.tables[table].schema.index(of: $0.column) }
        plan.tables[table].sequences.append(.init(law: law, columns: columns, check: check))
    }

    /// The places of the cells of some paths, one after the other.
    private mutating func addCells(_ paths: [CellPath], to flow: inout Flow) -> Int {
        let offset = flow.width
        for path in paths { addCell(path, to: &flow) }
        // A law without cells still gets a pointer into the record.
        return min(offset, flow.width - 1)
    }

    private mutating func add(_ expectation: Expectation) {
        let check = plan.add(
            Check(
                expectation.name, .plausibility, table: expectation.table, severity: expectation.severity,
                expectation.meaning, hint: "rows are missing, were added or changed; docs/check.md has the test"))
        if let obstacle = obstacle(expectation.table, expectation.reads) {
            plan.skipped[check] = obstacle
            return
        }
        guard let table = table(expectation.table) else { return }
        let place = flow(table, waysUp(table, expectation.reads))
        var flow = plan.flows[place]
        let offset = addCells(expectation.reads, to: &flow)
        flow.expectations.append(
            .init(
                place: plan.expectations.count, offset: offset, mask: mask(expectation.reads, &flow),
                condition: expectation.condition,
                value: expectation.value))
        plan.flows[place] = flow
        let scale = expectation.reads.first.flatMap { field(table, $0) }.flatMap { Domain.scale($0.type) } ?? 0
        plan.expectations.append(.init(expectation: expectation, check: check, scale: scale))
    }

    private mutating func addAggregations() {
        for law in book.aggregations {
            let check = plan.add(
                Check(
                    law.name, .figures, table: law.table, column: law.valueColumn, severity: law.severity, law.meaning,
                    hint: "the figures and the rows that they are about were not grown together"))
            let obstacles = law.series.compactMap { obstacle($0.table, $0.reads + [CellPath($0.time)]) }
            let metric = [law.timeColumn, law.valueColumn] + (law.nameColumn.map { [$0] } ?? [])
            let own = obstacle(law.table, metric.map { CellPath($0) })
            if let obstacle = own ?? obstacles.first ?? (isShare ? "a share holds a part of the rows only" : nil) {
                plan.skipped[check] = obstacle
                continue
            }
            var work = CheckPlan.AggregationWork(law: law, check: check, series: [], valueScale: 0)
            for series in law.series {
                work.series.append(plan.series)
                add(series, law)
                if let table = table(series.table), let first = series.reads.first {
                    work.valueScale = field(table, first).flatMap { Domain.scale($0.type) } ?? 0
                }
                plan.series += 1
            }
            plan.aggregations.append(work)
            // A row of which any cell cannot be read is left out of all sums, and so are the rows below it.
            let paths =
                [(law.table, metric.map { CellPath($0) })]
                + law.series.map { ($0.table, $0.reads + [CellPath($0.time)]) }
            plan.wanted[check] = paths.reduce(into: []) { nodes, entry in
                guard let table = table(entry.0) else { return }
                for path in entry.1 { nodes.formUnion(rows(table, path)) }
            }
        }
    }

    /// Every column of the tables on the way of a path.
    private func rows(_ table: Int, _ path: CellPath) -> Set<Node> {
        let own = Set(plan.tables[table].schema.fields.indices.map { Node(table: table, column: $0) })
        guard let key = path.keys.first, let above = target(table, key) else { return own }
        return rows(above.table, path.rest).union(own)
    }

    private mutating func add(_ series: AggregationLaw.Series, _ law: AggregationLaw) {
        guard let table = table(series.table) else { return }
        let place = flow(table, waysUp(table, series.reads))
        var flow = plan.flows[place]
        let time = addCell(CellPath(series.time), to: &flow)
        let offset = addCells(series.reads, to: &flow)
        let value: (@Sendable (LawCells) -> Int64)? =
            switch law.figure {
            case .sum(_, let value), .mean(_, let value): value
            default: nil
            }
        flow.series.append(
            .init(
                place: plan.series, width: law.width, origin: law.origin, timeOffset: time, offset: offset,
                mask: mask(series.reads, &flow),
                condition: series.condition, value: value))
        plan.flows[place] = flow
    }

    /// Rows of metric tables, which are compared with the series in the end.
    mutating func addFigures() {
        for (place, work) in plan.aggregations.enumerated() {
            let law = work.law
            guard let table = table(law.table) else { continue }
            let schema = plan.tables[table].schema
            guard let time = schema.index(of: law.timeColumn), let value = schema.index(of: law.valueColumn) else {
                continue
            }
            let name = law.nameColumn.flatMap { schema.index(of: $0) }
            var word = Law.text(law.word)
            if let name, case .dictionary(let enumeration) = schema.fields[name].type {
                word = Int64(enumeration.index(of: law.word) ?? -1)
            }
            plan.tables[table].figures.append(
                .init(
                    law: place, time: time, name: name, word: word, value: value,
                    scale: Domain.scale(schema.fields[value].type) ?? 0, check: work.check))
        }
    }
}
