import LoamBytes
import LoamCodecs
import LoamColumns
import LoamEngine
import LoamFormats
import LoamTestSupport
import Testing

/// Threads, batches, shares and files change no byte of content.
@Suite struct SameBytesTests {
    /// Just over two partitions, so that there is a last one that is nearly empty.
    static let source = FakeSource(events: 2 * RunPlan.partitionRows + 3)
    static let reference = Result { try whole(source) }

    /// The plainest way: one thread, small batches, one file.
    private static func whole(_ source: FakeSource) throws -> (rows: [[UInt8]], content: [ContentDigest]) {
        let plan = fakePlan(source, batchRows: 100)
        let (sink, _) = try collect(plan)
        return (
            try plan.outputs.indices.map { try rows(plan, sink, $0) }, plan.outputs.indices.map { sink.content($0) }
        )
    }

    @Test func whatTheEngineWritesIsWhatTheEncoderWrites() throws {
        let source = Self.source
        let (reference, content) = try Self.reference.get()
        let batches = source.tables.enumerated().map { table, schema in
            Batch(schema, capacity: source.maximumRows(table: table, drivers: source.driverCount))
        }
        source.makeGrower().grow(0..<source.driverCount, into: batches)
        for (place, output) in fakePlan(source).outputs.enumerated() {
            let batch = batches[output.table]
            var out = ByteBuffer()
            output.format.rowFormat?.makeEncoder(batch.schema).encode(
                batch, rows: 0..<batch.rowCount, into: &out)
            let isSame = Array(out.bytes) == reference[place]
            #expect(isSame, "output \(place)")
            var hasher = ContentHasher(batch.schema)
            #expect(hasher.digest(batch, rows: 0..<batch.rowCount) == content[place], "output \(place)")
        }
    }

    @Test(arguments: [1, 2, 7])
    func threadsBatchesAndFiles(threads: Int) throws {
        let (reference, content) = try Self.reference.get()
        for batchRows in [1, 1000, 8192] {
            for chunkRows in [nil, 1, 7, 4096, 5000] as [Int?] {
                // One row a file is slow with one row a batch; the pair is covered below with fewer rows.
                if chunkRows == 1 && batchRows == 1 { continue }
                let plan = fakePlan(Self.source, chunkRows: chunkRows, threads: threads, batchRows: batchRows)
                let (sink, _) = try collect(plan)
                for output in plan.outputs.indices {
                    let about = "\(batchRows) rows a batch, \(chunkRows ?? 0) a file, output \(output)"
                    #expect(try rows(plan, sink, output) == reference[output], "\(about)")
                    #expect(sink.content(output) == content[output], "\(about)")
                }
            }
        }
    }

    @Test(arguments: [1, 2, 5], [nil, 1, 7, 4096, 5000] as [Int?])
    func sharesConcatenated(shares: Int, chunkRows: Int?) throws {
        let (reference, content) = try Self.reference.get()
        for (threads, batchRows) in [(1, 8192), (7, 1000)] {
            var parts = [[UInt8]](repeating: [], count: 4)
            var sums = [ContentDigest](repeating: ContentDigest(), count: 4)
            for index in 1...shares {
                let plan = fakePlan(
                    Self.source, share: Share(index: index, count: shares), chunkRows: chunkRows, threads: threads,
                    batchRows: batchRows)
                let (sink, _) = try collect(plan)
                for output in plan.outputs.indices {
                    parts[output] += try rows(plan, sink, output)
                    sums[output] += sink.content(output)
                }
            }
            #expect(parts == reference, "\(threads) threads")
            #expect(sums == content, "\(threads) threads")
        }
    }

    /// Every way a child table can be empty for a while, at its beginning, at its end, or for good.
    @Test(arguments: [FakeSource.FanOut.none, .from(4_500), .until(3_000), .until(4_096), .from(4_096)])
    func childTablesWithGaps(fanOut: FakeSource.FanOut) throws {
        let source = FakeSource(events: 5_000, fanOut: fanOut)
        let (reference, content) = try Self.whole(source)
        for chunkRows in [nil, 7, 1000] as [Int?] {
            for shares in [1, 3] {
                var parts = [[UInt8]](repeating: [], count: 4)
                var sums = [ContentDigest](repeating: ContentDigest(), count: 4)
                for index in 1...shares {
                    let plan = fakePlan(
                        source, share: Share(index: index, count: shares), chunkRows: chunkRows, threads: 2)
                    let (sink, _) = try collect(plan)
                    for output in plan.outputs.indices {
                        parts[output] += try rows(plan, sink, output)
                        sums[output] += sink.content(output)
                    }
                }
                for output in parts.indices {
                    #expect(
                        parts[output] == reference[output],
                        "\(chunkRows ?? 0) rows a file, \(shares) shares, output \(output)")
                }
                #expect(sums == content, "\(chunkRows ?? 0) rows a file, \(shares) shares")
            }
        }
    }

    @Test func randomPlansOfSmallSources() throws {
        try withSeededCases(120, seed: 60) { numbers in
            let fanOut = numbers.pick([FakeSource.FanOut.varied, .none, .from(3), .until(4)])
            let source = FakeSource(events: numbers.below(12), fanOut: fanOut)
            let (reference, content) = try Self.whole(source)
            let shares = 1 + numbers.below(5)
            let chunkRows = numbers.pick([nil, 1, 2, 3, 5, 100])
            let batchRows = numbers.pick([1, 2, 5, 1000])
            var parts = [[UInt8]](repeating: [], count: 4)
            var sums = [ContentDigest](repeating: ContentDigest(), count: 4)
            for index in 1...shares {
                let plan = fakePlan(
                    source, share: Share(index: index, count: shares), chunkRows: chunkRows,
                    threads: 1 + numbers.below(3), batchRows: batchRows)
                let (sink, _) = try collect(plan)
                for output in plan.outputs.indices {
                    parts[output] += try rows(plan, sink, output)
                    sums[output] += sink.content(output)
                }
            }
            try demandEqual(parts, reference, "\(shares) shares, \(chunkRows ?? 0) rows a file")
            try demandEqual(sums, content, "\(shares) shares, \(chunkRows ?? 0) rows a file")
        }
    }

    @Test func oneTableAloneHasTheRowsItHasAmongAll() throws {
        let (reference, _) = try Self.reference.get()
        for table in [0, 1] {
            let plan = fakePlan(Self.source, tables: [table], threads: 2)
            let (sink, _) = try collect(plan)
            for place in 0..<2 { #expect(try rows(plan, sink, place) == reference[table * 2 + place]) }
        }
    }

    @Test func severalSourcesFollowEachOther() throws {
        let sources = [
            FakeSource(events: 5_000, name: "a_"), FakeSource(events: 0, name: "b_"), FakeSource(events: 7, name: "c_"),
        ]
        let outputs = (0..<3).flatMap { source in (0..<2).map { Output(source: source, table: $0, format: .csv) }
        }
        let plan = RunPlan(sources: sources, outputs: outputs, threads: 3)
        let (sink, summary) = try collect(plan)
        #expect(summary.tables.map(\.table) == ["a_events", "a_parts", "b_events", "b_parts", "c_events", "c_parts"])
        for place in outputs.indices {
            let alone = fakePlan(sources[place / 2], tables: [place % 2], formats: [.csv])
            #expect(try collect(alone).sink.bytes(0) == sink.bytes(place), "output \(place)")
        }
    }

    @Test func withoutDigestsTheBytesAreTheSame() throws {
        let (reference, _) = try Self.reference.get()
        let plan = fakePlan(Self.source, digests: false, threads: 2)
        let (sink, _) = try collect(plan)
        for output in plan.outputs.indices { #expect(try rows(plan, sink, output) == reference[output]) }
        #expect(sink.content(0).sum == 0)
    }
}
