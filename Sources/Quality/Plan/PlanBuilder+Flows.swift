internal import LoamColumns
internal import LoamEngine
internal import LoamWorlds

/// Flows of rows through joins to what they are compared with.
extension PlanBuilder {
    /// Keys, unique columns, and foreign keys into tables that are not in memory.
    mutating func addKeyFlows() {
        for table in plan.tables.indices {
            let schema = plan.tables[table].schema
            if let key = primaryKey(table) {
                let check = plan.add(
                    Check(
                        "primary_key", .keys, table: schema.name, column: schema.primaryKey,
                        "\(schema.primaryKey) is unique", hint: "a row is there twice, or a key was changed"))
                let hasChildren = book.childLaws.contains { $0.table == schema.name }
                if plan.tables[table].isResident {
                    plan.tables[table].keyCheck = check
                    addResidentFlow(table, key)
                } else if isQuick {
                    plan.skipped[check] = "--quick"
                }
                if !isQuick && (!plan.tables[table].isResident || hasChildren) {
                    addJoin(Node(table: table, column: key), check: plan.tables[table].isResident ? -1 : check)
                }
            }
            for unique in book.unique where unique.table == schema.name {
                guard let column = schema.index(of: unique.column) else { continue }
                let check = plan.add(
                    Check(
                        "unique", .keys, table: schema.name, column: unique.column, "\(unique.column) is unique",
                        hint: "a row is there twice, or a value was changed"))
                if isQuick {
                    plan.skipped[check] = "--quick"
                } else {
                    addJoin(Node(table: table, column: column), check: check)
                }
            }
        }
        for table in plan.tables.indices {
            let fields = plan.tables[table].schema.fields
            for (column, field) in fields.enumerated() {
                guard let reference = field.references,
                    !plan.tables[table].lookups.contains(where: { $0.column == column })
                else { continue }
                addForeignKeyFlow(table, column, reference)
            }
        }
    }

    /// A flow for a foreign key alone; laws that take the same way join it later.
    private mutating func addForeignKeyFlow(_ table: Int, _ column: Int, _ reference: ForeignKey) {
        let check = addForeignKeyCheck(table, column)
        guard let node = target(table, plan.tables[table].schema.fields[column].name) else {
            plan.skipped[check] = absence(reference.table)
            return
        }
        if isQuick {
            plan.skipped[check] = "--quick"
            return
        }
        if joinOf[node] == nil { addJoin(node, check: -1) }
        let flow = flow(table, [column])
        if let step = plan.flows[flow].steps.firstIndex(where: { $0.column == column }) {
            plan.flows[flow].steps[step].check = check
        }
    }

    /// Why rows of a table cannot be looked at, or for.
    func absence(_ name: String) -> String {
        if table(name) != nil { return "this share holds a part of \(name) only" }
        return unread[name].map { "the table \(name) is not read: \($0)" } ?? "the table \(name) is not there"
    }

    /// The join of a node, with the flow of its rows.
    private mutating func addJoin(_ node: Node, check: Int) {
        if let join = joinOf[node] {
            if check >= 0 { plan.joins[join].check = check }
            return
        }
        let join = plan.joins.count
        joinOf[node] = join
        plan.joins.append(Join(table: node.table, column: node.column, check: check))
        plan.joins[join].stream = -1
        var flow = Flow(table: node.table, end: .build(join: join))
        flow.keyColumn = node.column
        flow.keyOffset = flow.take(2)
        addPayload(&flow, node)
        plan.joins[join].flow = plan.flows.count
        register(flow)
    }

    private mutating func addResidentFlow(_ table: Int, _ key: Int) {
        var flow = Flow(table: table, end: .resident)
        flow.keyColumn = key
        flow.keyOffset = flow.take(2)
        addPayload(&flow, Node(table: table, column: key))
        plan.tables[table].residentFlow = plan.flows.count
        register(flow)
    }

    /// The cells that others want, after the key in the order of `needs`.
    private mutating func addPayload(_ flow: inout Flow, _ node: Node) {
        for path in needs[node] ?? [] { addCell(path, to: &flow) }
    }

    mutating func register(_ flow: Flow) {
        plan.tables[flow.table].flows.append(plan.flows.count)
        plan.flows.append(flow)
    }

    /// The place of a path's cell in the flow's record, which grows by it.
    @discardableResult
    mutating func addCell(_ path: CellPath, to flow: inout Flow) -> Int {
        let offset = flow.take(1)
        let schema = plan.tables[flow.table].schema
        guard let key = path.keys.first else {
            if let column = schema.index(of: path.column) {
                flow.cells.append(.init(source: .own(column: column, prefix: path.prefix), offset: offset))
            }
            return offset
        }
        guard let node = target(flow.table, key), let place = needs[node]?.firstIndex(of: path.rest),
            let column = schema.index(of: key)
        else { return offset }
        if let lookup = plan.tables[flow.table].lookups.firstIndex(where: { $0.column == column }) {
            flow.cells.append(
                .init(source: .resident(lookup: lookup, word: 3 + place), offset: offset, way: flow.way(column)))
        } else {
            let step = addStep(column, node, to: &flow)
            flow.steps[step].fetches.append((from: 3 + place, to: offset))
        }
        return offset
    }

    /// The flow's step for a foreign key.
    mutating func addStep(_ column: Int, _ node: Node, to flow: inout Flow) -> Int {
        if let step = flow.steps.firstIndex(where: { $0.column == column }) { return step }
        // Joins may be added while flows are: the number is settled by `orderJoins`.
        if joinOf[node] == nil { addJoin(node, check: -1) }
        let offset = flow.take(2)
        flow.steps.append(.init(join: joinOf[node] ?? 0, column: column, keyOffset: offset, way: flow.way(column)))
        return flow.steps.count - 1
    }

    /// The flags that leave a row out of what reads some paths.
    func mask(_ paths: [CellPath], _ flow: inout Flow) -> UInt64 {
        let schema = plan.tables[flow.table].schema
        let columns = paths.compactMap { $0.keys.first.flatMap { schema.index(of: $0) } }
        return columns.reduce(RecordRow.incomplete) { $0 | flow.way($1) }
    }

    /// Foreign keys of a table on whose joins some paths depend.
    func waysUp(_ table: Int, _ paths: [CellPath]) -> [Int] {
        let schema = plan.tables[table].schema
        let keys = paths.compactMap { $0.keys.first.flatMap { schema.index(of: $0) } }
        return Array(Set(keys.filter { key in !plan.tables[table].lookups.contains { $0.column == key } })).sorted()
    }

    /// The flow of a table that goes through just these joins and ends with laws.
    mutating func flow(_ table: Int, _ columns: [Int]) -> Int {
        for flow in plan.tables[table].flows {
            guard case .laws = plan.flows[flow].end else { continue }
            if plan.flows[flow].steps.map(\.column).sorted() == columns { return flow }
        }
        var flow = Flow(table: table, end: .laws)
        for column in columns {
            guard let node = target(table, plan.tables[table].schema.fields[column].name) else { continue }
            _ = addStep(column, node, to: &flow)
        }
        register(flow)
        return plan.flows.count - 1
    }
}
