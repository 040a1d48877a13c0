import LoamBytes
import LoamCodecs
import LoamEngine
import LoamFormats
import LoamQuality
import LoamTestSupport
import LoamWorlds
import Testing

/// Files that are not those of their manifest, and forms other than CSV.
@Suite struct ManifestFaultTests {
    private func check(
        _ formats: String = "csv", _ compression: String = "none", chunkRows: Int? = nil,
        _ plant: (Files) throws -> Void
    ) throws -> CheckReport {
        let shop = try SmallShop()
        let place = try TemporaryDirectory()
        try shop.write(
            to: place.path + "/shop",
            formats: formats.split(separator: ",").compactMap { FormatRegistry.named(String($0)) },
            compression: try Compression(compression), chunkRows: chunkRows)
        let files = Files(place.path + "/shop")
        try plant(files)
        return try shop.check(files.directory)
    }

    @Test func missingAndExtraFiles() throws {
        let report = try check(chunkRows: 500) { files in
            try files.remove("orders_00001.csv")
            try files.write("notes.txt", [0x68])
        }
        #expect(report.names.isSuperset(of: ["missing_file", "extra_file"]))
        // Keys that point to missing rows are not compared with the rows that are there.
        #expect(!report.names.contains("foreign_key"))
        let missing = try #require(report.findings.first { $0.check.name == "missing_file" })
        #expect(missing.samples.map(\.file) == ["orders_00001.csv"])
        #expect(report.findings.first { $0.check.name == "extra_file" }?.check.severity == .warning)
        // Errors come before warnings.
        #expect(report.findings.map(\.check.severity) == report.findings.map(\.check.severity).sorted(by: >))
    }

    @Test func aCellThatNoLawMinds() throws {
        let report = try check { files in
            try files.row("customers", where: { !$0["name"]!.isEmpty }) { $0["name"] = "Somebody Else" }
        }
        let digests: Set = ["file_digest", "content_digest customers", "differs_from_manifest customers"]
        #expect(report.found.subtracting(["file_size"]) == digests)
        let row = try #require(report.findings.first { $0.check.name == "differs_from_manifest" }?.samples.first)
        #expect(row.row == 0 && row.file == "customers.csv")
        #expect(row.cells.contains { $0.name == "name" && $0.value == "Somebody Else" })
        #expect(row.cells.contains { $0.name == "expected name" })
    }

    @Test func aRowLostIsNamedAndTheOthersAreNot() throws {
        let report = try check { files in
            try files.lines("customers") { $0.remove(at: 100) }
        }
        #expect(report.names.contains("row_count"))
        let finding = try #require(report.findings.first { $0.check.name == "differs_from_manifest" })
        #expect(finding.violations <= 3, "\(finding.violations) rows differ after one was taken out")
        #expect(finding.samples.first?.row == 99)
    }

    @Test func theSeal() throws {
        let report = try check { files in
            let text = String(decoding: try files.bytes("manifest.json"), as: UTF8.self)
            try files.write("manifest.json", Array(text.replacing("\"seed\": 42", with: "\"seed\": 43").utf8))
        }
        #expect(report.names.contains("manifest_damaged"))
        // The recipe can still be read, so the rest is checked; rows are not those of seed 43, but the laws hold.
        #expect(report.tables.count == 6 && !report.isRegrown)
        #expect(report.names == ["manifest_damaged"])
    }

    @Test(arguments: ["gzip", "zstd"])
    func damagedCompression(_ compression: String) throws {
        let name = "orders.csv" + (try Compression(compression).fileSuffix)
        let cut = try check("csv", compression) { files in
            try files.write(name, Array(try files.bytes(name).dropLast(2_000)))
        }
        #expect(cut.names.isSuperset(of: ["cut_short", "file_size", "file_digest", "row_count"]))
        let flipped = try check("csv", compression) { files in
            var bytes = try files.bytes(name)
            bytes[bytes.count / 2] ^= 0x40
            try files.write(name, bytes)
        }
        #expect(flipped.names.isSuperset(of: ["cut_short", "file_digest"]))
        #expect(!flipped.names.contains("file_size"))
    }

    @Test func theSecondFormatIsReadToo() throws {
        let report = try check("csv,ndjson") { files in
            let text = String(decoding: try files.bytes("orders.ndjson"), as: UTF8.self)
            try files.write(
                "orders.ndjson", Array(text.replacing("\"WH_03\"", with: "\"WH_04\"", maxReplacements: 1).utf8))
        }
        #expect(report.found.isSuperset(of: ["file_digest", "differs_from_manifest orders"]))
    }

    static let lines: [(String, String, String)] = [
        ("{", "[", "syntax orders"), ("\"tax\":", "\"tax\":\"", "syntax orders"),
        ("\"tax\":", "\"tax\":0", "type orders"),
        ("\"tax\":", "\"tax\":\"1.00\",\"t\":", "type orders"), ("\"tax\":", "\"tacks\":", "columns orders"),
        ("\"subtotal\":", "\"tax\":1.00,\"subtotal\":", "columns orders"), ("\"WH_0", "\"WX_0", "enumeration orders"),
        ("\"channel\":\"", "\"channel\":null,\"c\":\"", "null orders"),
        ("\"is_sla_breach\":", "\"is_sla_breach\":0,\"x\":", "type orders"), ("}", "}}", "syntax orders"),
        ("\"channel\":\"", "\"channel\":\"\\ud800", "syntax orders"),
        ("\"delivery_delay_hours\":", "\"delivery_delay_hours\":9999999999", "range orders"),
    ]

    @Test(arguments: lines)
    func linesOfJSON(_ old: String, _ new: String, _ expected: String) throws {
        let report = try check("ndjson") { files in
            var lines = String(decoding: try files.bytes("orders.ndjson"), as: UTF8.self).split(separator: "\n").map(
                String.init)
            guard lines[4].contains(old) else { throw Mismatch("nothing to replace in \(lines[4])") }
            lines[4] = lines[4].replacing(old, with: new, maxReplacements: 1)
            try files.write("orders.ndjson", Array((lines.joined(separator: "\n") + "\n").utf8))
        }
        #expect(report.found.contains(expected), "found \(report.found.sorted())")
    }

    /// Keys in another order, blanks and escapes say the same.
    @Test func otherSpellingsOfJSON() throws {
        let report = try check("ndjson") { files in
            let text = String(decoding: try files.bytes("suppliers.ndjson"), as: UTF8.self)
            let lines = text.split(separator: "\n").map { line in
                let cells = line.dropFirst().dropLast().split(separator: ",").reversed().joined(separator: " ,\t")
                return "{ \(cells) }".replacing("USA", with: "\\u0055SA")
            }
            try files.write("suppliers.ndjson", Array((lines.joined(separator: "\n") + "\n").utf8))
        }
        #expect(report.found == ["file_size", "file_digest"], "found \(report.found.sorted())")
    }

    @Test func whatIsNotThere() throws {
        let place = try TemporaryDirectory()
        #expect(
            #expect(throws: RunError.self) { try CheckRun(place.path + "/no", world: nil, options: CheckOptions()) }?
                .code == .missingInput)
        #expect(
            #expect(throws: RunError.self) { try CheckRun(place.path, world: nil, options: CheckOptions()) }?.code
                == .recipeNeeded)
        let shop = try SmallShop()
        #expect(
            #expect(throws: RunError.self) { try shop.check(place.path, usesManifest: false) }?.code == .missingInput)
    }
}
