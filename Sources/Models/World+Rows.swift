public import LoamColumns
internal import LoamDocuments
public import LoamEngine

extension World {
    /// Rows of a table, batch by batch: `for batch in try world.rows(of: "orders")`.
    ///
    /// - Parameters:
    ///   - columns: names of those that are wanted; nil for all. Columns left out cost nothing where the table can do without them.
    ///   - rows: all of them, those of some numbers, or a share.
    ///   - batchRows: rows of a batch, roughly; changes no cell.
    /// - Throws: `unknown_table` and `unknown_column` with the nearest name; `unknown_row`.
    public func rows(
        of table: String, columns: [String]? = nil, rows: RowSelection = .all,
        batchRows: Int = RunPlan.normalBatchRows
    ) throws(RunError) -> RowBatches {
        let locator = try locator(of: table)
        let schema = locator.source.tables[locator.table]
        let indexes = try columns?.map { name throws(RunError) in try schema.demandIndex(of: name) }
        return try RowBatches(
            locator.source, table: locator.table, columns: indexes, rows: rows, batchRows: batchRows)
    }
}

extension Batch {
    /// The column of a name. Costs a look at every name, so look it up once a batch and not once a row.
    ///
    /// - Throws: `unknown_column` with the nearest name, also for columns that were not asked for, whose cells mean nothing.
    public func column(_ name: String) throws(RunError) -> Column {
        let index = try schema.demandIndex(of: name)
        guard wanted[index] else {
            throw RunError(
                .unknownColumn, "column \(name) of table \(schema.name) was not asked for", location: schema.name,
                hint: "name it among the columns of rows(of:columns:)")
        }
        return columns[index]
    }
}

extension TableSchema {
    fileprivate func demandIndex(of name: String) throws(RunError) -> Int {
        if let index = index(of: name) { return index }
        throw RunError(
            .unknownColumn, "table \(self.name) has no column \(name)", location: self.name,
            hint: NearestName.hint(name, in: fields.map(\.name)))
    }
}
