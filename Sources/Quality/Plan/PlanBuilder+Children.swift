internal import LoamColumns
internal import LoamWorlds

/// Laws over the rows below a row, and the order of joins.
extension PlanBuilder {
    mutating func add(_ law: ChildLaw) {
        let check = plan.add(
            Check(
                law.name, .laws, table: law.table, severity: law.severity, law.meaning,
                hint: "rows below are missing, were added or changed"))
        if let obstacle = obstacle(law) {
            plan.skipped[check] = obstacle
            return
        }
        guard let table = table(law.table), let key = primaryKey(table),
            let join = joinOf[Node(table: table, column: key)]
        else { return }
        let needed = needs[Node(table: table, column: key)] ?? []
        let place = plan.joins[join].flow
        var rows = plan.flows[place]
        let mask = mask(law.reads, &rows)
        plan.flows[place] = rows
        var numbers = Join.ChildNumbers(
            holds: law.holds, check: check, reads: [], accumulators: [], names: [],
            mask: mask, aggregates: law.children)
        for path in law.reads {
            guard let place = needed.firstIndex(of: path), let field = field(table, path) else { continue }
            numbers.reads.append(3 + place)
            numbers.names.append((path, field))
        }
        for child in law.children {
            let accumulator = plan.joins[join].kinds.count
            plan.joins[join].kinds.append(child.kind)
            numbers.accumulators.append(accumulator)
            addContribution(child, Node(table: table, column: key), accumulator)
        }
        plan.joins[join].numbers.append(numbers)
        plan.wanted[check] = Set(
            law.children.compactMap { child in
                self.table(child.table).flatMap { place in
                    plan.tables[place].schema.index(of: child.via).map { Node(table: place, column: $0) }
                }
            })
    }

    private func obstacle(_ law: ChildLaw) -> String? {
        guard let table = table(law.table), let key = primaryKey(table) else {
            return absence(law.table)
        }
        if isQuick { return "--quick" }
        for path in law.reads where field(table, path) == nil { return "\(law.table) has no column \(path)" }
        for child in law.children {
            guard let place = self.table(child.table) else { return absence(child.table) }
            guard target(place, child.via) == Node(table: table, column: key) else {
                return "\(child.table).\(child.via) does not point to \(law.table)"
            }
            for path in child.reads where !path.keys.isEmpty || field(place, path) == nil {
                return "\(child.table) has no column \(path)"
            }
        }
        return nil
    }

    private mutating func addContribution(_ child: ChildLaw.Aggregate, _ parent: Node, _ accumulator: Int) {
        guard let table = table(child.table), let column = plan.tables[table].schema.index(of: child.via) else {
            return
        }
        let place = contributionFlow(table, column, parent)
        var flow = plan.flows[place]
        let cells = flow.take(0)
        for path in child.reads { addCell(path, to: &flow) }
        let offset = min(cells, flow.width - 1)
        flow.contributions.append(
            .init(value: child.value, offset: offset, valueOffset: 0, accumulator: accumulator))
        plan.flows[place] = flow
    }

    /// The flow of child rows through the one join with their parents.
    private mutating func contributionFlow(_ table: Int, _ column: Int, _ parent: Node) -> Int {
        let found = plan.tables[table].flows.first { flow in
            guard case .laws = plan.flows[flow].end else { return false }
            return plan.flows[flow].steps.map(\.column) == [column]
        }
        if let found { return found }
        var flow = Flow(table: table, end: .laws)
        _ = addStep(column, parent, to: &flow)
        flow.recordWidth = flow.width
        register(flow)
        return plan.flows.count - 1
    }

    /// Puts joins into an order in which every record is whole before others look for it, numbers streams, and gives
    /// contributions their places.
    mutating func orderJoins() {
        var order: [Int] = []
        var seen: Set<Int> = []
        func visit(_ join: Int) {
            guard seen.insert(join).inserted else { return }
            for step in plan.flows[plan.joins[join].flow].steps where step.join != join { visit(step.join) }
            order.append(join)
        }
        for join in plan.joins.indices { visit(join) }
        let place = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($0.element, $0.offset) })
        plan.joins = order.map { plan.joins[$0] }
        for flow in plan.flows.indices { settle(flow, place) }
        for join in plan.joins.indices {
            plan.joins[join].stream = addStream(plan.flows[plan.joins[join].flow].recordWidth)
        }
    }

    private mutating func settle(_ place: Int, _ joinPlace: [Int: Int]) {
        var flow = plan.flows[place]
        for step in flow.steps.indices { flow.steps[step].join = joinPlace[flow.steps[step].join] ?? 0 }
        flow.steps.sort { ($0.join, $0.column) < ($1.join, $1.column) }
        if case .build(let join) = flow.end {
            let own = joinPlace[join] ?? 0
            flow.end = .build(join: own)
            // Keys that go round in a circle: such cells stay unknown, and laws that want them leave the rows out.
            flow.isIncomplete = flow.steps.contains { $0.join >= own }
            flow.steps.removeAll { $0.join >= own }
        }
        // Values of contributions follow the rest of the record, and the cells that they are made of follow them.
        if !flow.contributions.isEmpty {
            let added = flow.contributions.count
            let first = flow.recordWidth
            for cell in flow.cells.indices where flow.cells[cell].offset >= first { flow.cells[cell].offset += added }
            for number in flow.contributions.indices {
                if flow.contributions[number].offset >= first { flow.contributions[number].offset += added }
                flow.contributions[number].valueOffset = first + number
            }
            flow.recordWidth += added
            flow.width += added
        }
        for step in flow.steps.indices {
            flow.steps[step].stream = addStream(flow.recordWidth)
            plan.joins[flow.steps[step].join].waiting.append((flow: place, step: step))
        }
        plan.flows[place] = flow
    }

    private mutating func addStream(_ width: Int) -> Int {
        plan.streamWidths.append(width)
        plan.streams += 1
        return plan.streams - 1
    }
}
