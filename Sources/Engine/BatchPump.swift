public import LoamColumns

/// Grows tables of one source together, some driver rows at a time and in their order. Belongs to one thread at a time.
///
/// All rows that Loam grows come out of a pump: threads of a run, samples, exports and checks see the same published values.
/// Memory is that of one piece, however many rows there are.
public final class BatchPump {
    /// For each table of the source, what the next rows are grown into; nil for tables that are not wanted. A batch needs room for
    /// `rowsAtMost` rows.
    public var batches: [Batch?]
    /// Driver rows that are grown in one go, at most.
    public let driversAtOnce: Int
    /// The driver rows of the last piece: those whose rows the batches hold.
    public private(set) var piece: Range<Int>

    private let source: any Source
    private let grower: any Grower
    private let zeroesNulls: Bool
    private var rest = 0..<0

    /// - Parameters:
    ///   - zeroesNulls: whether cells under nulls are zeroed, for readers that see the memory itself and not only its cells.
    public init(_ source: any Source, driversAtOnce: Int, zeroesNulls: Bool = false) {
        self.source = source
        self.driversAtOnce = max(1, driversAtOnce)
        self.zeroesNulls = zeroesNulls
        batches = source.tables.map { _ in nil }
        piece = 0..<0
        grower = source.makeGrower()
    }

    /// A pump with batches of its own for some tables.
    public convenience init(_ source: any Source, tables: some Collection<Int>, driversAtOnce: Int) {
        self.init(source, driversAtOnce: driversAtOnce)
        for table in tables { batches[table] = Batch(source.tables[table], capacity: rowsAtMost(table)) }
    }

    /// The room that a batch of a table needs.
    public func rowsAtMost(_ table: Int) -> Int {
        max(1, source.maximumRows(table: table, drivers: driversAtOnce))
    }

    /// Continues with these driver rows; what was left of others is forgotten.
    public func begin(_ drivers: Range<Int>) {
        rest = drivers
        piece = drivers.lowerBound..<drivers.lowerBound
    }

    /// Whether driver rows are left.
    public var isAtEnd: Bool { rest.isEmpty }

    /// Why the rows ended before their end, for those who pump rows that are read from somewhere. Growing does not fail.
    public var failure: RunError? { grower.failure }

    /// Replaces what the batches hold by the rows of the next driver rows, which may be none; false at the end, and after a failure.
    public func next() -> Bool {
        guard !rest.isEmpty else { return false }
        piece = rest.prefix(driversAtOnce)
        rest = rest.dropFirst(driversAtOnce)
        for batch in batches { batch?.clear() }
        grower.grow(piece, into: batches)
        guard grower.failure == nil else {
            rest = 0..<0
            return false
        }
        for batch in batches {
            batch?.roundToPublished()
            if zeroesNulls { batch?.zeroNulls() }
        }
        return true
    }
}
