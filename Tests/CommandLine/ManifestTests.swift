import LoamBytes
import LoamProgram
import Testing

@Suite("The manifest")
struct ManifestTests {
    private let place: Workplace
    private let manifest: JSONValue

    init() throws {
        place = try Workplace()
        try place.done(
            "generate flash_sale --customers 200 --orders 1500 --chunk-rows 1000 --format csv,ndjson --seed 7 --to out")
        manifest = try place.json("out/manifest.json")
    }

    @Test("Names every file, with the rows, bytes and digest that it has")
    func files() throws {
        let files = try #require(manifest["files"]?.elements)
        #expect(files.compactMap { $0["name"]?.text }.sorted() == place.names("out").filter { $0 != "manifest.json" })
        for file in files {
            let name = "out/" + (try #require(file["name"]?.text))
            let content = try place.content(name)
            #expect(file["bytes"]?.integer == content.count && file["xxh3_128"]?.text == content.digest, "\(name)")
            let rows = try file["format"]?.text == "csv" ? place.csv(name).rows.count : place.lines(name).count
            #expect(file["rows"]?.integer == rows, "\(name)")
        }
    }

    @Test("Rows and content of a table add up over its files, alike in both formats")
    func tables() throws {
        let files = try #require(manifest["files"]?.elements)
        for table in try #require(manifest["tables"]?.elements) {
            for format in ["csv", "ndjson"] {
                let own = files.filter { $0["table"] == table["name"] && $0["format"]?.text == format }
                let rows = own.compactMap { $0["rows"]?.integer }.reduce(0, +)
                let contents = own.compactMap { $0["content"]?.text.flatMap(Digest128.init(text:))?.value }
                #expect(table["rows"]?.integer == rows)
                #expect(table["content"]?.text == Digest128(contents.reduce(0, &+)).text)
                #expect(own.count == contents.count && !own.isEmpty)
            }
        }
    }

    @Test("Says what decides the bytes")
    func plan() throws {
        let plan = try #require(manifest["plan"])
        #expect(plan["seed"]?.integer == 7 && plan["chunk_rows"]?.integer == 1_000)
        #expect(plan["start"]?.text == "2025-01-01T00:00:00Z" && plan["end"]?.text == "2025-01-04T00:00:00Z")
        #expect(plan["recipe"]?["parameters"]?["orders"]?.integer == 1_500)
        #expect(plan["recipe"]?["effects"]?.elements?.count == 2)
        #expect((plan["determinism"]?.integer).map { $0 >= 1 } == true)
        #expect(manifest["tool"]?.text == (try place.done("--version").outputLines.first.map(String.init)))
    }

    @Test("Says what was measured: time of every table and the peak of memory")
    func measured() throws {
        let measured = try #require(manifest["measured"])
        #expect(try number(measured["wall_s"]) > 0 && number(measured["cpu_s"]) > 0)
        let memory = try #require(measured["peak_rss_bytes"]?.integer)
        #expect((1_000_000...1_000_000_000).contains(memory))
        let tables = try #require(measured["tables"]?.elements)
        #expect(
            tables.compactMap { $0["name"]?.text }
                == [
                    "customers", "suppliers", "products", "campaigns", "sessions", "orders", "order_items",
                    "support_tickets",
                    "returns", "cart_abandonment", "stock_movements", "system_metrics", "labels",
                ])
        for table in tables {
            #expect(try number(table["wall_s"]) >= 0 && number(table["cpu_s"]) > 0, "\(table["name"]?.text ?? "")")
        }
        let sum = try tables.map { try number($0["cpu_s"]) }.reduce(0, +)
        #expect(try sum <= number(measured["cpu_s"]) * 1.05)
    }

    @Test("Two runs differ in nothing but what was measured")
    func repeatable() throws {
        try place.done(
            """
            generate flash_sale --customers 200 --orders 1500 --chunk-rows 1000 --format csv,ndjson --seed 7 --to again \
            --threads 1
            """)
        #expect(try place.run("again") == place.run("out"))
    }

    @Test("--no-digest leaves the digests of content out")
    func withoutDigests() throws {
        try place.done("generate baseline --tables customers --customers 10 --no-digest --to bare")
        let tables = try place.manifest("bare")["tables"]?.elements
        #expect(tables?.count == 1 && tables?[0]["content"] == .null && tables?[0]["rows"]?.integer == 10)
        let files = try place.manifest("bare")["files"]?.elements
        #expect(files?.count == 1 && files?[0]["xxh3_128"] == .null && files?[0]["content"] == .null)
    }

    private func number(_ value: JSONValue?) throws -> Double {
        try #require(value.flatMap { Double($0.compact()) })
    }
}
