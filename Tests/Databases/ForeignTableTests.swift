import LoamBytes
import LoamProgram
import LoamTestSupport
import Testing

/// Loads into what other people have set up: pooled and partitioned tables, files with a write-ahead log, tables with rows.
@Suite("Loading: into what is there")
struct ForeignTableTests {
    private static let world = "generate baseline --preset small --tables customers"

    @Test(
        "Partitioned tables, and tables with heirs, are filled and read back whole",
        .enabled(if: PostgresServer.isThere),
        arguments: [
            """
            ALTER TABLE customers RENAME TO old; CREATE TABLE customers (LIKE old) PARTITION BY HASH (customer_id);
            CREATE TABLE c0 PARTITION OF customers FOR VALUES WITH (MODULUS 2, REMAINDER 0);
            CREATE TABLE c1 PARTITION OF customers FOR VALUES WITH (MODULUS 2, REMAINDER 1)
            """,
            """
            CREATE TABLE old (LIKE customers); INSERT INTO old SELECT * FROM customers; TRUNCATE customers;
            CREATE TABLE heirs () INHERITS (customers)
            """,
        ])
    func partitioned(setUp: String) throws {
        let bench = try LoadBench(.postgres)
        try bench.done("\(Self.world) --to URL")
        _ = try bench.query(setUp)
        for (policy, seed) in [("append", 42), ("truncate", 7), ("append", 8)] {
            let outcome = try bench.loam(
                "\(Self.world) --seed \(seed) --to URL --if-exists \(policy) --connections 2")
            #expect(outcome.status == 0, "\(policy): \(outcome.errors)")
            #expect(outcome.errors.contains("read back and compared"), "\(policy): \(outcome.errors)")
        }
        let old = try #require(try bench.count("old"))
        #expect(try bench.count("customers") == 2 * old)
    }

    @Test("Through a pooler that hands sessions on, one load after the other", .enabled(if: Pooler.isThere))
    func pooled() throws {
        let bench = try LoadBench(.postgres)
        let pooler = try Pooler(try #require(bench.database), in: bench.place)
        for policy in ["fail", "truncate", "upsert", "append --seed 5"] {
            let outcome = try bench.place.loam("\(Self.world) --to \(pooler.url) --if-exists \(policy) --connections 2")
            #expect(outcome.status == 0, "\(policy): \(outcome.errors)")
        }
        // What a load leaves in the sessions that others get: nothing.
        let locks = """
            SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
            WHERE locktype = 'advisory' AND datname = current_database()
            """
        #expect(try bench.query(locks) == "0")
        #expect(try bench.query("SELECT count(*) FROM pg_class WHERE relname LIKE 'loam_staging%'") == "0")
    }

    @Test("A SQLite file keeps its journal mode", arguments: ["wal", "delete"])
    func journalMode(mode: String) throws {
        let bench = try LoadBench(.sqlite)
        let script = "import sqlite3; sqlite3.connect('x.db').execute('PRAGMA journal_mode = \(mode)')"
        #expect(try bench.place.shell("python3 -c \"\(script)\"").status == 0)
        try bench.done("\(Self.world) --to URL")
        #expect(try bench.query("PRAGMA journal_mode") == mode)
        #expect(try bench.query("PRAGMA integrity_check") == "ok")
        try bench.done("\(Self.world) --to URL --if-exists truncate")
        #expect(try bench.query("PRAGMA journal_mode") == mode)
    }

    @Test(
        "After an append that failed every policy is possible, and the hint names those that work",
        arguments: LoadPlace.there)
    func failedAppend(kind: LoadPlace) throws {
        for policy in ["truncate", "upsert", "append"] {
            let bench = try LoadBench(kind)
            try bench.done("\(Self.world) --to URL")
            let failed = try bench.loam("\(Self.world) --to URL --if-exists append")
            #expect(failed.status != 0 && failed.errors.contains("--if-exists truncate or upsert"), "\(failed.errors)")
            let again = try bench.loam("\(Self.world) --to URL --if-exists \(policy)")
            #expect((again.status == 0) == (policy != "append"), "\(policy): \(again.errors)")
            #expect(!again.errors.contains("was interrupted here"), "\(policy): \(again.errors)")
        }
    }

    @Test("A manifest that cannot be written is found before a row is loaded", arguments: LoadPlace.there)
    func unwritableManifest(kind: LoadPlace) throws {
        let bench = try LoadBench(kind)
        let outcome = try bench.loam("\(Self.world) --to URL --manifest /proc/self/fd/m.json")
        #expect(outcome.status == 73 && outcome.errors.contains("/proc/self/fd/m.json"), "\(outcome.errors)")
        if kind == .sqlite {
            #expect(!bench.place.exists("x.db"))
        } else {
            #expect(try bench.query("SELECT count(*) FROM pg_tables WHERE tablename = 'customers'") == "0")
        }
    }
}
