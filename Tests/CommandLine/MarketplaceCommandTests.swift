import LoamBytes
import LoamProgram
import LoamTestSupport
import Testing

@Suite("marketplace")
struct MarketplaceCommandTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private static let tiny =
        "--tenants 2 --products-per-tenant 30 --orders-per-tenant 230 --customers-per-tenant 9 --stock-events 70"

    @Test("Files of tenants have the names and rows that loaders expect")
    func layout() throws {
        try place.done(
            "generate marketplace \(Self.tiny) --format ndjson --layout tenants --chunk-rows 100 --compress gzip --to a -q"
        )
        let names = try place.shell("ls a").outputLines
        let tenants = try place.shell("zcat a/tenants.csv.gz | tail -n +2 | cut -d, -f1").outputLines
        #expect(tenants.count == 2)
        for tenant in tenants {
            for (table, chunks) in [("products", 1), ("orders", 3), ("price_history", 30), ("stock_events", 21)] {
                let chunked = names.filter { $0.hasPrefix("\(table)_\(tenant)_chunk_") }
                #expect(chunked.count == chunks && chunked.first == "\(table)_\(tenant)_chunk_0000.ndjson.gz")
            }
            #expect(names.contains("customers_\(tenant).ndjson.gz"))
            #expect(try place.shell("zcat a/orders_\(tenant)_chunk_0001.ndjson.gz").outputLines.count == 100)
            #expect(try place.shell("zcat a/orders_\(tenant)_chunk_0002.ndjson.gz").outputLines.count == 30)
            let own = try place.shell("zcat a/orders_\(tenant)_*.gz | grep -c '\"tenant_id\":\"\(tenant)\"'")
                .outputLines
            #expect(own == ["230"])
        }
        #expect(try place.shell("stat -c %a a/api_keys.csv.gz a/tenants.csv.gz").outputLines == ["600", "644"])
        #expect(try place.loam("check a").status == 0)
    }

    @Test("Files of tenants hold the rows of whole tables, in the same order, whatever the threads")
    func sameRows() throws {
        try place.done("generate marketplace \(Self.tiny) --format csv,ndjson --to whole -q")
        try place.done("generate marketplace \(Self.tiny) --format ndjson --layout tenants --threads 3 --to cut -q")
        let tenants = try place.shell("tail -n +2 whole/tenants.csv | cut -d, -f1").outputLines
        for table in ["categories", "products", "customers", "orders", "order_items", "price_history", "stock_events"] {
            let files = tenants.map { "cut/\(table)_\($0)*" }.joined(separator: " ")
            #expect(try place.shell("cat \(files) | cmp - whole/\(table).ndjson && echo same").outputLines == ["same"])
        }
        #expect(try place.shell("cmp cut/tenants.csv whole/tenants.csv && echo same").outputLines == ["same"])
    }

    @Test("Recipes without tenants and places without files refuse the layout")
    func refused() throws {
        let outcome = try place.loam("generate baseline --layout tenants --to b")
        #expect(outcome.status == 64 && outcome.errors.contains("no tenants"))
        #expect(try place.loam("generate marketplace --layout tenants --tables orders --to -").status == 64)
        #expect(try place.loam("generate marketplace --layout tenant --to b").errors.contains("tenants"))
        #expect(try place.loam("generate marketplace --stock-events 1 --to b").status == 65)
        #expect(try place.loam("generate marketplace --price-products some --to b").status == 65)
        #expect(
            try place.loam("generate marketplace --tenants 100000 --orders-per-tenant 1B --to null").errors
                .contains("orders_per_tenant and tenants together"))
    }

    @Test("All laws hold in worlds of every shape")
    func lawsHold() throws {
        try withSeededCases(8, seed: 71) { numbers in
            let settings = [
                "--tenants \(numbers.within(1...4))", "--products-per-tenant \(numbers.within(1...90))",
                "--orders-per-tenant \(numbers.within(0...400))", "--customers-per-tenant \(numbers.within(1...40))",
                "--price-points \(numbers.within(1...9))", "--stock-events \(numbers.within(2...90))",
                "--price-products \(numbers.oneIn(2) ? "all" : "11")", "--stock-products \(numbers.within(0...60))",
                "--tenant-skew \(numbers.pick(["0", "0.5", "2"]))", "--product-skew \(numbers.within(1...8))",
                "--duration \(numbers.pick(["1d", "6mo", "700d"]))", "--seed \(numbers.below(1_000))",
            ].joined(separator: " ")
            try place.done("generate marketplace \(settings) --to laws --overwrite -q")
            let outcome = try place.loam("check laws")
            try demand(outcome.status == 0, "\(settings): \(outcome.text)")
        }
    }

    /// What goes wrong in other generators, planted: each is found by the law that forbids it.
    @Test(
        "A law that is broken is named",
        arguments: [
            ("orders", 7, "0.00", "total_of_items"), ("orders", 8, "XXX", ""),
            ("orders", 9, "pending", "status_fits_age"),
            ("order_items", 6, "1.00", "price_in_force"), ("order_items", 7, "1.00", "line_total"),
            ("price_history", 4, "1.00", "price_of_interval"), ("stock_events", 5, "9999999", "stock_replays"),
            ("stock_events", 4, "-7", "sign_fits_source"), ("customers", 4, "nobody@example.com", "email_fits_name"),
            ("products", 3, "ELE999999", "sku_of_product"), ("tenants", 3, "00", "hash_of_key"),
        ])
    func broken(_ table: String, _ column: Int, _ value: String, _ law: String) throws {
        try place.done("generate marketplace \(Self.tiny) --to shop -q")
        var lines = try place.text("shop/\(table).csv").split(separator: "\n").map(String.init)
        var cells = lines[2].split(separator: ",", maxSplits: column, omittingEmptySubsequences: false).map(String.init)
        cells[column - 1] = value
        lines[2] = cells.joined(separator: ",")
        try place.write("shop/\(table).csv", lines.joined(separator: "\n") + "\n")
        let outcome = try place.loam("check shop")
        #expect(outcome.status == 10)
        #expect(outcome.text.contains("error \(law)"), "\(outcome.text)")
    }
}
