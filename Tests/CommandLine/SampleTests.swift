import LoamBytes
import LoamProgram
import Testing

@Suite("generate --sample")
struct SampleTests {
    private static let world = "generate flash_sale --customers 80 --orders 900"

    private func sample(_ line: String) throws -> [(name: String, rows: [[String: String]])] {
        let place = try Workplace()
        let json = try JSONParser.parse(place.done("\(Self.world) \(line) --json").output)
        #expect(place.names() == [])
        guard case .object(let tables) = try #require(json["tables"]) else { return [] }
        return tables.map { ($0.key, ($0.value.elements ?? []).map(\.cells)) }
    }

    @Test("The first rows of each table, as they would be written")
    func firstRows() throws {
        let place = try Workplace()
        try place.done("\(Self.world) --to out -q")
        let tables = try sample("--sample 4")
        #expect(
            tables.map(\.name) == [
                "customers", "suppliers", "products", "campaigns", "sessions", "orders", "order_items",
                "support_tickets",
                "returns", "cart_abandonment", "stock_movements", "system_metrics", "labels",
            ])
        for (name, rows) in tables {
            let file = try place.csv("out/\(name).csv")
            let records = file.rows.indices.map { file.record($0) }
            #expect(rows.count >= min(4, records.count), "\(name)")
            #expect(Array(rows.prefix(4)) == Array(records.prefix(4)), "\(name)")
            // What follows are parents of other rows, each once.
            #expect(rows.allSatisfy { records.contains($0) } && Set(rows).count == rows.count, "\(name)")
        }
    }

    @Test("Every key resolves inside the sample")
    func parents() throws {
        let tables = try sample("--sample 5 --tables order_items")
        #expect(tables.first { $0.name == "order_items" }?.rows.count == 5)
        func keys(_ table: String, _ column: String) -> Set<String> {
            Set(tables.first { $0.name == table }?.rows.compactMap { $0[column] } ?? []).subtracting([""])
        }
        let links = [
            ("order_items", "order_id", "orders"), ("order_items", "product_id", "products"),
            ("orders", "customer_id", "customers"), ("orders", "campaign_id", "campaigns"),
            ("products", "supplier_id", "suppliers"),
        ]
        for (child, column, parent) in links {
            let wanted = keys(child, column)
            #expect(wanted == keys(parent, column), "\(child).\(column)")
            #expect(!wanted.isEmpty || column == "campaign_id")
        }
    }

    @Test("For people: a block a table, with header and rows")
    func text() throws {
        let place = try Workplace()
        let outcome = try place.done("\(Self.world) --sample 3")
        let lines = outcome.text.split(separator: "\n", omittingEmptySubsequences: false)
        let start = try #require(lines.firstIndex { $0.wholeMatch(of: /customers \(\d+ rows\)/) != nil })
        #expect(lines[start + 1].hasPrefix("  customer_id "))
        #expect(lines[start + 1].contains(" loyalty_tier "))
        #expect(lines[start + 2].contains(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/))
        #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
        #expect(place.names() == [])
    }
}
