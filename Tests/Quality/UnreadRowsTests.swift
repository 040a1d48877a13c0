import LoamBytes
import LoamCodecs
import LoamEngine
import LoamFormats
import LoamQuality
import LoamTestSupport
import LoamWorlds
import Testing

/// What could not be read is reported once, as what it is: what follows from it is not judged, and no check says "ok" about nothing.
@Suite struct UnreadRowsTests {
    /// Something that cannot be read, and all that is found then.
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var found: Set<String>
        /// A check that follows from it, as `name subject`, and why it is not judged.
        var skipped: (check: String, reason: String)
        var plant: @Sendable (Files) throws -> Void
        var testDescription: String { name }
    }

    private static let suppliers = "foreign_key products.supplier_id"

    static let cases: [Case] = [
        Case(
            name: "a key that is no UUID", found: ["type suppliers"],
            skipped: (suppliers, "a row of suppliers has no supplier_id that can be read")
        ) { try $0.row("suppliers") { $0["supplier_id"] = "x" } },
        Case(
            name: "rows with a cell too few", found: ["field_count suppliers"],
            skipped: (suppliers, "2 rows of suppliers have no supplier_id that can be read")
        ) {
            try $0.lines("suppliers") { lines in
                for row in [2, 4] { lines[row] = String(lines[row].prefix(upTo: lines[row].lastIndex(of: ",")!)) }
            }
        },
        Case(
            name: "a column renamed", found: ["columns suppliers"],
            skipped: (suppliers, "rows of suppliers have no supplier_id that can be read")
        ) { try $0.lines("suppliers") { $0[0] = $0[0].replacing("supplier_id", with: "id") } },
        Case(
            name: "a file cut", found: ["cut_short suppliers"],
            skipped: (suppliers, "rows of suppliers are not known: suppliers.csv cannot be read to its end")
        ) { files in
            let bytes = try files.bytes("suppliers.csv")
            try files.write("suppliers.csv", Array(bytes[..<(bytes.prefix(900).lastIndex(of: 0x0A) ?? 0)]))
        },
        Case(
            name: "an empty file", found: ["cut_short suppliers"],
            skipped: (
                "domain suppliers.lead_time_days",
                "rows of suppliers are not known: suppliers.csv cannot be read to its end"
            )
        ) { try $0.write("suppliers.csv", []) },
        Case(
            name: "a parent of laws without its key", found: ["type orders"],
            skipped: ("foreign_key order_items.order_id", "a row of orders has no order_id that can be read")
        ) { try $0.row("orders") { $0["order_id"] = "x" } },
        Case(
            name: "a row that is added up without its parent", found: ["type order_items"],
            skipped: ("subtotal_of_items orders", "a row of order_items has no order_id that can be read")
        ) { try $0.row("order_items") { $0["order_id"] = "x" } },
    ]

    private let place: TemporaryDirectory

    init() throws { place = try TemporaryDirectory() }

    /// A shop in files without a manifest.
    private func written(_ shop: SmallShop? = PlantedFaultTests.shop, compression: Compression = .none) throws -> (
        SmallShop, Files
    ) {
        let shop = try #require(shop)
        try shop.write(to: place.path + "/shop", compression: compression)
        let files = Files(place.path + "/shop")
        try files.remove("manifest.json")
        return (shop, files)
    }

    @Test("One cause, one finding", arguments: cases)
    func cause(_ fault: Case) throws {
        let (shop, files) = try written()
        try fault.plant(files)
        let sound = try shop.check(files.directory, usesManifest: false)
        #expect(sound.found == fault.found)
        let result = try #require(sound.results.first { Self.name($0.check) == fault.skipped.check })
        #expect(result.skipped?.hasSuffix(fault.skipped.reason) == true, "\(result.skipped ?? "checked")")
        #expect(result.violations == 0 && result.samples.isEmpty)
        let spilled = try shop.check(files.directory, usesManifest: false) { $0.memory = CheckOptions.leastMemory }
        #expect(spilled.found == fault.found)
    }

    private static func name(_ check: Check) -> String { check.name + " " + check.subject }

    @Test(
        "Figures are not held against rows that could not be read, whatever column it was",
        arguments: ["orders", "sessions", "support_tickets", "cart_abandonment", "system_metrics"])
    func figures(_ table: String) throws {
        let (shop, files) = try written(PlantedFaultTests.wave)
        let whole = try files.bytes(table + ".csv")
        let names = whole.prefix { $0 != 0x0A }.split(separator: UInt8(ascii: ",")).map {
            String(decoding: $0, as: UTF8.self)
        }
        for name in names {
            try files.write(table + ".csv", whole)
            try files.lines(table) { lines in
                lines[0] = names.map { $0 == name ? $0 + "_x" : $0 }.joined(separator: ",")
            }
            let report = try shop.check(files.directory, usesManifest: false) { $0.threads = 2 }
            let figures = report.findings.filter { $0.check.family == .figures }.map { Self.name($0.check) }
            #expect(figures.isEmpty, "\(name): \(figures)")
            #expect(report.found.contains("columns \(table)"), "\(name)")
        }
    }

    @Test("A file whose decompression fails is the cause, and what comes out of it is not judged")
    func damage() throws {
        let (shop, files) = try written(compression: try Compression("gzip"))
        var bytes = try files.bytes("orders.csv.gz")
        bytes[bytes.count / 2] ^= 0x40
        try files.write("orders.csv.gz", bytes)
        let report = try shop.check(files.directory, usesManifest: false)
        #expect(report.found == ["cut_short orders"], "\(report.found)")
    }

    @Test("Rows of a file that is not there, or not whole, are not missed one by one")
    func files() throws {
        let shop = try #require(PlantedFaultTests.shop)
        try shop.write(to: place.path + "/shop", formats: [.parquet()], chunkRows: 100)
        let files = Files(place.path + "/shop")
        try files.remove("products_00001.parquet")
        try files.write("customers_00001.parquet", Array(files.bytes("customers_00001.parquet").dropLast(100)))
        let report = try shop.check(files.directory)
        func reason(_ check: String) -> String? {
            report.results.first { Self.name($0.check) == check }?.skipped
        }
        #expect(
            reason("foreign_key order_items.product_id")
                == "rows of products are not known: products_00001.parquet is missing")
        let customers = try #require(reason("foreign_key orders.customer_id"))
        #expect(customers.hasPrefix("rows of customers are not known: "), "\(customers)")
        #expect(report.names.isDisjoint(with: ["foreign_key"]), "\(report.found)")
        #expect(report.names.isSuperset(of: ["missing_file", "file_damaged"]), "\(report.found)")
    }

    @Test("A table without rows is not said to be sound")
    func noRows() throws {
        let (shop, files) = try written()
        try files.lines("order_items") { $0.removeLast($0.count - 1) }
        let report = try shop.check(files.directory, usesManifest: false)
        let items = report.results.filter { $0.check.table == "order_items" && $0.check.family != .format }
        #expect(!items.isEmpty)
        for result in items { #expect(result.skipped == "order_items has no rows", "\(Self.name(result.check))") }
        for result in report.results where result.skipped == nil && result.check.family != .manifest {
            #expect(result.examined > 0 || result.isViolated, "\(Self.name(result.check)) is about nothing")
        }
    }

    @Test(
        "Without a manifest, a file that looks like a table's and is not read fails the check",
        arguments: [
            "orders.csv.bz2", "Orders.CSV", "orders.zip", "orders.tsv", "orders", "shop_orders.CSV",
            "orders_00001.csv.xz",
            "orders.2025.csv",
        ])
    func lookalike(_ name: String) throws {
        let (shop, files) = try written()
        try files.write(name, try files.bytes("orders.csv"))
        try files.remove("orders.csv")
        let report = try shop.check(files.directory, usesManifest: false)
        let finding = try #require(report.findings.first { $0.check.name == "file_not_understood" })
        #expect(finding.check.severity == .error)
        #expect(finding.samples.map(\.file) == [name])
        let items = report.results.first { Self.name($0.check) == "foreign_key order_items.order_id" }
        #expect(items?.skipped == "the table orders is not read: \(name)")
    }

    @Test("Other files are named, and fail only where it is asked to")
    func strangers() throws {
        let (shop, files) = try written()
        try files.write("notes.txt", [0x68])
        try files.write(".hidden", [0x68])
        try FileSystem.makeDirectory(files.directory + "/more")
        let report = try shop.check(files.directory, usesManifest: false)
        #expect(report.findings.map(\.check.name) == ["extra_file"])
        #expect(report.findings.first?.samples.map(\.file) == ["more/", "notes.txt"])
        #expect(!report.fails(at: .error) && report.fails(at: .warning))
    }

    @Test("A check that read no table does not pass, and names what lies there")
    func nothingRead() throws {
        let shop = try #require(PlantedFaultTests.shop)
        for name in ["Orders.CSV", "customers.csv.bz2"] {
            try FileSystem.replace(place.path + "/" + name, with: "x")
        }
        let error = #expect(throws: RunError.self) { try shop.check(place.path, usesManifest: false) }
        #expect(error?.code == .missingInput)
        #expect(error?.message.hasSuffix("not understood: Orders.CSV, customers.csv.bz2") == true)
    }
}
