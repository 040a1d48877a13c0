public import LoamColumns
public import LoamEngine

/// Grows declared tables: runs the fillers whose columns are wanted.
public struct DeclaredSource: Source {
    public let tables: [TableSchema]
    public let driverCount: Int
    public let note: String
    let declared: [DeclaredTable]
    let scratch: ScratchPlan
    let stages: [StageBody]
    let parts: @Sendable () -> [SourceSection]

    public var sections: [SourceSection] { parts() }

    /// What the tables keep.
    public var laws: LawBook { declared.reduce(into: LawBook()) { $0 += $1.laws } }

    public func rowCount(table: Int, drivers: Range<Int>) -> Int {
        guard let children = declared[table].children else { return drivers.count }
        return children.count.map { $0(drivers) } ?? DeclaredGrower(self).count(children, drivers)
    }

    public func counting(table: Int) -> RowCounting {
        guard let children = declared[table].children else { return .drivers }
        return children.count == nil ? .growing : .arithmetic
    }

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
        run(stages(batches), drivers)
        for (table, batch) in zip(source.declared, batches) {
            guard let batch else { continue }
            // Rows of children have no numbers of their own: they are counted from the batch's first.
            let rows = table.children.map { 0..<$0.found(drivers.count, scratch) } ?? drivers
            batch.rowCount = rows.count
            let cells = BatchCells(batch: batch, rows: rows)
            for filler in table.fillers where filler.isWanted(batch) { filler.body(drivers, cells, scratch) }
        }
    }

    /// The rows of children that only finding them tells: batch by batch, in the memory of one.
    func count(_ children: ChildRows, _ drivers: Range<Int>) -> Int {
        var rows = 0
        var left = drivers
        while !left.isEmpty {
            let piece = left.prefix(1024)
            left = left.dropFirst(1024)
            run(children.stages, piece)
            rows += children.found(piece.count, scratch)
        }
        return rows
    }

    private func run(_ wanted: UInt64, _ drivers: Range<Int>) {
        scratch.reserve(drivers.count)
        for (index, stage) in source.stages.enumerated() where wanted >> UInt64(index) & 1 == 1 {
            stage(drivers, scratch)
        }
    }

    /// What the wanted columns need.
    private func stages(_ batches: [Batch?]) -> UInt64 {
        zip(source.declared, batches).reduce(0) { needed, table in
            guard let batch = table.1 else { return needed }
            let fillers = table.0.fillers.reduce(0) { $0 | ($1.isWanted(batch) ? $1.stages : 0) }
            return needed | fillers | (table.0.children?.stages ?? 0)
        }
    }
}
