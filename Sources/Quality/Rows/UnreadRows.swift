internal import LoamColumns
internal import LoamEngine
internal import LoamReading

/// What could not be read of each table. Checks that follow from it are not judged: the cause is reported, not its consequences.
struct UnreadRows {
    private let plan: CheckPlan
    private let readings: [TableReading.Outcome]
    /// Files that the manifest names and that are not there, by table.
    private let missing: [String: [String]]

    init(_ plan: CheckPlan, _ readings: [TableReading.Outcome], missing: [String: [String]]) {
        self.plan = plan
        self.readings = readings
        self.missing = missing
    }

    /// Why a check is not judged; nil where it is.
    ///
    /// - Parameter tally: what it has looked at and found.
    func reason(_ check: Int, _ tally: Tally) -> String? {
        let wanted = (plan.wanted[check] ?? []).sorted { ($0.table, $0.column) < ($1.table, $1.column) }
        for node in wanted {
            if let reason = absence(node.table) ?? illegible(node) { return reason }
        }
        let about = plan.checks[check]
        if about.family != .manifest, let reason = damage(about.table, check) { return reason }
        guard tally.examined == 0, tally.violations == 0, about.family != .manifest, !about.table.isEmpty else {
            return nil
        }
        let tables = plan.tables.indices.filter { plan.tables[$0].schema.name == about.table }
        if let reason = tables.lazy.compactMap(absence).first { return reason }
        return tables.allSatisfy { readings[$0].rows == 0 }
            ? "\(about.table) has no rows" : "no row of \(about.table) has the cells that it is about"
    }

    /// What comes out of a file whose decompression fails is no row of the table.
    private func damage(_ table: String, _ check: Int) -> String? {
        for (work, reading) in zip(plan.tables, readings) where work.schema.name == table && work.cutCheck != check {
            let files = zip(work.files, reading.files)
            if let file = files.first(where: { $0.rowFormat != nil && $1.damage != nil })?.0 {
                return "\(file.name) is damaged"
            }
        }
        return nil
    }

    /// Why rows of a table are not known.
    private func absence(_ table: Int) -> String? {
        let work = plan.tables[table]
        let name = work.schema.name
        if let file = missing[name]?.first { return "rows of \(name) are not known: \(file) is missing" }
        for (file, facts) in zip(work.files, readings[table].files)
        where facts.damage != nil || facts.isCut || facts.isEmpty && file.hasHeader {
            return "rows of \(name) are not known: \(file.name) cannot be read to its end"
        }
        for (place, faults) in readings[table].faults.sorted(by: { $0.key < $1.key })
        where faults.contains(where: { $0.kind != .contradiction }) {
            return "rows of \(name) are not known: a part of \(work.files[place].name) cannot be read"
        }
        return nil
    }

    private func illegible(_ node: CheckPlan.Node) -> String? {
        let schema = plan.tables[node.table].schema
        guard let rows = readings[node.table].unreadable[node.column] else { return nil }
        let column = schema.fields[node.column].name
        return rows == 1
            ? "a row of \(schema.name) has no \(column) that can be read"
            : "\(rows) rows of \(schema.name) have no \(column) that can be read"
    }
}
