import LoamBytes
import LoamProgram
import Testing

/// The bytes of marketplaces. `LOAM_UPDATE_GOLDEN=1 swift test --filter MarketplaceGoldenTests` rewrites the file.
@Suite("Golden bytes of marketplaces", .serialized)
struct MarketplaceGoldenTests {
    private static let settings = [
        "--products-per-tenant 60 --orders-per-tenant 300 --stock-events 80",
        "--tenants 3 --tenant-skew 1.5 --products-per-tenant 7 --orders-per-tenant 900 --stock-events 30 --price-points 4",
    ]

    @Test("Digests are the committed ones, or their change is stated")
    func bytes() throws {
        let worlds = Self.settings.enumerated().map { ("\($0)", "marketplace \($1)") }
        let grown = try GoldenFiles.lines(of: worlds, formats: "csv,ndjson")
        try GoldenFiles.compare(grown, with: "marketplace.txt", suite: "MarketplaceGoldenTests")
    }

    @Test("Threads, batches, shares and tables alone give the same bytes")
    func sameBytes() throws {
        let place = try Workplace()
        let world =
            "generate marketplace --tenants 3 --tenant-skew 1 --products-per-tenant 90 --orders-per-tenant 3000 -q"
        try place.done("\(world) --to one --threads 1")
        try place.done("\(world) --to four --threads 4 --batch-rows 333")
        try place.done("\(world) --to items --tables order_items")
        try place.done("\(world) --to stock --tables stock_events")
        for part in 1...3 { try place.done("\(world) --to part\(part) --partition \(part)/3") }
        for name in place.names("one") where name.hasSuffix(".csv") {
            let whole = try place.bytes("one/\(name)")
            #expect(try place.bytes("four/\(name)") == whole, "\(name)")
            #expect(try (1...3).flatMap { try place.bytes("part\($0)/\(name)") } == whole, "\(name)")
        }
        #expect(try place.bytes("items/order_items.csv") == place.bytes("one/order_items.csv"))
        #expect(try place.bytes("stock/stock_events.csv") == place.bytes("one/stock_events.csv"))
    }
}
