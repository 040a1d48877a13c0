import LoamColumns
import LoamEngine
import LoamTestSupport
import Testing

/// Any rows of any table, found and grown alone.
@Suite struct RowCursorTests {
    private static let fanOuts: [FakeSource.FanOut] = [.none, .varied, .from(30), .until(3), .from(61)]

    /// The first columns of some rows, as they come.
    private func keys(_ source: any Source, _ table: Int, _ rows: RowSelection, _ batchRows: Int) throws -> [Int64] {
        let cursor = try RowCursor(source, table: table, rows, batchRows: batchRows)
        let batch = Batch(cursor.schema, capacity: cursor.capacity)
        // The number of an event, the key of a part.
        let column = table == 0 ? 1 : 0
        var keys: [Int64] = []
        while let rows = cursor.next(into: batch) {
            try demand(!rows.isEmpty && rows.upperBound <= batch.rowCount, "\(rows) of \(batch.rowCount) rows")
            keys += rows.map { batch.columns[column].int64[$0] }
        }
        try demand(cursor.next(into: batch) == nil, "rows after the end")
        return keys
    }

    @Test func rangesAreSlicesOfTheWhole() throws {
        try withSeededCases(300, seed: 81) { numbers in
            let source = FakeSource(events: numbers.below(90), fanOut: numbers.pick(Self.fanOuts))
            for table in 0...1 {
                let whole = try keys(source, table, .all, 1_000_000)
                try demandEqual(whole.count, RowLocator(source, table: table).rowCount, "rows")
                let first = numbers.below(whole.count + 1)
                let range = first..<first + numbers.below(whole.count - first + 1)
                let batchRows = 1 + numbers.below(40)
                try demandEqual(try keys(source, table, .rows(range), batchRows), Array(whole[range]), "\(range)")
                let count = 1 + numbers.below(5)
                let shares = try (1...count).flatMap {
                    try keys(source, table, .share(Share(index: $0, count: count)), batchRows)
                }
                try demandEqual(shares, whole, "\(count) shares")
            }
        }
    }

    @Test(arguments: [0..<51, 51..<52, -1..<3, 50..<60, 0..<Int.max])
    func rangesOutsideAreRefused(rows: Range<Int>) throws {
        let error = try #require(throws: RunError.self) {
            try RowCursor(FakeSource(events: 50), table: 0, .rows(rows), batchRows: 10)
        }
        #expect(error.code == .unknownRow && error.location == "events" && error.hint.hasSuffix("is 50"))
    }

    @Test func edgesAreAccepted() throws {
        for rows in [0..<0, 0..<50, 50..<50, 49..<50] {
            #expect(try keys(FakeSource(events: 50), 0, .rows(rows), 10).count == rows.count)
        }
        #expect(try keys(FakeSource(events: 0), 1, .rows(0..<0), 10) == [])
    }

    @Test func driversOfRows() throws {
        let source = FakeSource(events: 200)
        let locator = RowLocator(source, table: 1)
        var row = 0
        for event in 0..<200 {
            for _ in 0..<source.rowCount(table: 1, drivers: event..<event + 1) {
                let found = try #require(locator.driver(of: row))
                #expect(found.driver == event)
                #expect(found.firstRow == source.rowCount(table: 1, drivers: 0..<event))
                row += 1
            }
        }
        #expect(locator.driver(of: row) == nil && locator.driver(of: -1) == nil && locator.rowCount == row)
    }
}
