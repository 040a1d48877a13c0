import LoamModels
import LoamQuality
import LoamTestSupport
import LoamWorlds
import Testing

/// Whatever is broken is found and named: by the law itself where there is no manifest, and beside it where there is one.
@Suite struct PlantedFaultTests {
    /// Six tables in a flash sale.
    static let shop = try? SmallShop()
    /// All tables in a wave of returns.
    static let wave = try? SmallShop(
        "returns_wave",
        [
            "customers": "150", "products": "60", "orders_per_day": "60", "sessions_per_order": "3", "duration": "10d",
            "control_before": "1d", "effects.wave.window.duration": "9d", "effects.tickets.window.duration": "9d",
            "effects.traffic.window.duration": "9d",
        ], tables: nil)

    /// All tables of a bank.
    static let bank = try? SmallShop(
        "banking",
        [
            "persons": "300", "companies": "60", "accounts": "500", "transactions": "3000", "communications": "600",
            "trades": "400", "travel": "100", "documents": "500", "logins": "300", "branches": "2",
            "sanctioned_share": "3%", "countries": "US 5, GB 1, DE 1, FR 1, ES 1, IT 1, NL 1, JP 2, IN 1, BR 1",
        ], tables: nil)

    @Test(arguments: PlantedFault.bank)
    func isFoundInBank(_ fault: PlantedFault) throws {
        try findWithoutManifest(fault, #require(Self.bank))
    }

    @Test(arguments: PlantedFault.all)
    func isFoundWithoutManifest(_ fault: PlantedFault) throws {
        try findWithoutManifest(fault, #require(Self.shop))
    }

    @Test(arguments: PlantedFault.aftermath)
    func isFoundAmongAllTables(_ fault: PlantedFault) throws {
        try findWithoutManifest(fault, #require(Self.wave))
    }

    private func findWithoutManifest(_ fault: PlantedFault, _ shop: SmallShop) throws {
        let place = try TemporaryDirectory()
        try shop.write(to: place.path + "/shop")
        let files = Files(place.path + "/shop")
        try files.remove("manifest.json")
        try fault.plant(files)
        let report = try shop.check(files.directory, usesManifest: false) { $0.threads = 2 }
        #expect(report.found.contains(fault.expected), "found \(report.found.sorted())")
        let finding = report.findings.first {
            $0.check.name == fault.expected.split(separator: " ").first.map(String.init)
        }
        #expect(finding?.samples.isEmpty == false)
    }

    @Test(arguments: PlantedFault.all)
    func isFoundBesideTheManifest(_ fault: PlantedFault) throws {
        let shop = try #require(Self.shop)
        let place = try TemporaryDirectory()
        try shop.write(to: place.path + "/shop")
        let files = Files(place.path + "/shop")
        try fault.plant(files)
        let report = try shop.check(files.directory)
        #expect(report.found.contains(fault.expected), "found \(report.found.sorted())")
        #expect(report.names.contains("file_digest"), "found \(report.found.sorted())")
    }

    /// A law without a fault would be a law that was never seen to work.
    @Test func everyLawIsBrokenOnce() throws {
        try expectFaults(#require(Self.wave), PlantedFault.all + PlantedFault.aftermath)
        try expectFaults(#require(Self.bank), PlantedFault.bank)
    }

    private func expectFaults(_ shop: SmallShop, _ faults: [PlantedFault]) throws {
        let book = shop.world.model.laws
        let laws =
            book.laws.map { ($0.name, $0.table) } + book.childLaws.map { ($0.name, $0.table) }
            + book.sequences.map { ($0.name, $0.table) }
        let planted = Set(faults.map(\.expected))
        for (name, table) in laws {
            #expect(planted.contains("\(name) \(table)"), "no planted fault breaks \(name) of \(table)")
        }
    }
}
