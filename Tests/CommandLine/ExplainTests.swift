import LoamBytes
import LoamProgram
import Testing

@Suite("explain")
struct ExplainTests {
    private static let world = "flash_sale --customers 80 --orders 5000 --seed 9"
    private static let parents = [
        "products": ["supplier_id": "suppliers"], "orders": ["customer_id": "customers", "campaign_id": "campaigns"],
        "order_items": ["order_id": "orders", "product_id": "products"],
    ]
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.done("generate \(Self.world) --to out -q")
    }

    private func explain(_ table: String, _ row: String) throws -> JSONValue {
        let line = Self.world.replacing("flash_sale", with: "flash_sale \(table) \(row)")
        return try JSONParser.parse(place.done("explain \(line) --json").output)
    }

    @Test(
        "By number and by key: the row of the file, and its parents",
        arguments: ["customers", "suppliers", "products", "campaigns", "orders", "order_items"])
    func rows(table: String) throws {
        let file = try place.csv("out/\(table).csv")
        for row in Set([0, file.rows.count / 2, file.rows.count - 1]) {
            let explanation = try explain(table, String(row))
            let expected = file.record(row)
            #expect(explanation["cells"]?.cells == expected, "\(table) \(row)")
            #expect(explanation["row"]?.integer == row && explanation["table"]?.text == table)
            #expect(try explain(table, file.rows[row][0]) == explanation, "by key \(file.rows[row][0])")
            for (column, parent) in Self.parents[table] ?? [:] {
                let shown = explanation["parents"]?.elements?.first { $0["column"]?.text == column }
                let key = expected[column] ?? ""
                #expect((shown == nil) == key.isEmpty, "\(table) \(row) \(column)")
                guard let shown else { continue }
                let actual = try place.csv("out/\(parent).csv").row(where: column, is: key)
                #expect(shown["table"]?.text == parent && shown["cells"]?.cells == actual)
            }
        }
    }

    @Test("The partition is that of the driver row")
    func partition() throws {
        let explanation = try explain("orders", "4999")
        #expect(explanation["partition"]?.integer == 1 && explanation["driver_row"]?.integer == 4_999)
        let items = try place.csv("out/order_items.csv")
        let last = try explain("order_items", String(items.rows.count - 1))
        #expect(last["driver_table"]?.text == "orders" && last["partition"]?.integer == 1)
        let orders = try place.csv("out/orders.csv").column("order_id")
        let order = orders.firstIndex(of: items.column("order_id").last ?? "")
        #expect(last["driver_row"]?.integer == order)
    }

    @Test("Effects stand on the rows that they touched, and on no other")
    func effects() throws {
        let items = try place.csv("out/order_items.csv")
        let orders = try place.csv("out/orders.csv")
        let discounts = items.column("discount_per_unit")
        let discounted = try #require(discounts.firstIndex { $0 != "0.00" })
        let full = try #require(discounts.firstIndex { $0 == "0.00" })
        #expect(try effects("order_items", discounted).contains("discount"))
        #expect(try !effects("order_items", full).contains("discount"))
        // The surge climbs from six hours before its window on the second day at 18:00.
        let times = orders.column("order_ts")
        let peak = try #require(times.firstIndex { $0 >= "2025-01-02T19:00:00Z" })
        #expect(try effects("orders", peak).contains("surge"))
        #expect(try effects("orders", 0) == [])
        #expect(try effects("customers", 0) == [])
    }

    private func effects(_ table: String, _ row: Int) throws -> [String] {
        try explain(table, String(row))["effects"]?.elements?.compactMap { $0["kind"]?.text } ?? []
    }

    @Test("With two discounts of one strength, the campaign of the order names the effect")
    func twins() throws {
        try place.write(
            "twins.yaml",
            """
            version: 1
            recipe: twins
            title: Two sales of one strength at one time
            model: commerce
            effects:
              books_sale: { kind: discount, window: { start: 1d, duration: 12h }, target: books, strength: 30% }
              home_sale: { kind: discount, window: { start: 1d, duration: 12h }, target: home, strength: 30% }
            """)
        let world = "./twins.yaml --customers 50 --orders 600 --duration 2d"
        try place.done("generate \(world) --to twins -q")
        let items = try place.csv("twins/order_items.csv")
        let products = try place.csv("twins/products.csv")
        var seen: Set<String> = []
        for row in items.rows.indices where items.record(row)["discount_per_unit"] != "0.00" && seen.count < 2 {
            let product = products.row(where: "product_id", is: items.record(row)["product_id"] ?? "")
            let category = try #require(product?["category"])
            guard seen.insert(category).inserted else { continue }
            let line = world.replacing("./twins.yaml", with: "./twins.yaml order_items \(row)")
            let explained = try JSONParser.parse(place.done("explain \(line) --json").output)
            let named = explained["effects"]?.elements?.compactMap { $0["effect"]?.text }
            #expect(named == [category + "_sale"], "row \(row) of \(category)")
        }
        #expect(seen == ["books", "home"])
    }

    @Test("For people: key, every cell, every parent")
    func text() throws {
        let text = try place.done("explain flash_sale orders 17 --customers 80 --orders 5000 --seed 9").text
        let row = try place.csv("out/orders.csv").record(17)
        #expect(text.hasPrefix("orders row 17, key \(row["order_id"] ?? "")\n  partition 0: "))
        for (column, value) in row { #expect(text.contains("\(column) ") && text.contains(value)) }
        #expect(text.contains("customer_id -> customers"))
    }

    @Test(
        "A row that does not exist",
        arguments: [
            Refusal("explain baseline orders 75000", 65, "no row 75000", "0 to 74999"),
            Refusal("explain baseline orders 9223372036854775807", 65, "no row"),
            Refusal("explain baseline campaigns 0", 65, "it has no rows"),
            Refusal("explain baseline customers zz", 65, "no row whose customer_id is zz"),
            Refusal("explain baseline customers 5f0c9c4e-7a5e-4c53-9d9e-0c1f6a1f2a77", 65, "customer_id"),
            Refusal("explain baseline customer 5", 65, "did you mean customers?"),
            Refusal("explain baseline orders", 64, "<row>"),
        ])
    func unknown(refusal: Refusal) throws { try refusal.check(in: Workplace()) }
}
