import LoamBytes
import LoamProgram
import Testing

@Suite("generate: rows and files")
struct GenerateTests {
    @Test("As many customers, suppliers and products as asked for")
    func masterData() throws {
        let place = try Workplace()
        try place.done("generate baseline --tables customers,suppliers,products --customers 100 --to out")
        #expect(try place.csv("out/customers.csv").rows.count == 100)
        #expect(try place.csv("out/suppliers.csv").rows.count == 8)
        #expect(try place.csv("out/products.csv").rows.count == 2_500)
        #expect(place.names("out") == ["customers.csv", "manifest.json", "products.csv", "suppliers.csv"])
    }

    @Test("A hundred orders a day are 3,000 in 30 days")
    func ordersADay() throws {
        let place = try Workplace()
        try place.done(
            "generate baseline --tables customers,orders --customers 500 --orders-per-day 100 --to out")
        #expect(try place.csv("out/customers.csv").rows.count == 500)
        let orders = try place.csv("out/orders.csv")
        #expect(orders.rows.count == 3_000)
        let times = orders.column("order_ts")
        #expect(times == times.sorted())
        #expect(times.allSatisfy { $0 >= "2025-01-01T00:00:00Z" && $0 < "2025-01-31T00:00:00Z" })
    }

    @Test("A total of orders is kept to the last one")
    func exactOrders() throws {
        let result = try Workplace().done("generate baseline --tables orders --orders 374072 --to null -q --json")
        let tables = try JSONParser.parse(result.output)["measured"]?["tables"]?.elements
        #expect(tables?.count == 1 && tables?[0]["rows"]?.integer == 374_072)
    }

    @Test("A flash sale has one campaign")
    func campaigns() throws {
        let place = try Workplace()
        try place.done("generate flash_sale --tables customers,products,campaigns --customers 100 --to out")
        let counts = try ["customers", "products", "campaigns"].map { try place.csv("out/\($0).csv").rows.count }
        #expect(counts == [100, 2_500, 1])
    }

    @Test("Without --to files go to ./data/RECIPE; an empty table is a header")
    func defaultDirectory() throws {
        let place = try Workplace()
        try place.done("generate baseline --customers 10 --orders 0")
        #expect(try place.csv("data/baseline/customers.csv").rows.count == 10)
        for table in ["campaigns", "orders", "order_items"] {
            #expect(try place.csv("data/baseline/\(table).csv").rows.isEmpty, "\(table)")
        }
    }

    @Test("Files of so many rows, which concatenate to the whole")
    func chunks() throws {
        let place = try Workplace()
        let world = "generate baseline --tables orders --customers 100 --orders 2500"
        try place.done("\(world) --chunk-rows 1k --to chunks")
        try place.done("\(world) --to whole")
        let names = ["orders_00000.csv", "orders_00001.csv", "orders_00002.csv"]
        #expect(place.names("chunks") == ["manifest.json"] + names)
        let pieces = try names.map { try place.csv("chunks/" + $0) }
        #expect(pieces.map(\.rows.count) == [1_000, 1_000, 500])
        let whole = try place.csv("whole/orders.csv")
        #expect(pieces.allSatisfy { $0.header == whole.header })
        #expect(pieces.flatMap(\.rows) == whole.rows)
    }

    @Test("--stamp puts recipe, day and time in front of every name")
    func stamp() throws {
        let place = try Workplace()
        try place.done("generate baseline --tables customers,orders --customers 10 --orders 10 --stamp --to out")
        let names = place.names("out").filter { $0 != "manifest.json" }
        #expect(names.count == 2)
        for name in names {
            #expect(name.wholeMatch(of: /baseline_20\d{6}_\d{6}_(customers|orders)\.csv/) != nil, "\(name)")
        }
        let listed = try place.manifest("out")["files"]?.elements?.compactMap { $0["name"]?.text }
        #expect(listed?.sorted() == names)
    }

    @Test("CSV and NDJSON of one run say the same")
    func formats() throws {
        let place = try Workplace()
        try place.done("generate flash_sale --customers 50 --orders 300 --format csv,ndjson --to out")
        for table in ["customers", "suppliers", "products", "campaigns", "orders", "order_items"] {
            let rows = try place.csv("out/\(table).csv")
            let objects = try place.lines("out/\(table).ndjson").map { try JSONParser.parse(Array($0.utf8)) }
            try #require(objects.count == rows.rows.count)
            for (row, object) in objects.enumerated() {
                #expect(object.cells == rows.record(row), "\(table) row \(row)")
            }
        }
    }

    @Test("Compressed files open with other programs", arguments: ["gzip", "gzip:12", "zstd", "zstd:19"])
    func compression(codec: String) throws {
        let tool = codec.hasPrefix("gzip") ? "gzip" : "zstd"
        let suffix = codec.hasPrefix("gzip") ? ".gz" : ".zst"
        try #require(Workplace.has(tool), "\(tool) is missing; Scripts/setup installs it")
        let place = try Workplace()
        // More than one partition, so more than one gzip member or zstd frame.
        let world = "generate baseline --tables orders --customers 100 --orders 9000"
        try place.done("\(world) --compress \(codec) --to packed")
        try place.done("\(world) --to plain")
        #expect(place.names("packed") == ["manifest.json", "orders.csv" + suffix])
        let unpacked = try place.shell("\(tool) -dc packed/orders.csv\(suffix)")
        #expect(unpacked.status == 0, "\(unpacked.errors)")
        #expect(try Content(unpacked.output) == place.content("plain/orders.csv"))
        #expect(try place.manifest("packed")["plan"]?["codec"]?.text?.isEmpty == false)
    }

    @Test("Parents that were not asked for are grown and not written, or written when wanted")
    func parents() throws {
        let place = try Workplace()
        let world = "generate baseline --tables order_items --customers 20 --orders 50"
        let alone = try place.done("\(world) --to alone")
        #expect(place.names("alone") == ["manifest.json", "order_items.csv"])
        #expect(alone.errors.contains("Keys into orders, products point outside of what is written"))
        let family = try place.done("\(world) --with-parents --to family")
        #expect(family.errors.contains("point outside") == false)
        let orders = Set(try place.csv("family/orders.csv").column("order_id"))
        #expect(Set(try place.csv("family/order_items.csv").column("order_id")) == orders)
        #expect(try place.content("family/order_items.csv") == place.content("alone/order_items.csv"))
    }

    @Test("--dry-run knows the exact rows and writes nothing")
    func dryRun() throws {
        let place = try Workplace()
        let world = "generate flash_sale --customers 300 --orders 3000 --to out"
        let foretold = try JSONParser.parse(place.done("\(world) --dry-run --json").output)
        #expect(place.names() == [])
        let text = try place.done("\(world) --dry-run").text
        #expect(text.contains("3,000 rows") && text.hasSuffix("nothing was written\n"))
        try place.done(world)
        for table in try #require(foretold["tables"]?.elements) {
            let name = try #require(table["name"]?.text)
            #expect(table["rows"]?.integer == (try place.csv("out/\(name).csv").rows.count), "\(name)")
            let actual = Double(try place.bytes("out/\(name).csv").count)
            let estimated = Double(try #require(table["estimated_bytes"]?.integer))
            #expect(abs(estimated / actual - 1) < 0.05, "\(name): \(estimated) bytes foretold, \(actual) written")
        }
    }
}
