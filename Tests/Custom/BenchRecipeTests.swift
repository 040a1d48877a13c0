import LoamBytes
import LoamColumns
import LoamCustom
import LoamDocuments
import LoamEngine
import LoamRecipe
import LoamWorldSupport
import LoamWorlds
import Testing

/// The recipes under recipes/bench: figures are compared over years, so their shape must not drift.
@Suite("Custom: recipes for benchmarks")
struct BenchRecipeTests {
    private static let shapes = [
        "orders_narrow": [
            "int64", "int64", "timestamp", "dictionary<utf8>", "decimal(18, 2)", "int32", "dictionary<utf8>",
            "dictionary<utf8>",
        ],
        "order_lines": [
            "int64", "int64", "int64", "int32", "int32", "decimal(18, 2)", "decimal(18, 2)", "decimal(18, 2)",
            "dictionary<utf8>", "dictionary<utf8>", "date", "date", "date", "dictionary<utf8>", "dictionary<utf8>",
            "utf8",
        ],
    ]

    private static func document(_ name: String) throws -> RecipeDocument {
        let path = "\(CustomExamples.root)/recipes/bench/\(name).yaml"
        return try RecipeCompiler.document(DocumentText(file: path, text: try FileSystem.read(path)))
    }

    @Test("Every preset compiles", arguments: shapes.keys.sorted())
    func presets(_ name: String) throws {
        let document = try Self.document(name)
        let definition = try CustomModel.definition(for: document)
        for preset in document.presetNames + [nil] {
            let recipe = try RecipeCompiler.compile(document, model: definition, preset: preset)
            let model = try CustomModel(recipe, seed: 7, start: Instant(seconds: 1_735_689_600))
            let types = model.sources.flatMap(\.tables).last?.fields.map(\.type.name)
            #expect(types == Self.shapes[name])
        }
    }

    @Test("Narrow orders: ids one after the other, time in order, a million customers at most")
    func narrow() throws {
        let orders = try GrownWorld(Self.document("orders_narrow"), ["orders": "20000"])["orders"]
        let (ids, customers, moments) = (
            orders["order_id"].int64, orders["customer_id"].int64, orders["ordered_at"].int64
        )
        #expect((0..<20_000).allSatisfy { ids[$0] == Int64($0 + 1) && (1...1_000_000).contains(customers[$0]) })
        #expect((1..<20_000).allSatisfy { moments[$0 - 1] <= moments[$0] && moments[$0] % 1_000_000 == 0 })
        #expect(orders.shares("status").count == 5)
    }

    @Test("Order lines: numbered within their order, comments of 10 to 43 characters, flags follow dates")
    func lines() throws {
        let lines = try GrownWorld(Self.document("order_lines"), ["orders": "5000"])["order_lines"]
        let (orders, numbers) = (lines["order_key"].int64, lines["line_number"].int32)
        let lastFilled: Int32 = 9298  // 1995-06-17
        for row in 0..<lines.rowCount {
            let isFirst = row == 0 || orders[row - 1] != orders[row]
            #expect(numbers[row] == (isFirst ? 1 : numbers[row - 1] + 1) && numbers[row] <= 7)
            #expect((10...43).contains(lines.text("comment", row).count))
            #expect((lines.word("line_status", row) == "O") == (lines["ship_date"].int32[row] > lastFilled))
            #expect(lines["ship_date"].int32[row] < lines["receipt_date"].int32[row])
        }
        #expect((18_000...22_000).contains(lines.rowCount))
    }
}
