import Loam
import Testing

/// Reading a table of a world from Swift.
@Suite("Rows of a table")
struct WorldRowsTests {
    private static func world() throws -> World {
        try World(
            RecipeSource.document("flash_sale"), preset: "small")
    }

    @Test("A range holds the same cells as all rows, also where few columns are wanted")
    func ranges() throws {
        let world = try Self.world()
        var all: [Int64] = []
        for batch in try world.rows(of: "order_items") {
            let prices = try batch.column("unit_price").int64
            all += (0..<batch.rowCount).map { prices[$0] }
        }
        #expect(all.count == (try world.locator(of: "order_items").rowCount) && all.count > 2_000)
        var some: [Int64] = []
        for batch in try world.rows(
            of: "order_items", columns: ["unit_price"], rows: .rows(777..<1_999), batchRows: 100)
        {
            let prices = try batch.column("unit_price").int64
            some += (0..<batch.rowCount).map { prices[$0] }
        }
        #expect(some == Array(all[777..<1_999]))
    }

    @Test("Names that there are not are errors, with the nearest name")
    func misspelt() throws {
        let world = try Self.world()
        let table = #expect(throws: RunError.self) { try world.rows(of: "ordrs") }
        #expect(table?.code == .unknownTable && table?.hint == "did you mean orders?")
        let column = #expect(throws: RunError.self) { try world.rows(of: "orders", columns: ["total_amuont"]) }
        #expect(column?.code == .unknownColumn && column?.hint == "did you mean total_amount?")
        let batch = try #require(try world.rows(of: "orders", columns: ["order_ts"]).first { _ in true })
        let wrong = #expect(throws: RunError.self) { try batch.column("order_st") }
        #expect(wrong?.hint == "did you mean order_ts?")
        let unwanted = #expect(throws: RunError.self) { try batch.column("total_amount") }
        #expect(unwanted?.code == .unknownColumn && unwanted?.message.contains("was not asked for") == true)
        #expect(throws: RunError.self) { try world.rows(of: "orders", rows: .rows(0..<100_000_000)) }
    }
}
