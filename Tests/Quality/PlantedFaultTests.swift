import LoamModels
import LoamQuality
import LoamTestSupport
import Testing

/// Whatever is broken is found and named: by the law itself where there is no manifest, and beside it where there is one.
@Suite struct PlantedFaultTests {
    static let shop = try? SmallShop()

    @Test(arguments: PlantedFault.all)
    func isFoundWithoutManifest(_ fault: PlantedFault) throws {
        let shop = try #require(Self.shop)
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

    /// A law without a fault would be a law that nobody has seen at work.
    @Test func everyLawOfTheseTablesIsBrokenOnce() throws {
        let book = try #require(Self.shop).world.model.laws
        let tables: Set = ["customers", "suppliers", "products", "campaigns", "orders", "order_items"]
        let laws = book.laws.map { ($0.name, $0.table) } + book.childLaws.map { ($0.name, $0.table) }
        let planted = Set(PlantedFault.all.map(\.expected))
        for (name, table) in laws where tables.contains(table) {
            #expect(planted.contains("\(name) \(table)"), "no planted fault breaks \(name) of \(table)")
        }
    }
}
