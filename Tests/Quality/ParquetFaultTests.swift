import LoamBytes
import LoamCodecs
import LoamEngine
import LoamFormats
import LoamQuality
import LoamTestSupport
import Testing

/// What is wrong with Parquet files is found, and named for what it is.
@Suite struct ParquetFaultTests {
    private let shop: SmallShop
    private let place = try! TemporaryDirectory()
    private var directory: String { place.path + "/shop" }
    private var files: Files { Files(directory) }

    init() throws {
        shop = try SmallShop("flash_sale", ["customers": "100", "orders_per_day": "60"])
        var options = ParquetOptions()
        options.groupSize = GroupSize(rows: 200, bytes: 1 << 30)
        try shop.write(to: place.path + "/shop", formats: [.parquet(options)], compression: .snappy)
    }

    /// Rows of another seed in one table: every check that has to do with rows says so, and no check of the file does.
    @Test func otherRows() throws {
        let other = try SmallShop(
            "flash_sale", ["customers": "90", "orders_per_day": "60"], tables: ["customers", "orders"])
        try other.write(to: place.path + "/other", formats: [.parquet()], compression: .snappy)
        try files.write("customers.parquet", FileSystem.read(place.path + "/other/customers.parquet"))
        let report = try shop.check(directory)
        #expect(
            report.found.isSuperset(of: [
                "file_size", "file_digest", "row_count customers", "content_digest customers",
                "differs_from_manifest customers", "foreign_key orders.customer_id",
            ]), "\(report.found)")
        #expect(report.names.isDisjoint(with: ["file_damaged", "file_contradicts_itself", "cut_short"]))
        #expect(try shop.check(directory, usesManifest: false).names.contains("foreign_key"))
    }

    @Test func cutAndForeignFiles() throws {
        let orders = try files.bytes("orders.parquet")
        try files.write("orders.parquet", orders.dropLast(100))
        var report = try shop.check(directory)
        #expect(report.found.contains("file_damaged orders"))
        #expect(report.names.contains("file_size"))
        let damage = report.findings.first { $0.check.name == "file_damaged" }?.samples.first
        #expect(damage?.file == "orders.parquet" && damage?.detail == "the file does not end with PAR1")

        try files.write("orders.parquet", try files.bytes("order_items.parquet"))
        report = try shop.check(directory)
        let detail = report.findings.first { $0.check.name == "file_damaged" }?.samples.first?.detail
        #expect(detail?.hasPrefix("there is no column ") == true, "\(detail ?? "")")
    }

    /// A damaged page costs its row group, and the others are read.
    @Test func damagedPage() throws {
        let found = try withPage { bytes in
            // The header of the first page, after the magic number.
            for place in 4..<12 { bytes[place] = 0xFF }
        }
        #expect(found.found.contains("file_damaged orders"))
        let orders = found.tables.first { $0.name == "orders" }?.rows ?? 0
        let all = try shop.check(directory).tables.first { $0.name == "orders" }?.rows ?? 0
        #expect(orders == all - 200, "\(orders) of \(all)")
        let detail = found.findings.first { $0.check.name == "file_damaged" }?.samples.first?.detail ?? ""
        #expect(detail.hasPrefix("row group 0, column "), "\(detail)")
    }

    private func withPage(_ change: (inout [UInt8]) -> Void) throws -> CheckReport {
        let original = try files.bytes("orders.parquet")
        var bytes = original
        change(&bytes)
        try files.write("orders.parquet", bytes)
        defer { try? files.write("orders.parquet", original) }
        return try shop.check(directory, usesManifest: false)
    }

    /// Bits of the footer that flip: some cost the file, some make it contradict itself, and some are names and notes.
    @Test func footersThatLie() throws {
        let original = try files.bytes("orders.parquet")
        let length = original.suffix(8).prefix(4).enumerated().reduce(0) { $0 + Int($1.element) << ($1.offset * 8) }
        var damaged = 0
        var contradicting = 0
        try withSeededCases(120, seed: 380) { numbers in
            let report = try withPage {
                $0[$0.count - 9 - numbers.below(length)] ^= 1 << UInt8(numbers.below(8))
            }
            if report.names.contains("file_damaged") { damaged += 1 }
            if report.names.contains("file_contradicts_itself") { contradicting += 1 }
        }
        #expect(damaged > 10 && contradicting > 10, "\(damaged) damaged, \(contradicting) contradicting")
        #expect(try shop.check(directory).findings.isEmpty)
    }

    /// Formats that are only written: their bytes are checked, that their rows are not is said, and they alone are an error.
    @Test func formatsThatAreNotReadBack() throws {
        let both = place.path + "/both"
        try shop.write(to: both, formats: [.csv, .arrow()])
        var report = try shop.check(both)
        #expect(report.names == ["not_read"] && report.tables.count == 6, "\(report.found)")
        var bytes = try Files(both).bytes("orders.arrow")
        bytes[bytes.count / 2] ^= 1
        try Files(both).write("orders.arrow", bytes)
        report = try shop.check(both)
        #expect(report.names == ["not_read", "file_digest"], "\(report.found)")

        let alone = place.path + "/alone"
        try shop.write(to: alone, formats: [.arrow()])
        let error = #expect(throws: RunError.self) { try shop.check(alone) }
        #expect(error?.code == .missingInput)
    }
}
