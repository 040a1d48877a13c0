import LoamBytes
import LoamCodecs
import LoamColumns
import LoamEngine
import LoamFormats
import LoamTestSupport
import Testing

/// Keeps files in directories by their path.
final class PathSink: Sink {
    struct File: Equatable {
        var bytes: [UInt8] = []
        var content = ContentDigest()
        var hasEnded = false
    }

    private(set) var files: [String: File] = [:]
    private(set) var numbers: [FinishedFile: String] = [:]
    private(set) var breaches: [String] = []
    private let names: (Chunk) -> String

    init(_ plan: RunPlan) {
        names = {
            "\(plan.tableName(plan.outputs[$0.output]))/\($0.directory ?? "")/\(plan.outputs[$0.output].format.name)"
        }
    }

    func write(_ chunk: Chunk) throws(RunError) {
        let name = names(chunk)
        let place = FinishedFile(output: chunk.output, file: chunk.file)
        if numbers.updateValue(name, forKey: place) ?? name != name { breaches.append("\(name) has another's number") }
        if files[name]?.hasEnded == true { breaches.append("a chunk behind the end of \(name)") }
        files[name, default: File()].bytes += chunk.bytes
        files[name]?.content += chunk.content
        files[name]?.hasEnded = chunk.endsFile
    }

    func finish(_ summary: RunSummary) throws(RunError) {
        for (name, file) in files where !file.hasEnded { breaches.append("\(name) was not ended") }
    }

    func abandon() {}
}

/// The fake plan in directories.
func partitionedPlan(
    _ source: FakeSource, _ levels: [Int: [(String, DirectoryLevel.Period?)]], formats: [Format],
    share: Share = .whole, compression: Compression = .none, threads: Int = 1, batchRows: Int = 1000
) throws -> RunPlan {
    var plan = fakePlan(
        source, tables: levels.keys.sorted(), formats: formats, share: share, compression: compression,
        threads: threads, batchRows: batchRows)
    for place in plan.outputs.indices {
        let schema = plan.schema(plan.outputs[place])
        plan.outputs[place].levels = try (levels[plan.outputs[place].table] ?? []).map {
            try #require(DirectoryLevel($0.0, $0.1, of: schema))
        }
        if let rows = plan.outputs[place].format.rowFormat, !plan.outputs[place].levels.isEmpty {
            plan.outputs[place].format = .groups(try TextGroupFormat(rows, schema, compression))
        }
    }
    return plan
}

/// Rows go to directories by what they hold, and nothing else decides a byte.
@Suite struct PartitionedRunTests {
    static let source = FakeSource(events: 2 * RunPlan.partitionRows + 3)
    static let levels: [Int: [(String, DirectoryLevel.Period?)]] = [
        0: [("happened_at", .hour), ("kind", nil), ("is_new", nil)], 1: [("day", .year)],
    ]
    private static let formats: [Format] = [.ndjson, .csv, .parquet()]

    private func run(_ plan: RunPlan) throws -> PathSink {
        let sink = PathSink(plan)
        _ = try ParallelRun.execute(plan, sink: sink)
        try demand(sink.breaches.isEmpty, "\(sink.breaches)")
        return sink
    }

    @Test(arguments: [0, 300_000, Int.max])
    func threadsAndBatchesChangeNothing(mostHeldBytes: Int) throws {
        var reference = try partitionedPlan(Self.source, Self.levels, formats: Self.formats, batchRows: 100)
        reference.mostHeldBytes = mostHeldBytes
        let wanted = try run(reference)
        for (threads, batchRows) in [(1, 8192), (2, 1), (2, 1000), (7, 4096)] {
            var plan = reference
            (plan.threads, plan.batchRows) = (threads, batchRows)
            let found = try run(plan)
            #expect(found.files == wanted.files, "\(threads) threads, \(batchRows) rows a batch")
            #expect(found.numbers == wanted.numbers, "\(threads) threads, \(batchRows) rows a batch")
        }
    }

    @Test func everyRowIsInItsDirectoryInTheOrderOfTheTable() throws {
        let plan = try partitionedPlan(Self.source, Self.levels, formats: [.ndjson], threads: 2)
        let found = try run(plan)
        let (flat, _) = try collect(fakePlan(Self.source, formats: [.ndjson]))
        var wanted: [String: [UInt8]] = [:]
        for (output, table) in ["events", "parts"].enumerated() {
            for line in flat.bytes(output).split(separator: 0x0A) {
                let row = try JSONParser.parse(Array(line))
                var path = "parts/day_year=\(row["day"]?.text?.prefix(4) ?? "")/ndjson"
                if table == "events" {
                    let kind = row["kind"]?.text ?? DirectoryLevel.nullText
                    let spelled = kind.replacing("\"", with: "%22")
                    let isNew = row["is_new"] == .bool(true)
                    path =
                        "events/happened_hour=\(row["happened_at"]?.text?.prefix(13) ?? "")/kind=\(spelled)/is_new=\(isNew)/ndjson"
                }
                wanted[path, default: []] += line + [0x0A]
            }
        }
        #expect(found.files.keys.sorted() == wanted.keys.sorted())
        for (path, file) in found.files { #expect(file.bytes == wanted[path], "\(path)") }
        for (output, table) in ["events", "parts"].enumerated() {
            let content = found.files.filter { $0.key.hasPrefix(table) }.values.reduce(into: ContentDigest()) {
                $0 += $1.content
            }
            #expect(content == flat.content(output))
        }
    }

    @Test func sharesAddUp() throws {
        let whole = try run(try partitionedPlan(Self.source, Self.levels, formats: [.parquet()]))
        var sums: [String: ContentDigest] = [:]
        for index in 1...3 {
            let share = Share(index: index, count: 3)
            let plan = try partitionedPlan(Self.source, Self.levels, formats: [.parquet()], share: share)
            for (path, file) in try run(plan).files { sums[path, default: ContentDigest()] += file.content }
        }
        #expect(sums == whole.files.mapValues(\.content))
    }

    @Test(arguments: [Compression.gzip(level: 1), .none])
    func textFilesAreAHeaderAndRows(compression: Compression) throws {
        let levels: [Int: [(String, DirectoryLevel.Period?)]] = [1: [("day", .month)]]
        let plan = try partitionedPlan(Self.source, levels, formats: [.csv], compression: compression)
        let header = CSVFormat().header(Self.source.tables[1])
        let files = try run(plan).files
        #expect(files.count > 200)
        for (path, file) in files {
            var plain = ByteBuffer()
            if let decompressor = try compression.makeDecompressor() {
                try file.bytes.withUnsafeBytes { bytes in
                    var place = 0
                    while place < bytes.count {
                        place += try decompressor.decompress(
                            UnsafeRawBufferPointer(rebasing: bytes[place...]), into: &plain, limit: 1 << 20)
                    }
                }
            } else {
                file.bytes.withUnsafeBytes { plain.append($0) }
            }
            #expect(Array(plain.bytes).starts(with: header), "\(path)")
        }
    }

    @Test func tooManyDirectories() throws {
        let plan = try partitionedPlan(Self.source, [0: [("number", nil)]], formats: [.parquet()], threads: 2)
        let error = #expect(throws: RunError.self) { try ParallelRun.execute(plan, sink: PathSink(plan)) }
        #expect(error?.code == .tooManyDirectories)
        #expect(error?.hint.contains("coarser") == true)
    }

    @Test func emptyTablesHaveNoFile() throws {
        let source = FakeSource(events: 100, fanOut: .none)
        let plan = try partitionedPlan(source, [1: [("day", .day)]], formats: [.parquet(), .csv])
        #expect(try run(plan).files.isEmpty)
    }

    @Test func columnsThatCannotNameDirectories() {
        let fields = [
            Field("a_ts", .timestamp(.seconds), ""), Field("b", .date, ""), Field("c", .utf8, ""),
            Field("d", .float64(decimals: 2), ""), Field("e", .int32, ""),
        ]
        let schema = TableSchema("t", primaryKey: "e", "", fields)
        #expect(DirectoryLevel("a_ts", nil, of: schema) == nil)
        #expect(DirectoryLevel("b", .hour, of: schema) == nil)
        #expect(DirectoryLevel("c", nil, of: schema) == nil)
        #expect(DirectoryLevel("d", nil, of: schema) == nil)
        #expect(DirectoryLevel("e", .month, of: schema) == nil)
        #expect(DirectoryLevel("missing", nil, of: schema) == nil)
        #expect(DirectoryLevel("a_ts", .month, of: schema)?.name == "a_month")
        #expect(DirectoryLevel("b", nil, of: schema)?.name == "b")
    }
}
