import LoamColumns
import LoamEngine
import LoamTestSupport
import Testing

/// Rows of a table in a `for` loop.
@Suite struct RowBatchesTests {
    private static let source = FakeSource(events: 90)

    private func keys(_ batches: some Sequence<Batch>) -> [Int64] {
        batches.flatMap { batch in (0..<batch.rowCount).map { batch.columns[0].int64[$0] } }
    }

    private static func parts(_ rows: RowSelection = .all, batchRows: Int = 20, columns: [Int]? = nil) throws
        -> RowBatches
    {
        try RowBatches(source, table: 1, columns: columns, rows: rows, batchRows: batchRows)
    }

    @Test func rangesAreSlicesOfTheWhole() throws {
        let whole = keys(try Self.parts())
        #expect(whole.count == RowLocator(Self.source, table: 1).rowCount && whole == whole.sorted())
        for range in [0..<0, 0..<whole.count, 3..<4, 17..<61, whole.count - 1..<whole.count] {
            for batchRows in [1, 7, 1000] {
                #expect(keys(try Self.parts(.rows(range), batchRows: batchRows)) == Array(whole[range]))
            }
        }
        let shares = try (1...3).flatMap { keys(try Self.parts(.share(Share(index: $0, count: 3)))) }
        #expect(shares == whole)
    }

    @Test func aSecondLoopGrowsTheRowsAgain() throws {
        let rows = try Self.parts()
        #expect(keys(rows) == keys(rows))
    }

    /// A loop that lets go uses one batch; who keeps batches has them all.
    @Test func batchesThatAreKeptStayAsTheyAre() throws {
        let kept = Array(try Self.parts())
        #expect(kept.count > 3 && Set(kept.map(ObjectIdentifier.init)).count == kept.count)
        #expect(keys(kept) == keys(try Self.parts()))
        var passing: Set<ObjectIdentifier> = []
        for batch in try Self.parts() { passing.insert(ObjectIdentifier(batch)) }
        #expect(passing.count == 1)
    }

    @Test func onlyWantedColumnsAreMarked() throws {
        for batch in try Self.parts(columns: [0, 2]) { #expect(batch.wanted == [true, false, true, false]) }
    }

    @Test func rangesOutsideAreRefused() {
        let error = #expect(throws: RunError.self) { try Self.parts(.rows(0..<10_000)) }
        #expect(error?.code == .unknownRow)
    }
}
