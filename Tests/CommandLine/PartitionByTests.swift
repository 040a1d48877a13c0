import LoamBytes
import LoamProgram
import Testing

@Suite("--partition-by")
struct PartitionByTests {
    private static let small = "generate flash_sale --customers 200 --orders 3000 --tables customers,orders,products -q"
    private let place: Workplace

    init() throws { place = try Workplace() }

    /// Every file below a directory by its path; the manifest without what was measured.
    private func files(_ directory: String) throws -> [String: Content] {
        var files: [String: Content] = [:]
        for path in try FileSystem.paths(in: place.file(directory), entering: { _ in true }) {
            guard FileSystem.isFile(place.file(directory + "/" + path)) else { continue }
            files[path] = try place.content(directory + "/" + path)
        }
        files["manifest.json"] = Content(Array(try place.manifest(directory).compact().utf8))
        return files
    }

    @Test("Tables that have the column lie in directories, others as usual; check is content")
    func layout() throws {
        try place.done("\(Self.small) --format parquet --partition-by day:order_ts,payment_type --to out --threads 1")
        #expect(place.names("out") == ["customers.parquet", "manifest.json", "orders", "products.parquet"])
        #expect(place.names("out/orders").first == "order_day=2025-01-01")
        #expect(place.names("out/orders/order_day=2025-01-01").contains("payment_type=card"))
        #expect(place.names("out/orders/order_day=2025-01-01/payment_type=card") == ["part_00000.parquet"])
        let report = try place.done("check out")
        #expect(report.text.contains("PASSED") && report.text.contains("spread over directories"))
        try place.done("\(Self.small) --format parquet --partition-by day:order_ts,payment_type --to two --threads 7")
        #expect(try files("two") == files("out"))
    }

    @Test(
        "The content of a table is that of the flat run, whatever the levels", arguments: ["csv", "ndjson", "parquet"])
    func content(format: String) throws {
        try place.done("\(Self.small) --format \(format) --to flat")
        let wanted = try place.manifest("flat")["tables"]
        for levels in ["month:order_ts", "hour:order_ts", "state", "is_sla_breach,payment_failure_reason"] {
            try place.done("\(Self.small) --format \(format) --partition-by \(levels) --to out --overwrite")
            #expect(try place.manifest("out")["tables"] == wanted, "\(levels)")
            #expect(try place.loam("check out").status == 0, "\(levels)")
        }
        // The directories of the last run go, too.
        try place.done("\(Self.small) --format \(format) --to out --overwrite")
        #expect(try place.run("out") == place.run("flat"))
    }

    @Test("Too many directories are an error with a hint, and leave no partial file")
    func tooMany() throws {
        let outcome = try place.loam("\(Self.small) --partition-by order_number,day:order_ts --to out")
        let other = try place.loam(
            "generate baseline --orders 40000 --tables orders -q --partition-by hour:order_ts --duration 60d --to out2")
        #expect(outcome.status == 64)
        #expect(other.status == 1 && other.errors.contains("1000 directories") && other.errors.contains("coarser"))
        #expect(place.names("out2") == [".loam-journal"])
    }

    @Test("A dry run does not guess the count of directories")
    func dryRun() throws {
        #expect(try place.done("\(Self.small) --partition-by month:order_ts --dry-run").text.contains("in directories"))
    }

    @Test("DuckDB, pyarrow and Polars read the directories", .enabled(if: Self.hasReaders))
    func readers() throws {
        try place.done("\(Self.small) --format parquet --partition-by month:order_ts,payment_type --to out")
        try place.write(
            "read.py",
            """
            import duckdb, polars, pyarrow.dataset
            rows = duckdb.sql("select count(*), count(distinct order_id), count(distinct order_month) "
                "from read_parquet('out/orders/**/*.parquet', hive_partitioning=true)").fetchall()[0]
            assert rows == (3000, 3000, 1), rows
            data = pyarrow.dataset.dataset('out/orders', partitioning='hive', format='parquet')
            assert data.count_rows() == 3000 and 'order_month' in data.schema.names
            frame = polars.scan_parquet('out/orders', hive_partitioning=True)
            found = frame.select(polars.len(), polars.col('order_month').n_unique()).collect().row(0)
            assert found == (3000, 1), found
            """)
        let outcome = try place.shell("\(Self.python) read.py")
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    private static let python = LoamProgram.root + "/.build/readers/bin/python"
    private static let hasReaders =
        FileSystem.exists(python)
        && (try? Workplace().shell("\(python) -c 'import duckdb, polars, pyarrow'"))?.status == 0
}
