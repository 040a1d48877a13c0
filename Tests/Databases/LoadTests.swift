import LoamBytes
import LoamProgram
import Testing

/// `loam load` and `loam generate --to` against real databases.
@Suite("Loading")
struct LoadTests {
    static let small = "generate baseline --customers 60 --orders 300"

    @Test("Every built-in recipe and a declared world: counts, keys, content", arguments: LoadPlace.there)
    func recipes(kind: LoadPlace) throws {
        let bench = try LoadBench(kind)
        let recipes = try FileSystem.names(in: LoamProgram.root + "/recipes").filter { $0.hasSuffix(".yaml") }.sorted()
        #expect(recipes.count >= 9)
        let worlds =
            recipes.map { name in
                switch name {
                case "marketplace.yaml":
                    "marketplace --products-per-tenant 40 --orders-per-tenant 300 --stock-events 30"
                case "banking.yaml": "banking --preset small --tables persons,companies,transactions --with-parents"
                default: "\(name.dropLast(5)) --preset small --tables order_items,returns --with-parents"
                }
            }
            + ["\(LoamProgram.root)/recipes/examples/hospital.yaml --preset small"]
        for (number, world) in worlds.enumerated() {
            try bench.done("generate \(world) --to d\(number)")
            let outcome = try bench.done("load d\(number) --to URL --json --if-exists truncate --manifest m.json")
            let manifest = try JSONParser.parse(outcome.output)
            let tables = try #require(manifest["load"]?["tables"]?.elements)
            let written = try #require(try bench.place.manifest("d\(number)")["tables"]?.elements).filter {
                // Keys are never shown.
                $0["name"]?.text != "api_keys"
            }
            #expect(tables.count == written.count)
            for (table, expected) in zip(tables, written) {
                let name = try #require(table["name"]?.text)
                #expect(expected["name"]?.text == name && table["verified"] == .bool(true), "\(world) \(name)")
                #expect(
                    table["rows"] == expected["rows"] && table["content"] == expected["content"], "\(world) \(name)")
                #expect(try bench.count(name) == table["rows"]?.integer, "\(world) \(name)")
            }
            // The next recipe has other enumerations.
            for table in tables.reversed() {
                let name = table["name"]?.text ?? ""
                if let database = bench.database { _ = try database.query("DROP TABLE \(name) CASCADE") }
            }
            if kind == .sqlite { _ = try bench.place.shell("rm -f x.db") }
        }
    }

    @Test("A parent is not emptied under the rows of tables that stay", arguments: LoadPlace.there)
    func truncatedParents(kind: LoadPlace) throws {
        let bench = try LoadBench(kind)
        try bench.done("\(Self.small) --to URL")
        let outcome = try bench.loam("\(Self.small) --seed 5 --tables customers --to URL --if-exists truncate")
        #expect(outcome.status == 73 && outcome.errors.contains("outside of this load"), "\(outcome.errors)")
        #expect(
            try bench.query(
                "SELECT count(*) FROM orders o LEFT JOIN customers c ON c.customer_id = o.customer_id WHERE c.customer_id IS NULL"
            ) == "0")
        #expect(try bench.count("customers") == 60)
    }

    @Test("Keys of tenants are loaded nowhere, and memory is no place", arguments: LoadPlace.there)
    func secrets(kind: LoadPlace) throws {
        let bench = try LoadBench(kind)
        let world = "generate marketplace --products-per-tenant 5 --orders-per-tenant 9 --stock-events 9"
        let outcome = try bench.loam("\(world) --tables api_keys --to URL")
        #expect(outcome.status == 64 && outcome.errors.contains("holds secrets"), "\(outcome.errors)")
        try bench.done("\(world) --to files")
        #expect(try bench.loam("load files --tables api_keys --to URL").status == 64)
        #expect(try bench.loam("load files --to sqlite::memory:").status == 64)
        #expect(try bench.loam("\(world) --layout tenants --to URL").status == 64)
    }

    @Test("What is grown into a database and what is read from files is the same", arguments: LoadPlace.there)
    func bothWays(kind: LoadPlace) throws {
        let bench = try LoadBench(kind)
        try bench.done("\(Self.small) --to URL")
        let orders = "SELECT order_id, total_amount, is_sla_breach, order_ts FROM orders ORDER BY order_id"
        let grown = try bench.query(orders)
        for format in [
            "csv --compress gzip --chunk-rows 70", "ndjson --compress zstd", "parquet",
            "csv --partition-by month:order_ts",
        ] {
            try bench.done("\(Self.small) --format \(format) --to files --overwrite")
            try bench.done("load files --to URL --if-exists truncate --threads 3")
            #expect(try bench.query(orders) == grown, "\(format)")
        }
        #expect(
            try bench.query(
                "SELECT count(*) FROM orders o LEFT JOIN customers c ON c.customer_id = o.customer_id WHERE c.customer_id IS NULL"
            ) == "0")
        // The last has emptied what all before it had filled.
        let complete = "SELECT count(*), min(content) FROM loam_loads WHERE table_name = ''"
        #expect(try bench.query(complete) == "1|complete truncate")
    }

    @Test("--if-exists", arguments: LoadPlace.there)
    func ifExists(kind: LoadPlace) throws {
        let bench = try LoadBench(kind)
        let world = "generate baseline --customers 60 --orders 300 --tables customers,orders"
        try bench.done("\(world) --to URL")
        let total = try #require(try bench.count("orders"))
        let refused = try bench.loam("\(world) --to URL --seed 7")
        #expect(refused.status == 73 && refused.errors.contains("--if-exists"), "\(refused.errors)")
        #expect(try bench.count("orders") == total)

        let appended = try bench.loam("\(world) --to URL --seed 7 --if-exists append")
        #expect(appended.status == 0, "\(appended.errors)")
        let both = try #require(try bench.count("orders"))
        #expect(both > total)
        // The same rows once more meet themselves.
        let doubled = try bench.loam("\(world) --to URL --seed 7 --if-exists append")
        #expect(doubled.status != 0 && doubled.errors.contains("hint:"), "\(doubled.errors)")
        #expect(try bench.count("orders") == both)

        let before = try bench.query("SELECT * FROM orders ORDER BY order_id")
        _ = try bench.loam("\(world) --to URL --seed 8 --if-exists truncate")
        #expect(try bench.query("SELECT count(*) FROM loam_loads WHERE content LIKE 'running%'") == "0")
        try bench.done("\(world) --to URL --if-exists truncate")
        try bench.done("\(world) --to URL --seed 7 --if-exists upsert --chunk-rows 100")
        #expect(try bench.query("SELECT * FROM orders ORDER BY order_id") == before)
        // Upsert brings changed rows back.
        if let database = bench.database {
            _ = try database.query("UPDATE orders SET total_amount = 0, channel = 'web'")
            try bench.done("\(world) --to URL --if-exists upsert")
            try bench.done("\(world) --to URL --seed 7 --if-exists upsert")
            #expect(try bench.query("SELECT * FROM orders ORDER BY order_id") == before)
        }
        try bench.done("\(world) --to URL --if-exists truncate --transaction table")
        #expect(try bench.count("orders") == total)
    }

    @Test("A table of another shape is named, and nothing changes", arguments: LoadPlace.there)
    func otherShape(kind: LoadPlace) throws {
        let bench = try LoadBench(kind)
        let world = "generate baseline --customers 60 --orders 100 --tables customers,orders"
        try bench.done("generate baseline --customers 60 --orders 100 --tables customers --to URL")
        let change = "CREATE TABLE orders (order_id text NOT NULL, total_amount real)"
        if let database = bench.database {
            _ = try database.query(change)
        } else {
            _ = try bench.place.shell(
                "python3 -c 'import sqlite3; c = sqlite3.connect(\"x.db\"); c.execute(\"\(change)\"); c.commit()'")
        }
        let customers = try bench.count("customers")
        for policy in ["append", "truncate", "upsert"] {
            let outcome = try bench.loam("\(world) --to URL --if-exists \(policy)")
            #expect(
                outcome.status == 73 && outcome.errors.contains("orders") && outcome.errors.contains("column "),
                "\(outcome.errors)")
            #expect(try bench.count("customers") == customers && bench.count("orders") == 0)
        }
    }

    @Test("--dry-run looks and changes nothing", arguments: LoadPlace.there)
    func dryRun(kind: LoadPlace) throws {
        let bench = try LoadBench(kind)
        try bench.done("\(Self.small) --to files")
        let outcome = try bench.done("load files --to URL --dry-run")
        #expect(outcome.text.contains("create") && outcome.text.contains("nothing was changed"))
        if let database = bench.database {
            #expect(try database.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "0")
        } else {
            #expect(!bench.place.exists("x.db"))
        }
        #expect(try bench.loam("\(Self.small) --to URL --dry-run --json").status == 0)
    }
}
