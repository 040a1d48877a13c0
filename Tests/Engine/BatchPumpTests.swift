import LoamColumns
import LoamEngine
import LoamTestSupport
import Testing

/// Several tables of a source, pulled together.
@Suite struct BatchPumpTests {
    /// Numbers of events, and keys of parts, as they come.
    private func rows(_ pump: BatchPump) -> (events: [Int64], parts: [Int64]) {
        var rows: (events: [Int64], parts: [Int64]) = ([], [])
        while pump.next() {
            if let events = pump.batches[0] { rows.events += (0..<events.rowCount).map { events.columns[1].int64[$0] } }
            if let parts = pump.batches[1] { rows.parts += (0..<parts.rowCount).map { parts.columns[0].int64[$0] } }
        }
        return rows
    }

    @Test func piecesAddUpToTheWhole() throws {
        try withSeededCases(100, seed: 83) { numbers in
            let source = FakeSource(events: numbers.below(90))
            let whole = BatchPump(source, tables: [0, 1], driversAtOnce: max(1, source.driverCount))
            whole.begin(0..<source.driverCount)
            let expected = rows(whole)
            let pump = BatchPump(source, tables: [0, 1], driversAtOnce: 1 + numbers.below(40))
            // A second time, too: a pump may begin again.
            for _ in 0..<2 {
                pump.begin(0..<source.driverCount)
                let found = rows(pump)
                try demandEqual(found.events, expected.events, "events")
                try demandEqual(found.parts, expected.parts, "parts")
                try demand(pump.isAtEnd && !pump.next() && pump.failure == nil, "the end")
            }
            let alone = BatchPump(source, tables: [1], driversAtOnce: 7)
            alone.begin(0..<source.driverCount)
            try demandEqual(rows(alone).parts, expected.parts, "parts alone")
        }
    }

    @Test func aPieceSaysWhichDriversItHolds() {
        let pump = BatchPump(FakeSource(events: 10), tables: [0], driversAtOnce: 4)
        pump.begin(3..<10)
        var pieces: [Range<Int>] = []
        while pump.next() { pieces.append(pump.piece) }
        #expect(pieces == [3..<7, 7..<10])
    }

    @Test func cellsAreAsPublished() throws {
        let source = FakeSource(events: 200)
        let pump = BatchPump(source, driversAtOnce: 200, zeroesNulls: true)
        let batch = Batch(source.tables[0], capacity: pump.rowsAtMost(0))
        pump.batches[0] = batch
        pump.begin(0..<200)
        #expect(pump.next())
        let weights = batch.columns[6]
        var nulls = 0
        for row in 0..<200 {
            if weights.isValid(row) {
                let thousandths = weights.float64[row] * 1000
                #expect(abs(thousandths - thousandths.rounded()) < 1e-6, "row \(row)")
            } else {
                nulls += 1
                #expect(weights.float64[row] == 0, "row \(row)")
            }
        }
        #expect(nulls > 0)
    }

    /// Rows that are read may be missing: the pump ends, and says why.
    @Test func aFailureEndsTheRows() {
        let pump = BatchPump(BrokenSource(), tables: [0], driversAtOnce: 2)
        pump.begin(0..<10)
        var pieces = 0
        while pump.next() { pieces += 1 }
        #expect(pieces == 2 && pump.failure?.code == .missingInput)
        #expect(!pump.next())
    }
}

/// Breaks off at its fifth row.
private struct BrokenSource: Source {
    let tables = [TableSchema("rows", primaryKey: "id", "Rows", [Field("id", .int64, "The key")])]
    let driverCount = 10

    func makeGrower() -> any Grower { BrokenGrower() }

    private final class BrokenGrower: Grower {
        private(set) var failure: RunError?

        func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
            failure = drivers.contains(4) ? RunError(.missingInput, "row 4 is missing") : nil
            batches[0]?.rowCount = drivers.count
        }
    }
}
