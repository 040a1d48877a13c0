internal import LoamBytes
public import LoamColumns
public import LoamEngine

/// Two linked tables whose cells are plain functions of the row: `events`, and `parts` of which each event has some.
public struct FakeSource: Source {
    /// How many parts an event has.
    public enum FanOut: Sendable {
        case none
        /// 0 to 4, by the event's number.
        case varied
        /// None before this event, two from it on.
        case from(Int)
        /// Two before this event, none from it on.
        case until(Int)

        func parts(_ event: Int) -> Int {
            switch self {
            case .none: 0
            case .varied: (event &* 7 ^ event >> 3) % 5
            case .from(let first): event >= first ? 2 : 0
            case .until(let end): event < end ? 2 : 0
            }
        }
    }

    public let driverCount: Int
    public let tables: [TableSchema]
    private let fanOut: FanOut
    /// Told of every range before it is grown, on the growing thread.
    private let onGrow: (@Sendable (Range<Int>) -> Void)?

    public init(
        events: Int, fanOut: FanOut = .varied, name: String = "", onGrow: (@Sendable (Range<Int>) -> Void)? = nil
    ) {
        driverCount = events
        self.fanOut = fanOut
        self.onGrow = onGrow
        tables = [Self.events(name), Self.parts(name)]
    }

    static let kinds = Enumeration(["open", "on hold, again", "closed", "said \"no\""])

    private static func events(_ name: String) -> TableSchema {
        TableSchema(
            name + "events", primaryKey: "event_id", "Things that happened",
            [
                Field("event_id", .uuid, "The key"),
                Field("number", .int64, "The row"),
                Field("kind", .dictionary(kinds), nullable: true, "What it is"),
                Field("amount", .decimal(precision: 12, scale: 2), unit: "USD", "What it cost"),
                Field("happened_at", .timestamp(.seconds), "When"),
                Field("title", .utf8, "In words, with \"quotes\""),
                Field("weight", .float64(decimals: 3), nullable: true, "How heavy"),
                Field("is_new", .bool, "Whether it is new"),
            ])
    }

    private static func parts(_ name: String) -> TableSchema {
        TableSchema(
            name + "parts", primaryKey: "part_id", "Parts of events",
            [
                Field("part_id", .int64, "The key"),
                Field("event_id", .uuid, references: ForeignKey(name + "events", "event_id"), "The event"),
                Field("day", .date, "The day"),
                Field("note", .utf8, nullable: true, "A remark"),
            ])
    }

    public func rowCount(table: Int, drivers: Range<Int>) -> Int {
        table == 0 ? drivers.count : drivers.reduce(0) { $0 + fanOut.parts($1) }
    }

    public func maximumRows(table: Int, drivers: Int) -> Int { table == 0 ? drivers : drivers * 4 }

    public func makeGrower() -> any Grower { FakeGrower(fanOut: fanOut, onGrow: onGrow) }
}

private final class FakeGrower: Grower {
    private let fanOut: FakeSource.FanOut
    private let onGrow: (@Sendable (Range<Int>) -> Void)?
    private let words = WordList(["plain", "", "a, b", "\"quoted\"", "two\nlines", "größer als sechzehn Bytes"])

    init(fanOut: FakeSource.FanOut, onGrow: (@Sendable (Range<Int>) -> Void)?) {
        self.fanOut = fanOut
        self.onGrow = onGrow
    }

    private func mixed(_ row: Int, _ purpose: UInt64) -> UInt64 {
        var numbers = SeededNumbers(seed: UInt64(row) << 8 | purpose)
        return numbers.next()
    }

    private func key(_ row: Int) -> UUIDWords { .versionFour(mixed(row, 1), mixed(row, 2)) }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        onGrow?(drivers)
        if let events = batches[0] { growEvents(drivers, events) }
        if let parts = batches[1] { growParts(drivers, parts) }
    }

    private func growEvents(_ drivers: Range<Int>, _ batch: Batch) {
        let columns = batch.columns
        var titles = TextWriter(columns[5], rows: drivers.count, maximumWidth: 64)
        for (place, row) in drivers.enumerated() {
            let draw = mixed(row, 3)
            columns[0].uuid[place] = key(row)
            columns[1].int64[place] = Int64(row)
            columns[2].int32[place] = Int32(draw % 4)
            columns[2].valid[place] = draw >> 8 % 3 != 0
            columns[3].int64[place] = Int64(truncatingIfNeeded: draw >> 40) - 5_000_000
            columns[4].int64[place] = Int64(row) * 1_234_567 - 1_000_000_000
            titles.append(words, Int(draw >> 16 % 6))
            titles.append(row)
            titles.endRow()
            columns[6].float64[place] = Double(draw >> 20) / 1e9
            columns[6].valid[place] = draw >> 10 % 4 != 0
            columns[7].bool[place] = draw & 1 == 1
        }
        titles.finish()
        batch.rowCount = drivers.count
    }

    private func growParts(_ drivers: Range<Int>, _ batch: Batch) {
        let columns = batch.columns
        var notes = TextWriter(columns[3], rows: drivers.count * 4, maximumWidth: 48)
        var place = 0
        for row in drivers {
            for part in 0..<fanOut.parts(row) {
                columns[0].int64[place] = Int64(row * 10 + part)
                columns[1].uuid[place] = key(row)
                columns[2].int32[place] = Int32(truncatingIfNeeded: row % 40_000 - 10_000)
                columns[3].valid[place] = (row + part) % 3 != 0
                notes.append(words, (row + part) % 6)
                notes.endRow()
                place += 1
            }
        }
        notes.finish()
        batch.rowCount = place
    }
}
