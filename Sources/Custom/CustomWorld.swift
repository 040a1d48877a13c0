internal import LoamWorlds

/// A planned custom world: its tables in the recipe's order. Immutable.
final class CustomWorld: Sendable {
    let tables: [TablePlan]
    let end: Instant

    init(_ recipe: Recipe, seed: UInt64, start: Instant) throws(DocumentError) {
        let planner = try WorldPlanner(recipe, seed: seed, start: start)
        tables = try planner.plan()
        end = planner.end
        for table in tables.indices { try checkFrames(table, planner) }
    }

    /// Refuses a table whose columns follow references to references in more ways than can be grown.
    private func checkFrames(_ table: Int, _ planner: WorldPlanner) throws(DocumentError) {
        let budget = FrameBudget()
        let frame = Frame(self, table: table, budget: budget)
        for column in tables[table].columns.indices { _ = frame.vector(ofColumn: column) }
        guard budget.isExceeded else { return }
        let declaration = planner.declarations[table]
        throw DeclarationReader(file: planner.file).error(
            .tooLarge, "columns of \(declaration.name) follow references in more than \(CustomLimits.frames) ways",
            declaration.entry, "tables." + declaration.name, hint: "let fewer expressions lead through references")
    }

    /// The tables below one, children before grandchildren, the table itself first.
    func family(of table: Int) -> [Int] {
        var family = [table]
        var place = 0
        while place < family.count {
            for other in tables.indices where tables[other].rows.parent == family[place] { family.append(other) }
            place += 1
        }
        return family
    }

    /// The table whose rows drive a table's rows.
    func root(of table: Int) -> Int {
        var table = table
        while let parent = tables[table].rows.parent { table = parent }
        return table
    }
}
