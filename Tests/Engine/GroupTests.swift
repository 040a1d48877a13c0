import LoamBytes
import LoamCodecs
import LoamColumns
import LoamEngine
import LoamFormats
import LoamSinks
import LoamTestSupport
import Testing

/// Formats whose rows are kept for groups: Parquet and Arrow.
@Suite struct GroupTests {
    static let source = FakeSource(events: 5 * RunPlan.partitionRows + 3)

    /// Small groups, so that there are many, and one format whose groups end by bytes.
    static let formats: [Format] = {
        var rows = ParquetOptions()
        rows.groupSize = GroupSize(rows: 3_000, bytes: 1 << 30)
        var bytes = ParquetOptions()
        bytes.groupSize = GroupSize(rows: 1 << 20, bytes: 700_000)
        let arrow = Format.arrow(recordBatch: GroupSize(rows: 1_000, bytes: 1 << 30))
        return [.parquet(rows), .parquet(bytes), arrow, .arrow(isStream: true), .csv]
    }()

    private func plan(
        _ formats: [Format] = formats, share: Share = .whole, chunkRows: Int? = nil, threads: Int = 1,
        batchRows: Int = 1024
    ) -> RunPlan {
        fakePlan(
            Self.source, formats: formats, share: share, chunkRows: chunkRows, threads: threads,
            batchRows: batchRows)
    }

    @Test(.endsAtAll, arguments: [nil, 5_000] as [Int?])
    func bytesDoNotDependOnThreadsOrBatches(chunkRows: Int?) throws {
        let expected = try collect(plan(chunkRows: chunkRows)).sink
        for (threads, batchRows) in [(1, 100), (2, 1024), (7, 8192), (3, 1)] {
            let (sink, _) = try collect(plan(chunkRows: chunkRows, threads: threads, batchRows: batchRows))
            for output in sink.files.indices {
                let isSame = sink.files[output].map(\.bytes) == expected.files[output].map(\.bytes)
                #expect(isSame, "output \(output) with \(threads) threads, \(batchRows) rows a batch")
            }
        }
    }

    /// What a group may take: exactly its rows, except for the last one of a file; or its bytes, checked where partitions end.
    @Test func groupsHaveTheirSize() throws {
        let groups = CountedGroups(rows: 3_000)
        let plan = fakePlan(Self.source, formats: [.groups(groups)], threads: 2)
        let (sink, _) = try collect(plan)
        for (output, files) in sink.files.enumerated() {
            let sizes = files[0].bytes.split(separator: UInt8(ascii: "\n")).compactMap {
                Int(String(decoding: $0, as: UTF8.self))
            }
            #expect(sizes.dropLast().allSatisfy { $0 == 3_000 }, "output \(output): \(sizes)")
            #expect(sizes.reduce(0, +) == plan.rowCount(plan.outputs[output]))
            #expect(sizes.count == (plan.rowCount(plan.outputs[output]) + 2_999) / 3_000)
        }
    }

    @Test func sharesAddUp() throws {
        let whole = try collect(plan()).summary
        var rows: [String: Int] = [:]
        var content: [String: ContentDigest] = [:]
        for index in 1...3 {
            for table in try collect(plan(share: Share(index: index, count: 3), threads: 2)).summary.tables {
                rows[table.table, default: 0] += table.rows
                content[table.table, default: ContentDigest()] += table.content
            }
        }
        for table in whole.tables {
            #expect(rows[table.table] == table.rows && content[table.table] == table.content)
        }
    }

    @Test func aTableWithoutRowsIsAFile() throws {
        let plan = fakePlan(FakeSource(events: 0), formats: Self.formats)
        for (output, files) in try collect(plan).sink.files.enumerated() {
            #expect(files.count == 1 && files[0].rows == 0 && files[0].hasEnded, "output \(output)")
        }
    }

    @Test(.endsAtAll, arguments: [1, 2, 7])
    func aFailingSinkEndsTheRun(threads: Int) {
        for chunk in [0, 1, 9, 30] {
            let sink = RecordingSink(outputs: 10, failsAtChunk: chunk)
            #expect(throws: RunError(.writeFailed, "chunk \(chunk) is refused")) {
                _ = try ParallelRun.execute(plan(threads: threads), sink: sink)
            }
            #expect([sink.finishCount, sink.abandonCount] == [0, 1])
        }
    }

    @Test(.endsAtAll, arguments: [1, 2, 7])
    func anEncoderThatFailsEndsTheRun(threads: Int) {
        let plan = fakePlan(Self.source, formats: [.groups(CountedGroups(rows: 3_000, failsAt: 4))], threads: threads)
        let sink = RecordingSink(outputs: 2)
        #expect(throws: RunError(.codecFailed, "group 4 is refused", location: "events")) {
            _ = try ParallelRun.execute(plan, sink: sink)
        }
        #expect([sink.finishCount, sink.abandonCount] == [0, 1])
    }

    @Test(arguments: [2_000, nil] as [Int?])
    func resumedRunsEndLikeUndisturbedOnes(chunkRows: Int?) throws {
        let temporary = try TemporaryDirectory()
        // One of each, since files of one format would have one name.
        let plan = plan(Array(Self.formats.dropFirst()), chunkRows: chunkRows, threads: 2)
        let undisturbed = DirectoryRun(temporary.file("whole"), plan)
        try undisturbed.run(.refuse)
        let whole = try undisturbed.contents()
        for chunk in [0, 7, 40] {
            let run = DirectoryRun(temporary.file("out\(chunk)"), undisturbed.plan)
            #expect(
                run.code { () throws(RunError) in try run.run(.refuse) { CrashingSink($0, atChunk: chunk) } }
                    == .destinationFailed
            )
            try run.run(.resume)
            let contents = try run.contents()
            let isSame = contents == whole
            #expect(isSame, "crash at chunk \(chunk) leaves \(contents.keys.sorted())")
        }
    }

    /// Arrow's bytes hold only what the rows hold: nulls are zero, whatever was in memory before.
    @Test func rubbishUnderNullsIsNotWritten() throws {
        try withSeededCases(100, seed: 91) { numbers in
            let table = RandomTable(&numbers, rows: 60)
            func bytes(_ filler: UInt8) throws -> [UInt8] {
                let batch = table.batch(extraCapacity: 9)
                for column in batch.columns where column.isNullable {
                    guard let values = column.values, let width = column.type.fixedWidth else { continue }
                    for row in 0..<batch.rowCount where !column.isValid(row) {
                        (values + row * width).initializeMemory(as: UInt8.self, repeating: filler, count: width)
                    }
                }
                var group = GroupedRows()
                group.append(.init(batch, 0..<batch.rowCount))
                var out = ByteBuffer()
                _ = try ArrowFormat().makeGroupEncoder(table.schema, .none).encode(group, into: &out)
                return Array(out.bytes)
            }
            try demand(bytes(0x55) == bytes(0xAA), "the bytes of nulls differ")
        }
    }
}

extension ColumnType {
    fileprivate var fixedWidth: Int? {
        switch self {
        case .int32, .date, .dictionary: 4
        case .int64, .float64, .decimal, .timestamp: 8
        case .uuid: 16
        case .bool, .utf8, .structure, .list: nil
        }
    }
}

/// Writes the count of rows of each group, a line each.
private struct CountedGroups: GroupFormat {
    let rows: Int
    var failsAt = Int.max

    var name: String { "counted" }
    var fileExtension: String { "counted" }
    var defaultCompression: Compression { .none }
    var groupSize: GroupSize { GroupSize(rows: rows, bytes: 1 << 30) }
    func takes(_ compression: Compression) -> Bool { compression == .none }

    func makeGroupEncoder(_ schema: TableSchema, _ compression: Compression) -> any GroupEncoder {
        CountingEncoder(failsAt: failsAt)
    }

    func makeFileFrame(_ schema: TableSchema, _ compression: Compression, facts: [FileFact]) -> any FileFrame {
        EmptyFrame()
    }

    private final class CountingEncoder: GroupEncoder {
        private let failsAt: Int

        init(failsAt: Int) { self.failsAt = failsAt }

        func encode(_ group: GroupedRows, into out: inout ByteBuffer) throws(CodecError) -> any Sendable {
            // The first table's keys are the rows' numbers, so that any worker knows which group this is.
            if let slice = group.slices.first, slice.batch.schema.name == "events",
                Int(slice.batch.columns[1].int64[slice.rows.lowerBound]) / 3_000 == failsAt
            {
                throw CodecError(code: .codecFailed, message: "group \(failsAt) is refused")
            }
            out.append("\(group.rowCount)\n")
            return group.rowCount
        }
    }

    private final class EmptyFrame: FileFrame {
        func open(into out: inout ByteBuffer) {}
        func add(_ encoded: any Sendable, rows: Int, offset: Int, byteCount: Int, into out: inout ByteBuffer) {}
        func close(_ content: ContentDigest?, offset: Int, into out: inout ByteBuffer) {}
    }
}
