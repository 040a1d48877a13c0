import LoamBytes
import LoamEngine
import LoamFormats
import LoamSinks
import LoamTestSupport
import Testing

/// Files in directories: crashes, resuming, overwriting.
@Suite struct PartitionedDirectoryTests {
    private static let levels: [Int: [(String, DirectoryLevel.Period?)]] = [
        0: [("kind", nil), ("is_new", nil)], 1: [("day", .year)],
    ]

    private func plan() throws -> RunPlan {
        var plan = try partitionedPlan(
            FakeSource(events: RunPlan.partitionRows + 100), Self.levels, formats: [.parquet(), .csv],
            threads: 2)
        // Row groups end early because of their neighbours.
        plan.mostHeldBytes = 100_000
        return plan
    }

    /// Every file by its path; the manifest without what was measured.
    private func contents(_ directory: String) throws -> [String: [UInt8]] {
        var contents: [String: [UInt8]] = [:]
        for path in try FileSystem.paths(in: directory, entering: { _ in true })
        where FileSystem.isFile(directory + "/" + path) {
            var bytes = try FileSystem.read(directory + "/" + path)
            if path == ManifestHead.fileName, case .object(let members) = try JSONParser.parse(bytes) {
                bytes = Array(JSONValue.object(members.filter { $0.key != "measured" }).compact().utf8)
            }
            contents[path] = bytes
        }
        return contents
    }

    @Test func filesLieWhereTheManifestSays() throws {
        let temporary = try TemporaryDirectory()
        let run = DirectoryRun(temporary.path, try plan())
        try run.run(.refuse)
        let files = try contents(temporary.path)
        #expect(files["events/kind=open/is_new=false/part_00000.parquet"] != nil)
        #expect(files["events/kind=said %22no%22/is_new=true/part_00000.csv"] != nil)
        #expect(files["events/kind=__HIVE_DEFAULT_PARTITION__/is_new=true/part_00000.csv"] != nil)
        let manifest = try JSONParser.parse(FileSystem.read(temporary.file(ManifestHead.fileName)))
        let names = (manifest["files"]?.elements ?? []).compactMap { $0["name"]?.text }
        #expect(names.sorted() == files.keys.filter { $0 != ManifestHead.fileName }.sorted())
        var other = run
        other.plan.outputs[0].levels.removeLast()
        #expect(other.manifest.planDigest != run.manifest.planDigest)
    }

    @Test func resumingGivesTheBytesOfAnUndisturbedRun() throws {
        let temporary = try TemporaryDirectory()
        let whole = DirectoryRun(temporary.file("whole"), try plan())
        try whole.run(.refuse)
        let wanted = try contents(whole.directory)
        var skipped = 0
        for chunk in [0, 1, 40, 60, 75, 90, 110, 130, 1_000_000] {
            let run = DirectoryRun(temporary.file("run\(chunk)"), try plan())
            #expect(
                run.code { () throws(RunError) in try run.run(.refuse) { CrashingSink($0, atChunk: chunk) } }
                    == .destinationFailed
            )
            let (sink, finished) = try run.prepare(.resume)
            skipped = max(skipped, finished.count)
            _ = try ParallelRun.execute(run.plan, sink: sink, finished: finished)
            #expect(try contents(run.directory) == wanted, "crashed at chunk \(chunk), \(finished.count) files kept")
        }
        #expect(skipped > 10)
    }

    @Test func abandonedRunsLeaveNoPartialFiles() throws {
        let temporary = try TemporaryDirectory()
        let run = DirectoryRun(temporary.file("run"), try plan())
        let (sink, _) = try run.prepare(.refuse)
        sink.abandon()
        #expect(try FileSystem.names(in: run.directory) == [".loam-journal"])
    }

    @Test func overwritingFindsFilesInDirectories() throws {
        let temporary = try TemporaryDirectory()
        let run = DirectoryRun(temporary.file("run"), try plan())
        try run.run(.refuse)
        let letter = run.directory + "/events/kind=open/letter.txt"
        try FileSystem.replace(letter, with: "mine")
        let before = try contents(run.directory)
        let flat = DirectoryRun(run.directory, fakePlan(FakeSource(events: 5), tables: [0], formats: [.csv]))
        #expect(flat.code { () throws(RunError) in try flat.run(.overwrite) } == .outputExists)
        #expect(try contents(run.directory) == before)
        try FileSystem.remove(letter)
        // What a link leads to is somewhere else.
        try FileSystem.makeDirectory(temporary.file("elsewhere"))
        try FileSystem.replace(temporary.file("elsewhere/part_00000.csv.partial"), with: "mine")
        _ = ExternalCommand.run("ln -s '\(temporary.file("elsewhere"))' '\(run.directory)/events/link'")
        #expect(flat.code { () throws(RunError) in try flat.run(.overwrite) } == .outputExists)
        try FileSystem.remove(run.directory + "/events/link")
        #expect(FileSystem.exists(temporary.file("elsewhere/part_00000.csv.partial")))
        try flat.run(.overwrite)
        #expect(try FileSystem.names(in: run.directory) == ["events.csv", "manifest.json"])
    }

    @Test func overwritingWhatACrashLeft() throws {
        for chunk in [3, 60, 100] {
            let temporary = try TemporaryDirectory()
            let run = DirectoryRun(temporary.path, try plan())
            #expect(
                run.code { () throws(RunError) in try run.run(.refuse) { CrashingSink($0, atChunk: chunk) } }
                    == .destinationFailed
            )
            let flat = DirectoryRun(
                temporary.path, fakePlan(FakeSource(events: 5), tables: [0], formats: [.csv]))
            try flat.run(.overwrite)
            #expect(try FileSystem.names(in: temporary.path) == ["events.csv", "manifest.json"])
        }
    }
}
