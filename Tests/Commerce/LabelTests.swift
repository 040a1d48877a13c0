import LoamBytes
import LoamColumns
import LoamDocuments
import LoamRecipe
import LoamTestSupport
import LoamWorldSupport
import LoamWorlds
import Testing

@Suite("Labels of a shop")
struct LabelTests {
    /// A discount on each of the days, one after the other: more marks than one word of bits has.
    private static func discounts(_ days: Int) throws -> RecipeDocument {
        let effects = (0..<days).map {
            "  sale_\($0): { kind: discount, window: { start: \($0)d, duration: 1d }, target: home, strength: 30% }"
        }
        let text = """
            version: 1
            recipe: sales
            title: A sale a day
            model: commerce
            parameters: { duration: \(days)d, orders_per_day: 30, customers: 200 }
            effects:
            \(effects.joined(separator: "\n"))
            """
        return try RecipeCompiler.document(DocumentText(file: "sales.yaml", text: Array(text.utf8)))
    }

    @Test("Any number of effects: each label names the sale of its order's day")
    func manyEffects() throws {
        let days = 90
        let world = try GrownWorld(Self.discounts(days))
        let (labels, orders) = (world["labels"], world["orders"])
        var placed: [UUIDWords: Int64] = [:]
        for row in 0..<orders.rowCount { placed[orders["order_id"].uuid[row]] = orders["order_ts"].int64[row] }
        var sales: Set<String> = []
        for row in 0..<labels.rowCount where labels.word("role", row) == "campaign" {
            let time = try #require(placed[labels["row_id"].uuid[row]])
            let day = (time - GrownWorld.start.microseconds) / 86_400_000_000
            let effect = try #require(labels.word("effect", row))
            #expect(effect == "sale_\(day)")
            sales.insert(effect)
        }
        #expect(sales.count == days, "each of the sales is in the labels")
    }
}
