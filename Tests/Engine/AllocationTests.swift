import CAllocationCounter
import LoamBytes
import LoamCodecs
import LoamColumns
import LoamEngine
import LoamFormats
import LoamTestSupport
import Testing

/// Allocations of this thread while something runs.
private func allocations(_ body: () throws -> Void) rethrows -> Int {
    let before = loam_allocation_count()
    try body()
    return Int(loam_allocation_count() - before)
}

#if DEBUG
    private let isOptimised = false
#else
    private let isOptimised = true
#endif

/// What the optimiser leaves. Run with `swift test -c release`: unoptimised code allocates per cell.
@Suite(.enabled(if: isOptimised, "only optimised code allocates nothing"))
struct AllocationTests {
    @Test func theCounterCounts() {
        let count = allocations {
            var buffer = ByteBuffer(capacity: 100)
            buffer.append(byte: 1)
        }
        #expect(count >= 1)
        #expect(allocations {} == 0)
    }

    /// Growing, hashing and encoding in memory that was used before.
    @Test(arguments: ["csv", "ndjson"])
    func aBatchInSteadyStateAllocatesNothing(name: String) throws {
        let format = try #require(FormatRegistry.named(name)?.rowFormat)
        let source = FakeSource(events: 100_000)
        let batches = source.tables.enumerated().map { table, schema in
            Batch(schema, capacity: source.maximumRows(table: table, drivers: 1024))
        }
        let wanted: [Batch?] = batches
        let grower = source.makeGrower()
        let encoders = source.tables.map { format.makeEncoder($0) }
        var hashers = source.tables.map { ContentHasher($0) }
        var out = ByteBuffer(capacity: 4 << 20)
        func round(_ number: Int) {
            out.removeAll()
            for batch in batches { batch.clear() }
            grower.grow(number * 1024..<(number + 1) * 1024, into: wanted)
            for table in 0..<2 {
                encoders[table].encode(batches[table], rows: 0..<batches[table].rowCount, into: &out)
                _ = hashers[table].digest(batches[table], rows: 0..<batches[table].rowCount)
            }
        }
        for number in 0..<4 { round(number) }
        let count = allocations { for number in 4..<64 { round(number) } }
        #expect(count == 0, "\(count) allocations in 60 batches")
    }

    /// Texts that need quotes and escapes, control characters included, cost no memory either.
    @Test(arguments: ["csv", "ndjson"])
    func awkwardTextAllocatesNothing(name: String) throws {
        let format = try #require(FormatRegistry.named(name)?.rowFormat)
        let schema = TableSchema("t", primaryKey: "x", "T", [Field("x", .utf8, "X")])
        let batch = Batch(schema, capacity: 300)
        var numbers = SeededNumbers(seed: 70)
        batch.fill((0..<300).map { _ in [.text(RandomTable.text(&numbers))] })
        let encoder = format.makeEncoder(schema)
        var out = ByteBuffer()
        encoder.encode(batch, rows: 0..<300, into: &out)
        let count = allocations {
            for _ in 0..<20 {
                out.removeAll()
                encoder.encode(batch, rows: 0..<300, into: &out)
            }
        }
        #expect(count == 0, "\(count) allocations in 20 batches")
    }

    /// A whole run on this thread: what it allocates is the same for few batches a partition and for many.
    @Test(arguments: ["csv", "ndjson"], [Compression.none, .gzip(level: 1), .zstd(level: 1)])
    func aRunAllocatesNothingPerBatch(name: String, compression: Compression) throws {
        let format = try #require(FormatRegistry.named(name)?.rowFormat)
        let source = FakeSource(events: 20 * RunPlan.partitionRows)
        func count(batchRows: Int) throws -> Int {
            let plan = fakePlan(source, formats: [.rows(format)], compression: compression, batchRows: batchRows)
            let sink = CountingSink()
            let count = try allocations { _ = try ParallelRun.execute(plan, sink: sink) }
            #expect(sink.rows > 20 * RunPlan.partitionRows)
            return count
        }
        _ = try count(batchRows: 1024)
        let few = try count(batchRows: 1024)
        let many = try count(batchRows: 128)
        // 560 batches more.
        #expect(many - few < 56, "\(few) allocations with 4 batches a partition, \(many) with 32")
    }

    /// A longer run does not need more either, except for a few per partition.
    @Test func aLongerRunAllocatesLittleMore() throws {
        func count(partitions: Int) throws -> Int {
            let plan = fakePlan(FakeSource(events: partitions * RunPlan.partitionRows), formats: [.csv])
            let sink = CountingSink()
            return try allocations { _ = try ParallelRun.execute(plan, sink: sink) }
        }
        _ = try count(partitions: 10)
        let more = try count(partitions: 60) - count(partitions: 10)
        #expect(more <= 50 * 8, "\(more) allocations for 50 partitions more")
    }
}

private final class CountingSink: Sink {
    var rows = 0
    func write(_ chunk: Chunk) throws(RunError) { rows += chunk.rows }
    func finish(_ summary: RunSummary) throws(RunError) {}
    func abandon() {}
}
