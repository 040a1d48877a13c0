public import LoamBytes

/// Declares what the rows of a table keep. Closures get the cells in the order in which they are named, as `LawCells` says; null
/// is `Law.null`, and arithmetic wraps, since foreign files hold anything.
public final class LawBuilder {
    private let name: String
    private(set) var laws = LawBook()

    /// - Parameter table: the table's name.
    init(_ table: String) { name = table }

    public func law(
        _ law: String, _ meaning: String, reads a: any LawCell, holds: @escaping @Sendable (Int64) -> Bool
    ) { add(law, meaning, [a]) { holds($0[0]) } }

    public func law(
        _ law: String, _ meaning: String, reads a: any LawCell, _ b: any LawCell,
        holds: @escaping @Sendable (Int64, Int64) -> Bool
    ) { add(law, meaning, [a, b]) { holds($0[0], $0[1]) } }

    public func law(
        _ law: String, _ meaning: String, reads a: any LawCell, _ b: any LawCell, _ c: any LawCell,
        holds: @escaping @Sendable (Int64, Int64, Int64) -> Bool
    ) { add(law, meaning, [a, b, c]) { holds($0[0], $0[1], $0[2]) } }

    public func law(
        _ law: String, _ meaning: String, reads a: any LawCell, _ b: any LawCell, _ c: any LawCell, _ d: any LawCell,
        holds: @escaping @Sendable (Int64, Int64, Int64, Int64) -> Bool
    ) { add(law, meaning, [a, b, c, d]) { holds($0[0], $0[1], $0[2], $0[3]) } }

    public func law(
        _ law: String, _ meaning: String, reads a: any LawCell, _ b: any LawCell, _ c: any LawCell, _ d: any LawCell,
        _ e: any LawCell, holds: @escaping @Sendable (Int64, Int64, Int64, Int64, Int64) -> Bool
    ) { add(law, meaning, [a, b, c, d, e]) { holds($0[0], $0[1], $0[2], $0[3], $0[4]) } }

    public func law(
        _ law: String, _ meaning: String, reads a: any LawCell, _ b: any LawCell, _ c: any LawCell, _ d: any LawCell,
        _ e: any LawCell, _ f: any LawCell,
        holds: @escaping @Sendable (Int64, Int64, Int64, Int64, Int64, Int64) -> Bool
    ) { add(law, meaning, [a, b, c, d, e, f]) { holds($0[0], $0[1], $0[2], $0[3], $0[4], $0[5]) } }

    /// A law over more cells: they come in the order in which they are named.
    public func law(
        _ law: String, _ meaning: String, reads cells: [any LawCell], holds: @escaping @Sendable (LawCells) -> Bool
    ) { add(law, meaning, cells, holds) }

    /// Pairs of cells that are the same in each row.
    public func same(_ law: String, _ meaning: String, _ pairs: (any LawCell, any LawCell)...) {
        let count = pairs.count
        add(law, meaning, pairs.flatMap { [$0.0, $0.1] }) { cells in
            for pair in 0..<count where cells[2 * pair] != cells[2 * pair + 1] { return false }
            return true
        }
    }

    private func add(
        _ law: String, _ meaning: String, _ reads: [any LawCell], _ holds: @escaping @Sendable (LawCells) -> Bool
    ) { laws.laws.append(Law(law, of: name, meaning, reads: reads.map(\.path), holds: holds)) }

    /// What each row keeps with the one before it of the same owner; the first has none. Cells of the table itself only.
    public func sequence(
        _ law: String, _ meaning: String, owner: ColumnHandle<some Any>, reads cells: any LawCell...,
        holds: @escaping @Sendable (_ before: LawCells?, _ row: LawCells) -> Bool
    ) {
        laws.sequences.append(
            SequenceLaw(
                law, of: name, meaning, owner: owner.name, reads: cells.map { $0.path.column }, holds: holds))
    }

    /// What each row of a table above keeps with the rows below it: `holds` gets its cells, then the figures.
    ///
    /// - Parameter parent: the key of the table above.
    public func law(
        of parent: ColumnHandle<UUIDWords>, _ law: String, _ meaning: String, reads cells: any LawCell...,
        figures: [ChildLaw.Aggregate], holds: @escaping @Sendable (LawCells) -> Bool
    ) {
        laws.childLaws.append(
            ChildLaw(law, of: parent.table, meaning, reads: cells.map(\.path), children: figures, holds: holds))
    }

    /// A share of the rows that ought to have a property.
    ///
    /// - Parameter tolerance: how far beside `expected` the truth may lie before chance is asked.
    public func expect(
        share: String, _ meaning: String, reads cell: any LawCell, expected: Double, tolerance: Double = 0,
        has: @escaping @Sendable (Int64) -> Bool
    ) {
        laws.expectations.append(
            Expectation(
                share: share, of: name, meaning, reads: [cell.path], expected: expected, tolerance: tolerance
            ) { has($0[0]) })
    }

    /// A share of the rows that ought to have a property, among those that a condition chooses.
    public func expect(
        share: String, _ meaning: String, reads cells: [any LawCell],
        among condition: @escaping @Sendable (LawCells) -> Bool, expected: Double,
        has: @escaping @Sendable (LawCells) -> Bool
    ) {
        laws.expectations.append(
            Expectation(
                share: share, of: name, meaning, reads: cells.map(\.path), among: condition, expected: expected,
                has: has))
    }

    /// A figure of other rows that a row of the table states for the time from its instant on.
    ///
    /// - Parameters:
    ///   - word: which rows state it, by their cell of `column`.
    ///   - width: microseconds that a row covers.
    ///   - origin: an instant at which such a time begins.
    public func aggregation(
        _ law: String, _ meaning: String, of word: some ColumnWord, in column: ColumnHandle<Int32>,
        time: ColumnHandle<Int64>, value: ColumnHandle<Int64>, width: Int64, origin: Int64,
        _ figure: AggregationLaw.Figure
    ) {
        laws.aggregations.append(
            AggregationLaw(
                law, of: name, meaning, time: time.name, where: column.name, is: word.rawValue, value: value.name,
                width: width, origin: origin, figure))
    }

    /// A column that never falls from one row to the next: the order that the table has.
    public func ordered(_ column: ColumnHandle<some Any>) { laws.ordered.append(.init(name, column.name)) }

    /// A column that is unique without being the primary key.
    public func unique(_ column: ColumnHandle<some Any>) { laws.unique.append(.init(name, column.name)) }
}

/// Figures of the rows that refer to a row by this foreign key.
extension ColumnHandle where Value == UUIDWords {
    /// How many there are.
    public var count: ChildLaw.Aggregate { .count(table, via: name) }

    /// The sum of a column.
    public func sum(_ column: ColumnHandle<some Any>) -> ChildLaw.Aggregate { .sum(table, via: name, column.name) }

    /// A figure of a value that is computed from cells; rows for which it is nil are left out.
    public func figure(
        _ kind: ChildLaw.Aggregate.Kind, _ cells: any LawCell...,
        value: @escaping @Sendable (LawCells) -> Int64?
    ) -> ChildLaw.Aggregate { .init(kind, of: table, via: name, reads: cells.map(\.path), value: value) }
}

extension ColumnHandle where Value == Int64 {
    /// The rows of the table at these instants, of those whose cells fulfil a condition; for aggregations.
    public func series(_ cells: any LawCell..., where condition: @escaping @Sendable (LawCells) -> Bool = { _ in true })
        -> AggregationLaw.Series
    { AggregationLaw.Series(table, at: name, reads: cells.map(\.path), where: condition) }
}
