public import LoamEngine

/// Declares tables that are grown together from the same driver rows. One table is the usual case.
///
/// What several columns have in common, such as the items of an order, is found by stages, once a batch, and kept in scratch
/// memory; a stage runs only where a wanted column needs it.
public final class SourceBuilder {
    public let book: StreamBook
    private let drivers: Int
    private var tables: [TableBuilder] = []
    private var scratch = ScratchPlan()
    private var stages: [StageBody] = []
    private var parts: @Sendable () -> [SourceSection] = { [] }
    private let note: String

    /// - Parameters:
    ///   - drivers: how many driver rows there are.
    ///   - note: what a log says after the number of planned rows.
    public init(drivers: Int, _ book: StreamBook, note: String = "") {
        self.book = book
        self.drivers = drivers
        self.note = note
    }

    /// The table whose rows are the driver rows. It comes first.
    public func table(_ name: String, _ meaning: String, isSecret: Bool = false) -> TableBuilder {
        add(TableBuilder(name, meaning, rows: drivers, book, isSecret: isSecret, children: nil))
    }

    /// A table of which each driver row makes several rows.
    ///
    /// - Parameters:
    ///   - most: the most that a driver row can make.
    ///   - count: how many some driver rows make, exactly, by arithmetic; nil where only growing them tells.
    ///   - stages: after which it is known how many the driver rows of a batch make.
    ///   - found: how many those are.
    public func children(
        _ name: String, _ meaning: String, most: Int, count: (@Sendable (Range<Int>) -> Int)? = nil,
        after stages: Stage..., found: @escaping @Sendable (_ drivers: Int, Scratch) -> Int
    ) -> TableBuilder {
        let needs = stages.reduce(0) { $0 | $1.needs }
        let children = ChildRows(most: most, count: count, stages: needs, found: found)
        return add(TableBuilder(name, meaning, rows: drivers * most, book, isSecret: false, children: children))
    }

    /// Scratch memory.
    ///
    /// - Parameters:
    ///   - each: values for each driver row.
    ///   - extra: values more at the end.
    public func scratch<Value: BitwiseCopyable>(
        _ type: Value.Type, each: Int = 1, extra: Int = 0
    ) -> ScratchColumn<Value> { scratch.add(type, perDriver: each, extra: extra) }

    /// An object that each grower keeps from batch to batch. What it holds must not decide what a cell is.
    public func keep<Kind: AnyObject>(_ make: @escaping @Sendable () -> Kind) -> KeptObject<Kind> { scratch.add(make) }

    /// Declares a stage that finds what columns have in common, for the driver rows of a batch.
    ///
    /// - Parameter stages: those that must have run before it.
    public func prepare(
        after stages: Stage..., by body: @escaping @Sendable (_ drivers: Range<Int>, Scratch) -> Void
    ) -> Stage { prepare(after: stages, by: body) }

    public func prepare(
        after stages: [Stage], by body: @escaping @Sendable (_ drivers: Range<Int>, Scratch) -> Void
    ) -> Stage {
        precondition(self.stages.count < Stage.most, "a source has at most \(Stage.most) stages")
        let needs = stages.reduce(1 << UInt64(self.stages.count)) { $0 | $1.needs }
        self.stages.append(body)
        return Stage(needs: needs)
    }

    /// The named parts that the driver rows fall into.
    public func sections(_ parts: @escaping @Sendable () -> [SourceSection]) { self.parts = parts }

    /// The source, when everything is declared.
    public func finish() -> DeclaredSource {
        let declared = tables.map { $0.finish() }
        return DeclaredSource(
            tables: declared.map(\.schema), driverCount: drivers, note: note, declared: declared, scratch: scratch,
            stages: stages, parts: parts)
    }

    private func add(_ table: TableBuilder) -> TableBuilder {
        tables.append(table)
        return table
    }
}
