internal import LoamBytes
public import LoamColumns

/// The labels of a world: every row that an effect touched, in the one schema that all models share. Worlds with groups have two more
/// tables, `label_groups` and `label_members`, by which a group leads to its labels and a label to its group.
///
/// Costs nothing until labels are grown: rows that may carry marks are settled a second time then.
public struct GroundTruth: Sendable {
    public let source: DeclaredSource
    private let plan: LabelPlan

    /// - Parameters:
    ///   - kinds: all kinds of effects that the model knows, in the order of the column's words.
    ///   - tables: the tables whose rows are labelled, in the order of the column's words.
    ///   - most: labels of one driver row at most.
    public init(
        _ marks: MarkBook, kinds: [String], tables: [LabelledTable], parts: [LabelledPart], most: Int,
        _ book: StreamBook
    ) {
        plan = LabelPlan(marks.all, tables, parts, most: most)
        let builder = SourceBuilder(drivers: plan.drivers, book)
        let found = builder.keep { [plan] in FoundLabels(plan) }
        let labels = LabelTable(plan, kinds, builder, found)
        if plan.hasGroups { LabelGroups(plan, labels, builder, found).declare() }
        source = builder.finish()
    }

    /// What effects did to a row of a table that was grown from a driver row.
    ///
    /// - Parameter driver: the driver row that grew it.
    public func touches(_ batch: Batch, row: Int, driver: Int) -> [EffectTouch] {
        guard let table = plan.tables.firstIndex(where: { $0.name == batch.schema.name }),
            let key = batch.schema.index(of: batch.schema.primaryKey)
        else { return [] }
        let settled = plan.parts.filter { $0.part.tables.contains(table) }.flatMap { part, all in
            (part.groups.map { $0(table, driver) } ?? [driver]).filter { $0 < part.drivers }.map { all.lowerBound + $0 }
        }
        let found = FoundLabels(plan)
        return settled.flatMap { driver in
            found.find(driver..<driver + 1)
            return found.list.labels.filter {
                $0.table == table && plan.tables[table].keys.uuid($0.row) == batch.columns[key].uuid[row]
            }.map { EffectTouch(plan.marks[$0.mark]) }
        }
    }
}
