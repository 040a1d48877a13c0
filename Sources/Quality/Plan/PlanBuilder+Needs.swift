internal import LoamColumns
internal import LoamWorlds

/// Which cells rows want of the rows above them, and which tables are kept in memory for it.
extension PlanBuilder {
    mutating func collectNeeds() {
        for law in book.laws { need(law.table, law.reads) }
        for expectation in book.expectations { need(expectation.table, expectation.reads) }
        for law in book.aggregations { for series in law.series { need(series.table, series.reads) } }
        for law in book.childLaws {
            guard let table = table(law.table), let key = primaryKey(table) else { continue }
            for path in law.reads { need(Node(table: table, column: key), path) }
            for child in law.children { need(child.table, child.reads) }
        }
    }

    func primaryKey(_ table: Int) -> Int? {
        let schema = plan.tables[table].schema
        return schema.index(of: schema.primaryKey)
    }

    private mutating func need(_ name: String, _ paths: [CellPath]) {
        guard let table = table(name) else { return }
        for path in paths {
            guard let key = path.keys.first, let node = target(table, key), field(table, path) != nil else { continue }
            need(node, path.rest)
        }
    }

    private mutating func need(_ node: Node, _ path: CellPath) {
        guard field(node.table, path) != nil, needs[node]?.contains(path) != true else { return }
        needs[node, default: []].append(path)
        if let key = path.keys.first, let above = target(node.table, key) { need(above, path.rest) }
    }

    /// Keeps small tables in memory, so that the rows below find them at once; the order of reading puts them first.
    mutating func chooseResidents() {
        var left = residentBudget
        var residents: [Int] = []
        var fits: Set<Int> = []
        let bySize = plan.tables.indices.sorted { (estimate($0), $0) < (estimate($1), $1) }
        for table in bySize where estimate(table) <= min(left, residentBudget / 4) {
            left -= estimate(table)
            fits.insert(table)
        }
        // A table's cells from further up must be in memory before it is.
        for table in plan.tables.indices where fits.contains(table) {
            guard let key = primaryKey(table) else { continue }
            let above = (needs[Node(table: table, column: key)] ?? []).compactMap { $0.keys.first }
            let isReady = above.allSatisfy { column in
                guard let node = target(table, column) else { return false }
                return residents.contains(node.table) && primaryKey(node.table) == node.column
            }
            if isReady { residents.append(table) }
        }
        let order = residents + plan.tables.indices.filter { !residents.contains($0) }
        reorder(order)
        for place in residents.indices { plan.tables[place].isResident = true }
        for table in plan.tables.indices { addLookups(table) }
    }

    private func estimate(_ table: Int) -> Int {
        let schema = plan.tables[table].schema
        let payload = schema.index(of: schema.primaryKey).flatMap { needs[Node(table: table, column: $0)]?.count } ?? 0
        // Twice the record, for the look-up and for growing.
        let bytes = (3 + payload) * 8 * 2 + 16
        let (product, overflows) = (rowEstimates[schema.name] ?? 0).multipliedReportingOverflow(by: bytes)
        return overflows ? Int.max / 2 : min(product, Int.max / 2)
    }

    private mutating func reorder(_ order: [Int]) {
        plan.tables = order.map { plan.tables[$0] }
        let place = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($0.element, $0.offset) })
        needs = Dictionary(
            uniqueKeysWithValues: needs.map { node, paths in
                (Node(table: place[node.table] ?? 0, column: node.column), paths)
            })
    }

    private mutating func addLookups(_ table: Int) {
        let schema = plan.tables[table].schema
        for (column, field) in schema.fields.enumerated() {
            guard let node = target(table, field.name), isResident(node), node.table < table else { continue }
            plan.tables[table].lookups.append(
                .init(column: column, target: node.table, check: addForeignKeyCheck(table, column)))
        }
    }

    /// Whether the rows of a node are found in memory.
    func isResident(_ node: Node) -> Bool {
        plan.tables[node.table].isResident && primaryKey(node.table) == node.column
    }

    mutating func addForeignKeyCheck(_ table: Int, _ column: Int) -> Int {
        let schema = plan.tables[table].schema
        let field = schema.fields[column]
        let parent = field.references.map { "\($0.table).\($0.column)" } ?? ""
        let check = plan.add(
            Check(
                "foreign_key", .keys, table: schema.name, column: field.name,
                "\(field.name) points to a row of \(parent)",
                hint: "write the parents too (--with-parents), or remove the rows that point nowhere"))
        if let parents = target(table, field.name) { plan.wanted[check] = [parents] }
        return check
    }
}

extension AggregationLaw {
    /// The series that it is made of.
    var series: [Series] {
        switch figure {
        case .count(let series), .sum(let series, _), .mean(let series, _): [series]
        case .ratio(let first, let second), .share(let first, let second): [first, second]
        }
    }
}
