import Glibc
import LoamBench
import LoamBenchHistory
import LoamBytes
import LoamEngine
import LoamStorage
import LoamTestSupport
import Testing

@Suite("History files")
struct HistoryFileTests {
    private func result(_ number: Int, samples: Int = 10) -> BenchResult {
        var result = BenchResult(
            suite: "s", suiteDigest: "d", created: Int64(number), environment: EnvironmentRecord(),
            settings: RunSettings())
        var one = CaseResult(.init("c"), command: [], digest: "")
        one.metrics = [.wallTime]
        one.samples = (0..<samples).map {
            Sample(block: $0, order: $0, isWarmUp: false, values: ["wall_time": Double($0) / 7])
        }
        result.cases = [one]
        return result
    }

    /// Expects an error that leaves the file as it was, byte for byte, and nothing beside it.
    private func refuses(_ path: String, _ directory: String, _ words: String) throws {
        let before = try FileSystem.read(path)
        let error = #expect(throws: RunError.self) { try BenchHistory(path: path) }
        #expect(error?.code == .badHistory && error?.location == path && error?.hint != "")
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
        #expect(try FileSystem.read(path) == before && FileSystem.names(in: directory).count == 1)
    }

    @Test("What is no history stays untouched: texts, databases of others, other versions")
    func foreign() throws {
        for text in ["no database at all", "SQLite format 3\0", String(repeating: "x", count: 5000)] {
            let directory = try TemporaryDirectory()
            try FileSystem.replace(directory.file("h"), with: text)
            try refuses(directory.file("h"), directory.path, "no SQLite file")
        }
        let directory = try TemporaryDirectory()
        let path = directory.file("h")
        let other = try SQLiteDatabase(path: path)
        try other.use { session throws(SQLError) in try session.execute("CREATE TABLE mine(x)") }
        try refuses(path, directory.path, "a database of another program")
        try other.use { session throws(SQLError) in try session.execute("PRAGMA application_id = 7") }
        try refuses(path, directory.path, "a database of another program")
        try other.close()
        let next = try TemporaryDirectory()
        let newer = try BenchHistory(path: next.file("h"))
        _ = try newer.append(result(1))
        try newer.database.use { session throws(SQLError) in try session.execute("PRAGMA user_version = 2") }
        try newer.close()
        try refuses(next.file("h"), next.path, "of version 2, and this program reads 1")
    }

    @Test("Missing files, directories and empty files")
    func missing() throws {
        let directory = try TemporaryDirectory()
        let error = #expect(throws: RunError.self) { try BenchHistory.existing(directory.file("none")) }
        #expect(error?.code == .missingInput && FileSystem.exists(directory.file("none")) == false)
        #expect(throws: RunError.self) { try BenchHistory(path: directory.path) }
        try FileSystem.replace(directory.file("empty"), with: "")
        for (place, code) in [
            ("empty/h", "cannot_create"), ("/proc/loam/h", "cannot_create"), ("no/h/", "bad_history"),
        ] {
            let path = place.hasPrefix("/") ? place : directory.file(place)
            let lost = #expect(throws: RunError.self) { try BenchHistory(path: path) }
            #expect(lost?.code.rawValue == code && lost?.hint.isEmpty == false, "\(place)")
        }
        #expect(!FileSystem.exists(directory.file("no")))
        #expect(try BenchHistory(path: directory.file("made/with/it")).append(result(1)) == .added)
        #expect(try BenchHistory(path: directory.file("empty")).append(result(1)) == .added)
    }

    @Test("A full disk: a clear error, the file sound and as it was, and appending works once there is room")
    func full() throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("h")
        let history = try BenchHistory(path: path)
        _ = try history.append(result(1))
        let pages = try history.database.use { session throws(SQLError) in
            try session.rows("PRAGMA page_count")[0][0] ?? ""
        }
        try history.database.use { session throws(SQLError) in try session.execute("PRAGMA max_page_count = \(pages)") }
        let large = result(2, samples: 20_000)
        let error = #expect(throws: RunError.self) { try history.append(large) }
        #expect(error?.code == .writeFailed && error?.message == "the disk is full; the history is as it was")
        let check = try history.database.use { session throws(SQLError) in try session.rows("PRAGMA integrity_check") }
        #expect(check == [["ok"]])
        #expect(try BenchHistory.existing(path).results() == [result(1)])
        try history.database.use { session throws(SQLError) in try session.execute("PRAGMA max_page_count = 1000000") }
        #expect(try history.append(large) == .added && history.results().count == 2)
    }

    private func overwrite(_ path: String, _ bytes: [UInt8]) throws {
        guard let file = fopen(path, "w") else { throw Mismatch("cannot write \(path)") }
        let count = fwrite(bytes, 1, bytes.count, file)
        try demand(fclose(file) == 0 && count == bytes.count, "written")
    }

    @Test("Damage is an error, wherever it is")
    func damaged() throws {
        let directory = try TemporaryDirectory()
        let path = directory.file("h")
        let history = try BenchHistory(path: path)
        for number in 0..<20 { _ = try history.append(result(number, samples: 100)) }
        try history.close()
        let whole = try FileSystem.read(path)
        var found = 0
        try withSeededCases(60, seed: 4) { numbers in
            var bytes = whole
            for _ in 0..<40 { bytes[numbers.within(100...bytes.count - 1)] = UInt8(truncatingIfNeeded: numbers.next()) }
            if numbers.oneIn(3) { bytes.removeLast(numbers.within(1...bytes.count - 200)) }
            try overwrite(path, bytes)
            do throws(RunError) {
                let history = try BenchHistory(path: path)
                _ = try history.series()
                _ = try history.trend(.init("c"), "wall_time")
                _ = try history.results(last: 100)
                _ = try history.append(result(99))
            } catch {
                found += 1
                try demand(
                    ["bad_history", "bad_document", "write_failed"].contains(error.code.rawValue),
                    "\(error.code) \(error)")
            }
        }
        // Forty wrong bytes are seldom all in places that nothing reads.
        #expect(found >= 50, "\(found) of 60 damages were found")
    }
}
