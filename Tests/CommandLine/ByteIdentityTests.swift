import LoamProgram
import Testing

@Suite("The same bytes, however they are grown")
struct ByteIdentityTests {
    private static let tables = [
        "customers", "suppliers", "products", "campaigns", "sessions", "orders", "order_items", "support_tickets",
        "returns", "cart_abandonment", "stock_movements", "system_metrics", "labels",
    ]
    /// More than one partition of orders, customers and products.
    private static let world =
        "generate flash_sale --customers 4200 --products 4200 --orders 5000 --format csv,ndjson -q"
    /// What every variant must equal, grown once.
    private static let reference = Result {
        let place = try Workplace()
        try place.done("\(world) --to whole --threads 2")
        return try place.run("whole")
    }
    private let place: Workplace
    private let whole: [String: Content]

    init() throws {
        place = try Workplace()
        whole = try Self.reference.get()
        try #require(whole.count == 2 * Self.tables.count + 1)
    }

    @Test("With 1, 2 and 7 threads, small and large batches")
    func threads() throws {
        for variant in ["--threads 1", "--threads 7", "--threads 2 --batch-rows 1000", "--batch-rows 8192"] {
            try place.done("\(Self.world) \(variant) --to out --overwrite")
            try expectWhole(place.run("out"), variant)
        }
    }

    @Test("With batches of a single row")
    func singleRows() throws {
        let small = "generate flash_sale --customers 60 --products 50 --orders 600 --format csv,ndjson -q"
        try place.done("\(small) --to one --batch-rows 1")
        try place.done("\(small) --to many")
        #expect(try place.run("one") == place.run("many"))
    }

    @Test("Five shares concatenate to every table")
    func shares() throws {
        for share in 1...5 { try place.done("\(Self.world) --partition \(share)/5 --to share\(share)") }
        for table in Self.tables {
            for name in [table + ".csv", table + ".ndjson"] {
                let joined = try (1...5).flatMap { try place.bytes("share\($0)/\(name)") }
                #expect(Content(joined) == whole[name], "\(name)")
            }
        }
        let rows = try (1...5).map { try place.csvRows("share\($0)/orders.csv", hasHeader: $0 == 1) }
        #expect(rows == [1_000, 1_000, 1_000, 1_000, 1_000])
    }

    @Test("Each table alone")
    func alone() throws {
        for table in Self.tables {
            try place.done("\(Self.world) --tables \(table) --to alone_\(table)")
            for name in [table + ".csv", table + ".ndjson"] {
                #expect(try place.content("alone_\(table)/\(name)") == whole[name], "\(name)")
            }
            #expect(place.names("alone_\(table)").count == 3)
        }
    }

    @Test("On standard output")
    func standardOutput() throws {
        let outcome = try place.done(
            "generate flash_sale --customers 4200 --products 4200 --orders 5000 --tables orders --to -")
        #expect(Content(outcome.output) == whole["orders.csv"])
    }

    @Test("In another time zone, locale and working directory")
    func surroundings() throws {
        let other = try Workplace()
        let surroundings = ["TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"]
        try other.done("\(Self.world) --to deep/below/out", environment: surroundings)
        try expectWhole(other.run("deep/below/out"), "\(surroundings)")
        try other.done("\(Self.world) --to bare", environment: ["TZ": "", "LC_ALL": "", "LANG": "", "HOME": ""])
        try expectWhole(other.run("bare"), "without an environment")
    }

    @Test("Compressed with 1, 2 and 7 threads", arguments: ["gzip:1", "zstd:1"])
    func compressed(codec: String) throws {
        let runs = try [1, 2, 7].map { threads in
            try place.done("\(Self.world) --compress \(codec) --threads \(threads) --to t\(threads)")
            return try place.run("t\(threads)")
        }
        #expect(runs[0].count == whole.count && runs[1] == runs[0] && runs[2] == runs[0])
    }

    @Test("Another seed is another world, by flag and by environment alike")
    func seeds() throws {
        try place.done("\(Self.world) --seed 43 --to seed43")
        try place.done("\(Self.world) --to variable43", environment: ["LOAM_SEED": "43"])
        try place.done("\(Self.world) --seed 42 --to flag42", environment: ["LOAM_SEED": "43"])
        let unread = try place.loam("\(Self.world) --to unread", environment: ["LOAM_SEED": "abc"])
        #expect(unread.status == 64 && unread.errors.contains("LOAM_SEED"))
        let other = try place.run("seed43")
        for table in Self.tables { #expect(other[table + ".csv"] != whole[table + ".csv"], "\(table)") }
        #expect(try place.run("variable43") == other)
        try expectWhole(place.run("flag42"), "the flag is stronger than the variable")
    }

    @Test("A recipe read from a file is the built-in one")
    func recipeFile() throws {
        try place.write("mine.yaml", FileBytes.of("recipes/flash_sale.yaml"))
        let line = Self.world.replacing("flash_sale", with: "./mine.yaml")
        try place.done("\(line) --to mine")
        try expectWhole(place.run("mine"), "from a file")
    }

    private func expectWhole(_ files: [String: Content], _ about: String) throws {
        #expect(files.keys.sorted() == whole.keys.sorted(), "\(about)")
        for (name, content) in whole { #expect(files[name] == content, "\(name) differs: \(about)") }
    }
}

extension Workplace {
    fileprivate func csvRows(_ name: String, hasHeader: Bool) throws -> Int {
        try lines(name).count - (hasHeader ? 1 : 0)
    }
}
