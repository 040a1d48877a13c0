import LoamBytes
import LoamCodecs
import LoamColumns
import LoamEngine
import LoamFormats
import LoamQuality
import LoamTestSupport
import Testing

/// What Loam writes is sound, in whatever form.
@Suite struct SoundFilesTests {
    private func expectSound(_ report: CheckReport, _ about: String) {
        let details = report.findings.prefix(3).map { "\($0.check.name) \($0.check.subject): \($0.samples.prefix(2))" }
        #expect(report.findings.isEmpty, "\(about): \(details)")
        #expect(report.tables.count == 6)
    }

    @Test(arguments: [
        ("flash_sale", ["customers": "300", "orders_per_day": "400"]),
        ("baseline", ["customers": "500", "orders_per_day": "100"]),
        ("baseline", ["customers": "1", "products": "5", "orders": "200", "duration": "2h"]),
        ("flash_sale", ["customers": "2", "orders": "1", "effects.sale.target": "books,home"]),
        ("baseline", ["customers": "20", "orders": "0"]),
        ("baseline", ["customers": "50", "orders": "300", "payment_failure_rate": "0%", "late_rate": "100%"]),
    ])
    func everyWorld(_ name: String, _ settings: [String: String]) throws {
        let shop = try SmallShop(name, settings)
        let place = try TemporaryDirectory()
        try shop.write(to: place.path + "/shop")
        let report = try shop.check(place.path + "/shop") {
            $0.threads = 2
            $0.regrowsAll = true
        }
        expectSound(report, name)
        #expect(report.isRegrown)
        expectSound(try shop.check(place.path + "/shop", usesManifest: false), name)
    }

    @Test(arguments: [
        ("csv", "none", nil), ("ndjson", "none", nil), ("csv", "gzip", nil), ("ndjson", "zstd", nil),
        ("csv", "none", 97), ("ndjson", "gzip", 250), ("csv,ndjson", "zstd", 1_000), ("csv", "zstd", 1),
        ("parquet", "none", nil), ("parquet", "snappy", 97), ("csv,parquet", "zstd", 1_000),
        ("parquet,csv", "gzip", nil),
    ])
    func everyForm(_ formats: String, _ compression: String, _ chunkRows: Int?) throws {
        let shop = try SmallShop("flash_sale", ["customers": "100", "orders_per_day": "60"])
        let place = try TemporaryDirectory()
        let formats = formats.split(separator: ",").compactMap { FormatRegistry.named(String($0)) }
        try shop.write(
            to: place.path + "/shop", formats: formats, compression: try Compression(compression),
            chunkRows: chunkRows)
        let report = try shop.check(place.path + "/shop") {
            $0.threads = 2
            $0.regrowsAll = true
        }
        let found = report.findings.map { "\($0.check.name) \($0.check.subject): \($0.samples.prefix(2))" }
        #expect(report.findings.isEmpty, "\(found)")
        #expect(report.tables.count == 6 * formats.count)
        #expect(report.isRegrown)
    }

    /// Row groups, pages and options of every kind; groups begin and end where partitions do not.
    @Test(arguments: [("snappy", 1, 7), ("lz4", 2, 100), ("zstd", 2, 1_000), ("none", 1, 64)])
    func parquet(_ compression: String, _ pageVersion: Int, _ rows: Int) throws {
        let shop = try SmallShop("flash_sale", ["customers": "100", "orders_per_day": "60"])
        let place = try TemporaryDirectory()
        var options = ParquetOptions()
        options.groupSize = GroupSize(rows: rows, bytes: 1 << 30)
        options.pageVersion = pageVersion
        options.pageRows = 13
        options.spellsUUIDs = rows == 100
        options.bloomFilters = ["customers.customer_id", "orders.customer_id"]
        try shop.write(
            to: place.path + "/shop", formats: [.parquet(options)], compression: try Compression(compression))
        for threads in [1, 3] {
            let report = try shop.check(place.path + "/shop") {
                $0.threads = threads
                $0.regrowsAll = true
                $0.memory = CheckOptions.leastMemory
            }
            expectSound(report, "\(options)")
            #expect(report.isRegrown)
        }
        expectSound(try shop.check(place.path + "/shop", usesManifest: false), "\(options)")
    }

    /// Files in directories, with and without a manifest; shares have headers of their own.
    @Test(arguments: [("parquet", 1), ("csv", 1), ("csv,parquet", 1), ("csv", 2)])
    func directories(_ formats: String, _ shares: Int) throws {
        let shop = try SmallShop("flash_sale", ["customers": "100", "orders_per_day": "300"])
        let place = try TemporaryDirectory()
        let formats = formats.split(separator: ",").compactMap { FormatRegistry.named(String($0)) }
        for index in 1...shares {
            let directory = place.path + "/shop_\(index)"
            try shop.write(to: directory, formats: formats, share: Share(index: index, count: shares)) { schema in
                ["order_ts", "state"].compactMap { DirectoryLevel($0, $0 == "state" ? nil : .hour, of: schema) }
            }
            let report = try shop.check(directory) { $0.threads = 2 }
            let found = report.findings.map { "\($0.check.name) \($0.check.subject): \($0.samples.prefix(2))" }
            #expect(report.findings.isEmpty, "\(found)")
            #expect(report.tables.count == 6 * formats.count)
            #expect(report.tables.first { $0.name == "orders" }.map { $0.files > 20 } == true)
            let differs = report.results.filter { $0.check.name == "differs_from_manifest" }
            #expect(differs.first { $0.check.table == "orders" }?.skipped?.contains("directories") == true)
            #expect(differs.first { $0.check.table == "products" }?.skipped == nil)
            if shares == 1 { #expect(try shop.check(directory, usesManifest: false).findings.isEmpty) }
        }
    }

    @Test func changesInDirectoriesAreFound() throws {
        let shop = try SmallShop("flash_sale", ["customers": "100", "orders_per_day": "300"])
        let place = try TemporaryDirectory()
        let directory = place.path + "/shop"
        try shop.write(to: directory) { schema in
            [DirectoryLevel("order_ts", .day, of: schema)].compactMap { $0 }
        }
        let days = try FileSystem.names(in: directory + "/orders")
        #expect(days.count > 1)
        try FileSystem.replace(directory + "/orders/extra.csv", with: "")
        try FileSystem.remove(directory + "/orders/\(days[0])/part_00000.csv")
        let path = directory + "/orders/\(days[1])/part_00000.csv"
        var lines = String(decoding: try FileSystem.read(path), as: UTF8.self).split(separator: "\n")
        lines.swapAt(3, 9)
        try FileSystem.replace(path, with: lines.joined(separator: "\n") + "\n")
        let names = try shop.check(directory).findings.map(\.check.name)
        for name in ["missing_file", "extra_file", "file_digest", "row_order"] {
            #expect(names.contains(name), "\(name) in \(names)")
        }
    }

    @Test func shares() throws {
        let shop = try SmallShop("flash_sale", ["customers": "5000", "orders_per_day": "3000"])
        let place = try TemporaryDirectory()
        for index in 1...3 {
            let directory = place.path + "/share_\(index)"
            try shop.write(to: directory, share: Share(index: index, count: 3))
            let report = try shop.check(directory) { $0.regrowsAll = true }
            expectSound(report, "share \(index)")
            #expect(report.isRegrown)
            // Items are in the share of their order; customers may be in another one.
            func skipped(_ name: String, _ column: String) -> String? {
                report.results.first { $0.check.name == name && $0.check.column == column }?.skipped
            }
            #expect(skipped("foreign_key", "order_id") == nil)
            #expect(skipped("foreign_key", "customer_id") == "this share holds a part of customers only")
        }
    }

    @Test func someTablesWithoutDigests() throws {
        let shop = try SmallShop()
        let place = try TemporaryDirectory()
        try shop.write(to: place.path + "/shop", tables: ["orders", "order_items"], digests: false)
        let report = try shop.check(place.path + "/shop")
        #expect(report.findings.isEmpty, "\(report.found)")
        #expect(report.tables.map(\.name) == ["orders", "order_items"])
        #expect(report.results.contains { $0.skipped == "the table customers is not there" })
    }

    /// Rows with other line ends, other key orders and quotes say the same.
    @Test func otherSpellings() throws {
        let shop = try SmallShop()
        let place = try TemporaryDirectory()
        try shop.write(to: place.path + "/shop")
        let files = Files(place.path + "/shop")
        try files.remove("manifest.json")
        for table in ["orders", "products"] {
            let text = String(decoding: try files.bytes(table + ".csv"), as: UTF8.self)
            try files.write(table + ".csv", Array(text.replacing("\n", with: "\r\n").utf8))
        }
        try files.lines("order_items") { lines in
            for place in lines.indices { lines[place] = "\"" + lines[place].replacing(",", with: "\",\"") + "\"" }
        }
        let report = try shop.check(files.directory, usesManifest: false)
        #expect(report.findings.isEmpty, "\(report.found)")
    }
}
