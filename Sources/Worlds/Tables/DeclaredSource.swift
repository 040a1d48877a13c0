public import LoamColumns
public import LoamEngine

/// Grows declared tables: runs the fillers whose columns are wanted.
public struct DeclaredSource: Source {
    public let tables: [TableSchema]
    public let driverCount: Int
    public let note: String
    let declared: [DeclaredTable]
    let scratch: ScratchPlan
    let prepare: (@Sendable (Range<Int>, Scratch) -> Void)?
    let parts: @Sendable () -> [SourceSection]

    public var sections: [SourceSection] { parts() }

    /// What the tables keep.
    public var laws: LawBook { declared.reduce(into: LawBook()) { $0 += $1.laws } }

    public func rowCount(table: Int, drivers: Range<Int>) -> Int {
        declared[table].children?.count(drivers) ?? drivers.count
    }

    public func counting(table: Int) -> RowCounting { declared[table].children == nil ? .drivers : .arithmetic }

    public func maximumRows(table: Int, drivers: Int) -> Int { drivers * (declared[table].children?.most ?? 1) }

    public func makeGrower() -> any Grower { DeclaredGrower(self) }
}

/// One thread's share of growing declared tables.
private final class DeclaredGrower: Grower {
    private let source: DeclaredSource
    private let scratch: Scratch

    init(_ source: DeclaredSource) {
        self.source = source
        scratch = Scratch(source.scratch)
    }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        scratch.reserve(drivers.count)
        if let prepare = source.prepare, needsPreparation(batches) { prepare(drivers, scratch) }
        for (table, batch) in zip(source.declared, batches) {
            guard let batch else { continue }
            // Rows of children have no numbers of their own: they are counted from the batch's first.
            let count = table.children?.prepared(drivers.count, scratch) ?? drivers.count
            let rows = table.children == nil ? drivers : 0..<count
            batch.rowCount = count
            let cells = BatchCells(batch: batch, rows: rows)
            for filler in table.fillers where filler.isWanted(batch) { filler.body(drivers, cells, scratch) }
        }
    }

    private func needsPreparation(_ batches: [Batch?]) -> Bool {
        zip(source.declared, batches).contains { table, batch in
            guard let batch else { return false }
            return table.children != nil || table.fillers.contains { $0.readsScratch && $0.isWanted(batch) }
        }
    }
}
