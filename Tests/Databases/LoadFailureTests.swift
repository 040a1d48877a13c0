import Glibc
import LoamBytes
import LoamEngine
import LoamProgram
import LoamStorage
import LoamTestSupport
import Testing

@testable import LoamDatabaseSinks

/// Loads that cannot begin, and loads that end in the middle.
@Suite("Loading: what goes wrong")
struct LoadFailureTests {
    private static let long = "generate baseline --customers 300 --orders 30000 --tables orders --chunk-rows 500"

    /// Ends a load in the middle: when some of its chunks are there.
    private func interrupt(_ bench: LoadBench, _ line: String, with signal: Int32) throws -> Outcome {
        let running = try bench.start(line)
        for _ in 0..<4_000 {
            let there = try? bench.query("SELECT count(*) FROM loam_loads WHERE chunk >= 0")
            if let there, Int(there) ?? 0 >= 2 { break }
            usleep(2_000)
        }
        running.signal(signal)
        return try running.wait()
    }

    @Test("Killed twice and resumed: every row once", .endsAtAll, .enabled(if: PostgresServer.isThere))
    func killed() throws {
        let bench = try LoadBench(.postgres)
        #expect(try interrupt(bench, Self.long + " --to URL", with: SIGKILL).status == 128 + SIGKILL)
        let refused = try bench.loam(Self.long + " --to URL")
        #expect(refused.status == 73 && refused.errors.contains("--resume"), "\(refused.errors)")
        let other = try bench.loam(Self.long + " --to URL --resume --if-exists append")
        #expect(other.status == 73 && other.errors.contains("--if-exists fail"), "\(other.errors)")
        _ = try interrupt(bench, Self.long + " --to URL --resume", with: SIGKILL)
        try bench.done(Self.long + " --to URL --resume")
        let counts = try bench.query("SELECT count(*), count(DISTINCT order_id) FROM orders").split(separator: "|")
        #expect(counts[0] == counts[1] && Int(counts[0]) ?? 0 > 25_000, "\(counts)")
        let again = try bench.loam(Self.long + " --to URL --resume")
        #expect(again.status == 0 && again.errors.contains("already complete"))
    }

    @Test(
        "The connection that keeps others out is ended: the load does not go on without it", .endsAtAll,
        .enabled(if: PostgresServer.isThere))
    func guardianGone() throws {
        let bench = try LoadBench(.postgres)
        let running = try bench.start(Self.long + " --to URL")
        let end = """
            SELECT count(pg_terminate_backend(pid)) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
            WHERE locktype = 'advisory' AND datname = current_database()
            """
        while !running.hasEnded, try bench.query(end) == "0" { usleep(1_000) }
        let outcome = try running.wait()
        // It may have been complete just before.
        #expect(outcome.status == 69 && outcome.errors.contains("keeps other loads out") || outcome.status == 0)
        try bench.done(Self.long + " --to URL --resume")
        let counts = try bench.query("SELECT count(*), count(DISTINCT order_id) FROM orders").split(separator: "|")
        #expect(counts[0] == counts[1] && Int(counts[0]) ?? 0 > 25_000, "\(counts)")
    }

    @Test("Emptying a table takes back that other loads are complete", arguments: LoadPlace.there)
    func notComplete(_ kind: LoadPlace) throws {
        let bench = try LoadBench(kind)
        let line = "generate baseline --preset small --tables suppliers --to URL --seed "
        try bench.done(line + "1")
        try bench.done(line + "2 --if-exists truncate")
        let resumed = try bench.loam(line + "1 --resume")
        #expect(resumed.status == 73 && !resumed.errors.contains("complete"), "\(resumed.errors)")
    }

    @Test("A manifest does not take the place of a database or a directory", arguments: ["x.db", "./x.db", "taken"])
    func manifestElsewhere(_ manifest: String) throws {
        let bench = try LoadBench(.sqlite)
        try bench.done("generate baseline --preset small --tables products --to taken")
        let line = "generate baseline --preset small --tables suppliers --to URL --manifest "
        let first = try bench.loam(line + manifest)
        #expect(first.status == 73 && first.errors.contains("--manifest"), "\(first.status): \(first.errors)")
        try bench.done(line + "m.json")
        let before = try bench.place.bytes("x.db")
        #expect(try bench.loam(line + manifest + " --if-exists truncate").status == 73)
        #expect(try bench.place.bytes("x.db") == before)
    }

    @Test(
        "Settings that libpq refuses are the caller's fault, and not tried again",
        arguments: ["sslmode=bogus", "port=abc", "port=99999"])
    func refusedSettings(_ setting: String) throws {
        let outcome = try Workplace().loam(
            "generate baseline --preset small --tables suppliers --to postgresql://127.0.0.1:1/x?\(setting)")
        #expect(outcome.status == 64, "\(outcome.status): \(outcome.errors)")
    }

    @Test("Stopped while it waits for the server, a load is interrupted")
    func stoppedWaiting() {
        func refuse() throws(SQLError) { throw SQLError("08006", "gone", isLost: true) }
        #expect(throws: SQLError.stopped) { try BackOff.run(isStopped: { true }, refuse) }
        #expect(SQLError.stopped.loadError("x", isLoading: true).code == .interrupted)
    }

    @Test("SQLite, killed and resumed: every row once", .endsAtAll)
    func killedSQLite() throws {
        let bench = try LoadBench(.sqlite)
        for way in ["", " --resume", " --resume"] {
            let running = try bench.start(Self.long + " --to URL" + way)
            let first = FileSystem.size(bench.place.file("x.db")) ?? 0
            for _ in 0..<4_000 where (FileSystem.size(bench.place.file("x.db")) ?? 0) < first + 1_000_000 {
                usleep(1_000)
            }
            running.signal(SIGKILL)
            _ = try running.wait()
        }
        let end = try bench.loam(Self.long + " --to URL --resume")
        #expect(end.status == 0, "\(end.errors)")
        let counts = try bench.query("SELECT count(*), count(DISTINCT order_id) FROM orders").split(separator: "|")
        #expect(counts[0] == counts[1] && Int(counts[0]) ?? 0 > 25_000, "\(counts)")
        #expect(try bench.query("PRAGMA integrity_check") == "ok")
    }

    @Test("Ctrl-C stops behind a chunk, with exit code 2", .endsAtAll, arguments: LoadPlace.there)
    func interrupted(kind: LoadPlace) throws {
        let bench = try LoadBench(kind)
        if kind == .postgres {
            let outcome = try interrupt(bench, Self.long + " --to URL", with: SIGINT)
            #expect(outcome.status == 2 && outcome.errors.contains("--resume"), "\(outcome.errors)")
        } else {
            let running = try bench.start(Self.long + " --to URL")
            for _ in 0..<4_000 where (FileSystem.size(bench.place.file("x.db")) ?? 0) < 1_000_000 { usleep(1_000) }
            running.signal(SIGINT)
            #expect(try running.wait().status == 2)
        }
        try bench.done(Self.long + " --to URL --resume")
        let counts = try bench.query("SELECT count(*), count(DISTINCT order_id) FROM orders").split(separator: "|")
        #expect(counts[0] == counts[1])
    }

    @Test("The server goes and comes back", .endsAtAll, .enabled(if: PostgresServer.isThere))
    func serverKilled() throws {
        let server = try PostgresServer()
        let bench = try LoadBench(.postgres, server: server)
        let running = try bench.start(Self.long + " --to URL")
        for _ in 0..<4_000 {
            if Int((try? bench.query("SELECT count(*) FROM loam_loads WHERE chunk >= 0")) ?? "") ?? 0 >= 2 { break }
            usleep(2_000)
        }
        server.stop()
        let outcome = try running.wait()
        #expect(outcome.status == 69 && outcome.errors.contains("--resume"), "\(outcome.errors)")
        try server.start()
        let database = PostgresDatabase(server: server, name: bench.database?.name ?? "")
        let line = (Self.long + " --resume --to " + database.url)
        try bench.place.done(line)
        let counts = try database.query("SELECT count(*), count(DISTINCT order_id) FROM orders").split(separator: "|")
        #expect(counts[0] == counts[1] && Int(counts[0]) ?? 0 > 25_000, "\(counts)")
    }

    @Test("A server that cannot be reached, or says no", .enabled(if: PostgresServer.isThere))
    func unreachable() throws {
        let bench = try LoadBench(.postgres)
        let database = try #require(bench.database)
        let small = "generate baseline --customers 20 --orders 20 --tables suppliers --to "
        let wrong = try bench.place.loam(small + database.url(password: "hunter2"))
        #expect(
            wrong.status == 69 && wrong.errors.contains("PGPASSWORD") && !wrong.errors.contains("hunter2"),
            "\(wrong.errors)")
        let missing = try bench.place.loam(small + database.url.replacing(database.name, with: "nothing_here"))
        #expect(missing.status == 69 && missing.errors.contains("createdb"), "\(missing.errors)")
        let nobody = try bench.place.loam(small + "postgresql://loam:hunter2@127.0.0.1:1/shop")
        #expect(nobody.status == 69 && !nobody.errors.contains("hunter2"), "\(nobody.errors)")
        let right = try bench.place.loam(
            [
                "generate", "baseline", "--tables", "suppliers", "--to", database.url(password: "secret%20word"),
                "--manifest", "m.json",
            ])
        #expect(right.status == 0 && !right.errors.contains("secret"), "\(right.errors)")
        #expect(try !bench.place.text("m.json").contains("secret"))
        #expect(try bench.place.loam(small + "postgre://x").status == 64)
        #expect(try bench.place.loam(small + "postgresql://[::1/x").status == 64)
        #expect(try bench.place.loam(small + database.url + " --format ndjson").status == 64)
    }

    @Test("A disk that fills up: exit 74, and --resume when there is space", .endsAtAll)
    func fullDisk() throws {
        let bench = try LoadBench(.sqlite)
        let limited = try bench.place.shell("trap '' XFSZ; ulimit -f 2000; loam \(Self.long) --to sqlite:x.db")
        #expect(limited.status == 74 && limited.errors.contains("--resume"), "\(limited.errors)")
        try bench.done(Self.long + " --to URL --resume")
        #expect(try bench.query("PRAGMA integrity_check") == "ok")
        let counts = try bench.query("SELECT count(*), count(DISTINCT order_id) FROM orders").split(separator: "|")
        #expect(counts[0] == counts[1])
    }

    @Test("Files that are not what was written")
    func badFiles() throws {
        let bench = try LoadBench(.sqlite)
        try bench.done("generate baseline --customers 60 --orders 300 --compress gzip --chunk-rows 100 --to files")
        func refused(_ status: Int32, _ word: String, _ script: String) throws {
            let outcome = try bench.place.shell(
                "rm -rf bad x.db; cp -r files bad; cd bad; \(script); cd ..; loam load bad --to sqlite:x.db")
            #expect(
                outcome.status == status && outcome.errors.contains(word),
                "\(script): \(outcome.status) \(outcome.errors)")
            #expect(!bench.place.exists("x.db"), "\(script)")
        }
        try refused(66, "orders_00001.csv.gz", "rm orders_00001.csv.gz")
        try refused(10, "orders_00001.csv.gz", "truncate -s -1 orders_00001.csv.gz")
        try refused(
            10, "orders_00001.csv.gz", "printf x | dd of=orders_00001.csv.gz bs=1 seek=40 conv=notrunc status=none")
        try refused(66, "no output of Loam", "rm manifest.json")
        try refused(66, "manifest", "sed -i 's/\"seed\": 42/\"seed\": 43/' manifest.json")
        try bench.place.write("notes.txt", "x")
        #expect(try bench.loam("load notes.txt --to URL").status == 66)
        #expect(try bench.loam("load nowhere --to URL").status == 66)
        #expect(try bench.loam("load files --to URL --tables order").status == 65)
        #expect(try bench.loam("load files --to elsewhere").status == 64)
        #expect(try bench.loam("load files --to sqlite:no/such/x.db").status == 73)
        try bench.place.write("text.db", String(repeating: "no database ", count: 100))
        #expect(try bench.loam("load files --to sqlite:text.db").status == 73)
    }

    @Test("A file that another program holds")
    func locked() throws {
        let bench = try LoadBench(.sqlite)
        let script = """
            python3 - <<'END'
            import os, sqlite3, subprocess, sys
            held = sqlite3.connect("x.db")
            held.execute("CREATE TABLE t (a)"); held.commit()
            held.execute("BEGIN IMMEDIATE")
            run = subprocess.run([os.environ["BINARY"], "generate", "baseline", "--tables", "suppliers", "--to", "sqlite:x.db"],
                capture_output=True, text=True)
            print(run.returncode, run.stderr)
            END
            """
        let outcome = try bench.place.shell(script)
        #expect(
            outcome.text.hasPrefix("69") && outcome.text.contains("another program"), "\(outcome.text)\(outcome.errors)"
        )
    }
}
