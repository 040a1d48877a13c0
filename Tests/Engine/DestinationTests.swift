import LoamBytes
import LoamEngine
import LoamFormats
import LoamSinks
import LoamTestSupport
import Testing

@Suite struct DestinationTests {
    private let plan = fakePlan(FakeSource(events: 100), chunkRows: 30)

    private func text(_ path: String) throws -> String { String(decoding: try FileSystem.read(path), as: UTF8.self) }

    @Test func directoriesThatHoldSomethingAreRefused() throws {
        let temporary = try TemporaryDirectory()
        let run = DirectoryRun(temporary.path, plan)
        try FileSystem.replace(temporary.file("letter.txt"), with: "mine")
        for policy in [ExistingOutput.refuse, .overwrite, .resume] {
            #expect(run.code { () throws(RunError) in try run.run(policy) } == .outputExists, "\(policy)")
            #expect(try FileSystem.names(in: temporary.path) == ["letter.txt"], "\(policy)")
        }
        #expect(try text(temporary.file("letter.txt")) == "mine")
    }

    @Test func directoriesThatCannotBeMade() throws {
        let temporary = try TemporaryDirectory()
        try FileSystem.replace(temporary.file("plain"), with: "")
        for path in [temporary.file("plain"), temporary.file("plain/below"), "/proc/loam-test"] {
            let run = DirectoryRun(path, plan)
            for policy in [ExistingOutput.refuse, .overwrite, .resume] {
                #expect(run.code { () throws(RunError) in _ = try run.prepare(policy) } == .cannotCreate, "\(path)")
            }
        }
    }

    @Test(arguments: [ExistingOutput.refuse, .overwrite, .resume])
    func newAndEmptyDirectoriesAreFine(policy: ExistingOutput) throws {
        let temporary = try TemporaryDirectory()
        for path in [temporary.file("a/b"), temporary.path + "/a/c"] {
            try DirectoryRun(path, plan).run(policy)
            #expect(try FileSystem.names(in: path).contains("manifest.json"))
        }
    }

    @Test func overwritingRemovesOwnFilesOnly() throws {
        let temporary = try TemporaryDirectory()
        let first = DirectoryRun(temporary.path, plan)
        try first.run(.refuse)
        let second = DirectoryRun(temporary.path, fakePlan(FakeSource(events: 10), tables: [0], formats: [.csv]))
        #expect(second.code { () throws(RunError) in try second.run(.refuse) } == .outputExists)
        let before = try first.contents()
        try FileSystem.replace(temporary.file("letter.txt"), with: "mine")
        #expect(second.code { () throws(RunError) in try second.run(.overwrite) } == .outputExists)
        try FileSystem.remove(temporary.file("letter.txt"))
        #expect(try first.contents() == before, "a refused run changed something")
        try second.run(.overwrite)
        #expect(try FileSystem.names(in: temporary.path) == ["events.csv", "manifest.json"])
    }

    @Test func overwritingWhatACrashLeft() throws {
        let temporary = try TemporaryDirectory()
        let run = DirectoryRun(temporary.path, plan)
        #expect(
            run.code { () throws(RunError) in try run.run(.refuse) { CrashingSink($0, atChunk: 7) } }
                == .destinationFailed)
        #expect(try FileSystem.names(in: temporary.path).contains { $0.hasSuffix(".partial") || $0.hasSuffix(".csv") })
        try run.run(.overwrite)
        let other = DirectoryRun(temporary.file("other"), plan)
        try other.run(.refuse)
        _ = ExternalCommand.run("mv '\(temporary.file("other"))' '\(temporary.path)-other'")
        let isSame = try run.contents() == DirectoryRun(temporary.path + "-other", plan).contents()
        #expect(isSame)
        _ = ExternalCommand.run("rm -r '\(temporary.path)-other'")
    }

    @Test func oneRunAtATime() throws {
        let temporary = try TemporaryDirectory()
        let run = DirectoryRun(temporary.path, plan)
        let (sink, _) = try run.prepare(.refuse)
        for policy in [ExistingOutput.overwrite, .resume] {
            #expect(run.code { () throws(RunError) in _ = try run.prepare(policy) } == .outputExists)
        }
        withExtendedLifetime(sink) { sink.abandon() }
    }

    @Test func onlyTheSamePlanIsResumed() throws {
        let temporary = try TemporaryDirectory()
        let run = DirectoryRun(temporary.path, plan)
        #expect(
            run.code { () throws(RunError) in try run.run(.refuse) { CrashingSink($0, atChunk: 7) } }
                == .destinationFailed)
        var others = [DirectoryRun](repeating: run, count: 4)
        others[0].seed = 2
        others[1].plan.chunkRows = 31
        others[2].plan.outputs.removeLast()
        others[3].plan.share = Share(index: 1, count: 2)
        let before = try run.contents()
        for (place, other) in others.enumerated() {
            #expect(other.code { () throws(RunError) in try other.run(.resume) } == .otherPlan, "plan \(place)")
        }
        #expect(try run.contents() == before, "a refused run changed something")
        // Threads and batches decide nothing.
        var faster = run
        faster.plan.threads = 3
        faster.plan.batchRows = 7
        try faster.run(.resume)
        for (place, other) in others.enumerated() {
            #expect(other.code { () throws(RunError) in try other.run(.resume) } == .otherPlan, "plan \(place)")
        }
    }

    @Test func aManifestThatWasEditedIsNotTrusted() throws {
        let temporary = try TemporaryDirectory()
        let run = DirectoryRun(temporary.path, plan)
        try run.run(.refuse)
        let path = temporary.file("manifest.json")
        let manifest = try text(path)
        for edited in [manifest.replacing("\"seed\": 1", with: "\"seed\": 2"), String(manifest.dropLast(20)), ""] {
            try FileSystem.replace(path, with: edited)
            #expect(run.code { () throws(RunError) in try run.run(.resume) } == .manifestDamaged)
        }
    }
}

@Suite struct JournalTests {
    /// A directory in which a run broke off when some files were finished.
    private func broken(_ temporary: TemporaryDirectory) -> DirectoryRun {
        let run = DirectoryRun(temporary.path, fakePlan(FakeSource(events: 100), chunkRows: 30))
        _ = run.code { () throws(RunError) in try run.run(.refuse) { CrashingSink($0, atChunk: 9) } }
        return run
    }

    private func journal(_ run: DirectoryRun) throws -> [UInt8] {
        try FileSystem.read(run.directory + "/.loam-journal")
    }

    private func setJournal(_ run: DirectoryRun, _ bytes: some Collection<UInt8>) throws {
        let bytes = Array(bytes)
        try bytes.withUnsafeBytes { try OutputFile(path: run.directory + "/.loam-journal").write($0) }
    }

    /// Wherever a crash tore the last line, the whole lines before it count.
    @Test func tornLastLinesAreIgnored() throws {
        let temporary = try TemporaryDirectory()
        let run = broken(temporary)
        let whole = try journal(run)
        let ends = whole.indices.filter { whole[$0] == 0x0A }.map { $0 + 1 }
        #expect(ends.count > 5)
        for length in Set(stride(from: ends[0], through: whole.count, by: 61)).union(ends.flatMap { [$0 - 1, $0] })
            .sorted()
        where length >= ends[0] {
            try setJournal(run, whole[..<length])
            let (_, finished) = try run.prepare(.resume)
            try demandEqual(finished.count, ends.filter { $0 <= length }.count - 1, "cut to \(length) bytes")
        }
        // What was read is what is there afterwards.
        #expect(try journal(run) == whole)
    }

    /// Killed before even the first line was whole: nothing is finished, so the run starts from its beginning.
    @Test func journalsThatHaveHardlyBegun() throws {
        let temporary = try TemporaryDirectory()
        let run = broken(temporary)
        let whole = try journal(run)
        let end = try #require(whole.firstIndex(of: 0x0A))
        for length in [0, 1, 40, end] {
            try setJournal(run, whole[..<length])
            let (_, finished) = try run.prepare(.resume)
            try demand(finished.isEmpty, "cut to \(length) bytes")
        }
        try run.run(.resume)
        let undisturbed = DirectoryRun(temporary.path + "/w", run.plan)
        try undisturbed.run(.refuse)
        let whole2 = try undisturbed.contents()
        _ = ExternalCommand.run("rm -r '\(undisturbed.directory)'")
        let isSame = try run.contents() == whole2
        #expect(isSame)
    }

    /// Any byte of a whole line that is changed, any line that is missing, doubled or exchanged is noticed.
    @Test func editedLinesAreRefused() throws {
        let temporary = try TemporaryDirectory()
        let run = broken(temporary)
        let whole = try journal(run)
        try withSeededCases(150, seed: 80) { numbers in
            var bytes = whole
            let place = numbers.below(bytes.count - 1)
            bytes[place] ^= UInt8(1 + numbers.below(127))
            try setJournal(run, bytes)
            let code = run.code { () throws(RunError) in _ = try run.prepare(.resume) }
            try demandEqual(code, .journalDamaged, "byte \(place)")
        }
        let lines = whole.split(separator: 0x0A).map { Array($0) + [0x0A] }
        var edits = [lines, lines, lines, lines]
        edits[0].remove(at: 2)
        edits[1].insert(lines[2], at: 2)
        edits[2].swapAt(2, 3)
        edits[3].insert([0x0A], at: 2)
        for (place, edit) in edits.enumerated() {
            try setJournal(run, edit.flatMap { $0 })
            #expect(
                run.code { () throws(RunError) in _ = try run.prepare(.resume) } == .journalDamaged, "edit \(place)")
        }
        try setJournal(run, whole)
        try run.run(.resume)
    }

    @Test func finishedFilesThatChangedAreNoticed() throws {
        let temporary = try TemporaryDirectory()
        let run = broken(temporary)
        let name = try #require(try FileSystem.names(in: run.directory).first { $0.hasSuffix(".csv") })
        try OutputFile(path: temporary.file(name), append: true).write("more")
        #expect(run.code { () throws(RunError) in _ = try run.prepare(.resume) } == .journalDamaged)
        // A missing one is made again.
        try FileSystem.remove(temporary.file(name))
        let (_, finished) = try run.prepare(.resume)
        #expect(finished.count > 1)
        try run.run(.resume)
        #expect(FileSystem.exists(temporary.file(name)))
    }

    /// A resumed run writes the journal again; if it is killed during that, the old one must be unchanged.
    @Test func theOldJournalStandsUntilTheNewOneIsWhole() throws {
        let temporary = try TemporaryDirectory()
        let run = broken(temporary)
        let whole = try journal(run)
        let torn = Array(whole + "torn".utf8)
        try setJournal(run, torn)
        let link = temporary.path + "-link"
        _ = ExternalCommand.run("ln '\(temporary.file(".loam-journal"))' '\(link)'")
        defer { _ = ExternalCommand.run("rm '\(link)'") }
        _ = try run.prepare(.resume)
        #expect(try FileSystem.read(link) == torn)
        #expect(try journal(run) == whole)
        // A new one that was left half-written does no harm.
        try OutputFile(path: temporary.file(".loam-journal.partial")).write("half")
        try run.run(.resume)
        #expect(try !FileSystem.names(in: run.directory).contains { $0.hasSuffix(".partial") })
    }
}

@Suite struct FileNameTests {
    @Test func numbersHaveAtLeastFiveDigits() {
        let plan = fakePlan(FakeSource(events: 1), chunkRows: 1)
        let names = FileNames(plan, stamp: "x_")
        #expect(names.name(output: 0, file: 0) == "x_events_00000.csv")
        #expect(names.name(output: 3, file: 1_234_567) == "x_parts_1234567.ndjson")
    }
}
