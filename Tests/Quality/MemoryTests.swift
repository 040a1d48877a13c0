import LoamBytes
import LoamQuality
import LoamTestSupport
import LoamWorlds
import Testing

/// Neither memory nor threads change what is found.
@Suite struct MemoryTests {
    /// The report without what was measured.
    private func text(_ report: CheckReport) -> String {
        guard case .object(let members) = report.json(failingAt: .error) else { return "" }
        return JSONValue.object(members.filter { $0.key != "measured" }).pretty()
    }

    private func brokenShop(_ place: TemporaryDirectory) throws -> (SmallShop, Files) {
        let shop = try SmallShop("flash_sale", ["customers": "2000", "orders_per_day": "4000"])
        try shop.write(to: place.path + "/shop")
        let files = Files(place.path + "/shop")
        try files.lines("orders") { lines in
            lines.remove(at: 700)
            lines.insert(lines[5], at: 900)
            lines.swapAt(100, 5_000)
        }
        try files.lines("order_items") { lines in
            for place in stride(from: 50, to: 9_000, by: 1_000) {
                var cells = Files.cells(lines[place])
                cells[7] = "0.07"
                cells[2] = PlantedFault.nowhere
                lines[place] = cells.joined(separator: ",")
            }
        }
        try files.lines("customers") { lines in
            lines.remove(at: 30)
            lines.append(lines[7])
        }
        return (shop, files)
    }

    @Test func spillingChangesNothing() throws {
        let place = try TemporaryDirectory()
        let (shop, files) = try brokenShop(place)
        for usesManifest in [true, false] {
            let roomy = try shop.check(files.directory, usesManifest: usesManifest) { $0.memory = 512 << 20 }
            #expect(roomy.measured.spilledBytes == 0)
            #expect(roomy.names.isSuperset(of: ["primary_key", "foreign_key", "row_order", "item_total"]))
            for threads in [1, 3] {
                let tight = try shop.check(files.directory, usesManifest: usesManifest) {
                    $0.memory = CheckOptions.leastMemory
                    $0.threads = threads
                }
                #expect(tight.measured.spilledBytes > 100_000)
                // Small tables are kept in memory where there is room, and joined like large ones where there is none, so
                // checks are in another order.
                #expect(summary(tight) == summary(roomy))
            }
            let again = try shop.check(files.directory, usesManifest: usesManifest) {
                $0.memory = 512 << 20
                $0.threads = 4
            }
            #expect(text(again) == text(roomy))
            #expect(FileSystem.exists(files.directory + "/loam-check") == false)
        }
    }

    /// What was found, whatever the order of checks.
    private func summary(_ report: CheckReport) -> [String] {
        report.results.map { result in
            let samples = result.samples.map { "\($0.row ?? -1) \($0.file) \($0.fileRow ?? -1)" }
            return "\(result.check.name) \(result.check.subject) \(result.examined) \(result.violations) \(samples)"
        }.sorted()
    }

    @Test func samplesAreBoundedAndCountsAreNot() throws {
        let place = try TemporaryDirectory()
        let (shop, files) = try brokenShop(place)
        for samples in [0, 2, 1_000] {
            let report = try shop.check(files.directory, usesManifest: false) { $0.samples = samples }
            let totals = try #require(report.results.first { $0.check.name == "item_total" })
            #expect(totals.violations == 9)
            #expect(totals.samples.count == min(samples, 9))
        }
    }

    @Test func quickLeavesJoinsOut() throws {
        let place = try TemporaryDirectory()
        let (shop, files) = try brokenShop(place)
        let report = try shop.check(files.directory) {
            $0.isQuick = true
            $0.memory = CheckOptions.leastMemory
        }
        #expect(report.measured.spilledBytes == 0)
        #expect(report.names.contains("differs_from_manifest") && report.names.contains("item_total"))
        #expect(report.results.first { $0.check.name == "total_of_items" }?.skipped == "--quick")
    }
}
