import LoamBytes
import LoamCodecs
import LoamColumns
import LoamEngine
import LoamFormats
import LoamSinks
import LoamTestSupport
import Testing

/// A run into a directory, as the command line does it.
struct DirectoryRun {
    let directory: String
    var plan: RunPlan
    var seed: UInt64 = 1

    init(_ directory: String, _ plan: RunPlan) {
        self.directory = directory
        self.plan = plan
    }

    var manifest: ManifestHead {
        ManifestHead(
            recipe: #"{"name":"test"}"#, seed: seed, start: "2025-01-01", end: "2025-01-02", toolVersion: "test",
            plan: plan)
    }

    func prepare(_ policy: ExistingOutput) throws(RunError) -> (sink: DirectorySink, finished: Set<FinishedFile>) {
        try OutputDirectory(directory: directory).prepare(
            policy, plan: plan, names: FileNames(plan), manifest: manifest)
    }

    @discardableResult
    func run(_ policy: ExistingOutput, wrapped: (DirectorySink) -> any Sink = { $0 }) throws(RunError) -> RunSummary {
        let (sink, finished) = try prepare(policy)
        return try ParallelRun.execute(plan, sink: wrapped(sink), finished: finished)
    }

    /// The code of the error that something ends with.
    func code(_ body: () throws(RunError) -> Void) -> RunError.Code? {
        do throws(RunError) { try body() } catch { return error.code }
        return nil
    }

    /// Every file but the manifest with its bytes, and the manifest without what was measured.
    func contents() throws -> [String: [UInt8]] {
        var contents: [String: [UInt8]] = [:]
        for name in try FileSystem.names(in: directory) {
            var bytes = try FileSystem.read(directory + "/" + name)
            if name == ManifestHead.fileName {
                guard case .object(let members) = try JSONParser.parse(bytes) else { throw Mismatch("no manifest") }
                bytes = Array(JSONValue.object(members.filter { $0.key != "measured" }).compact().utf8)
            }
            contents[name] = bytes
        }
        return contents
    }
}

/// Passes chunks on until it has to stop, as in a crash: the sink after it is neither finished nor abandoned.
final class CrashingSink: Sink {
    private let inner: DirectorySink
    private let crashesAtChunk: Int
    private let onChunk: () -> Void
    private var count = 0

    init(_ inner: DirectorySink, atChunk: Int, onChunk: @escaping () -> Void = {}) {
        self.inner = inner
        crashesAtChunk = atChunk
        self.onChunk = onChunk
    }

    func write(_ chunk: Chunk) throws(RunError) {
        if count == crashesAtChunk { throw RunError(.destinationFailed, "the machine is gone") }
        count += 1
        try inner.write(chunk)
        onChunk()
    }

    func finish(_ summary: RunSummary) throws(RunError) { throw RunError(.destinationFailed, "before the manifest") }

    /// A crash ends the jobs in the background too; here they have to come to their end instead.
    func abandon() { inner.settle() }
}

@Suite struct DirectorySinkTests {
    static let source = FakeSource(events: 9_000)

    private func plan(chunkRows: Int? = 2_000, compression: Compression = .none) -> RunPlan {
        fakePlan(Self.source, chunkRows: chunkRows, compression: compression, threads: 2)
    }

    @Test func filesAndManifestAgree() throws {
        let temporary = try TemporaryDirectory()
        let run = DirectoryRun(temporary.file("out"), plan())
        let summary = try run.run(.refuse)
        let (sink, _) = try collect(run.plan)
        let manifest = try JSONParser.parse(try FileSystem.read(run.directory + "/manifest.json"))
        let records = try #require(manifest["files"]?.elements).compactMap { FileRecord($0) }
        let names = try FileSystem.names(in: run.directory).filter { $0 != "manifest.json" }
        #expect(records.map(\.name).sorted() == names)
        #expect(names.contains("events_00004.csv") && !names.contains("events_00005.csv"))
        for record in records {
            let bytes = try FileSystem.read(run.directory + "/" + record.name)
            let file = sink.files[record.output][record.file]
            let isSame = bytes == file.bytes
            #expect(isSame && record.rows == file.rows && record.content == file.content, "\(record.name)")
            #expect(record.bytes == bytes.count && bytes.withUnsafeBytes { Digest128.of($0) } == record.digest)
        }
        let tables = try #require(manifest["tables"]?.elements)
        #expect(tables.map { $0["rows"]?.integer } == summary.tables.map(\.rows))
        #expect(tables.map { $0["content"]?.text } == summary.tables.map(\.content.text))
        #expect(manifest["plan_digest"]?.text == run.manifest.planDigest)
    }

    @Test func filesInOnePieceHaveNoNumber() throws {
        let temporary = try TemporaryDirectory()
        let run = DirectoryRun(temporary.path, plan(chunkRows: nil, compression: .gzip(level: 1)))
        try run.run(.refuse)
        #expect(
            try FileSystem.names(in: run.directory)
                == ["events.csv.gz", "events.ndjson.gz", "manifest.json", "parts.csv.gz", "parts.ndjson.gz"])
    }

    /// After every single chunk: a name without `.partial` is a whole file.
    @Test func finalNamesAreWholeAtAnyMoment() throws {
        let temporary = try TemporaryDirectory()
        let undisturbed = DirectoryRun(temporary.file("whole"), plan())
        try undisturbed.run(.refuse)
        let whole = try undisturbed.contents()
        let run = DirectoryRun(temporary.file("out"), plan())
        var looks = 0
        var wrong: [String] = []
        _ = try? run.run(.refuse) { sink in
            CrashingSink(sink, atChunk: .max) {
                looks += 1
                for name in (try? FileSystem.names(in: run.directory)) ?? [] {
                    if name.hasSuffix(".partial") || name == ".loam-journal" { continue }
                    guard let bytes = try? FileSystem.read(run.directory + "/" + name), bytes == whole[name] else {
                        wrong.append(name)
                        continue
                    }
                }
            }
        }
        #expect(looks > 20 && wrong.isEmpty, "\(wrong)")
        #expect(!FileSystem.exists(run.directory + "/manifest.json"))
    }

    @Test func abandoningLeavesNoPartialFile() throws {
        let temporary = try TemporaryDirectory()
        let run = DirectoryRun(temporary.file("out"), plan())
        let cancellation = Cancellation()
        let (sink, _) = try run.prepare(.refuse)
        #expect(throws: RunError.self) {
            cancellation.cancel()
            _ = try ParallelRun.execute(run.plan, sink: sink, cancellation: cancellation)
        }
        #expect(try FileSystem.names(in: run.directory) == [".loam-journal"])
    }

    /// A crash after any chunk, then a resumed run: the same files, bytes and manifest as without the crash.
    @Test(arguments: [2_000, nil] as [Int?], [Compression.none, .zstd(level: 1)])
    func resumedRunsEndLikeUndisturbedOnes(chunkRows: Int?, compression: Compression) throws {
        let temporary = try TemporaryDirectory()
        let undisturbed = DirectoryRun(temporary.file("whole"), plan(chunkRows: chunkRows, compression: compression))
        try undisturbed.run(.refuse)
        let whole = try undisturbed.contents()
        for chunk in [0, 5, 20, Int.max] {
            let run = DirectoryRun(temporary.file("out\(chunk)"), undisturbed.plan)
            #expect(
                run.code { () throws(RunError) in try run.run(.refuse) { CrashingSink($0, atChunk: chunk) } }
                    == .destinationFailed
            )
            // And once more, a little further.
            #expect(
                run.code { () throws(RunError) in try run.run(.resume) { CrashingSink($0, atChunk: 3) } }
                    == .destinationFailed)
            try run.run(.resume)
            let contents = try run.contents()
            let isSame = contents == whole
            #expect(isSame, "crash at chunk \(chunk) leaves \(contents.keys.sorted())")
            #expect(run.code { () throws(RunError) in try run.run(.resume) } == .alreadyComplete)
        }
    }

    @Test func aDirectoryThatGoesAwayIsAnError() throws {
        let temporary = try TemporaryDirectory()
        let run = DirectoryRun(temporary.file("out"), plan())
        let (sink, _) = try run.prepare(.refuse)
        for name in try FileSystem.names(in: run.directory) { try FileSystem.remove(run.directory + "/" + name) }
        _ = ExternalCommand.run("rmdir '\(run.directory)'")
        let error = #expect(throws: RunError.self) { try ParallelRun.execute(run.plan, sink: sink) }
        #expect(error?.code == .writeFailed && error?.location.hasSuffix(".partial") == true)
    }
}
