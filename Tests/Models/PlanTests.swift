import LoamBytes
import LoamColumns
import LoamEngine
import LoamModels
import LoamRecipe
import LoamWorldSupport
import LoamWorlds
import Testing

/// What holds for plans and sources, whatever the world.
@Suite struct PlanTests {
    @Test func definitionsAreSound() {
        for definition in ModelRegistry.definitions { #expect(definition.problems.isEmpty, "\(definition.problems)") }
    }

    @Test func everyBuiltinRecipeCompilesInEveryPreset() throws {
        for text in BuiltinRecipes.all {
            let document = try RecipeCompiler.document(text)
            let model = try #require(ModelRegistry.named(document.model))
            for preset in document.presetNames.map(Optional.some) + [nil] {
                let recipe = try RecipeCompiler.compile(document, model: model.definition, preset: preset)
                _ = try model.init(recipe, seed: 1, start: Instant(seconds: 946_684_800))
            }
        }
    }

    /// Any range grown alone equals the same rows of the whole, for every table, wherever it begins.
    @Test func anyRangeGrowsAlone() throws {
        let world = try GrownWorld("flash_sale", ["customers": "700", "orders_per_day": "700"])
        for source in world.model.sources {
            for start in [0, 1, source.driverCount / 3, source.driverCount - 1] where start < source.driverCount {
                let drivers = start..<min(start + 257, source.driverCount)
                let batches: [Batch?] = source.tables.indices.map {
                    Batch(source.tables[$0], capacity: source.maximumRows(table: $0, drivers: drivers.count))
                }
                source.makeGrower().grow(drivers, into: batches)
                for (table, batch) in batches.enumerated() {
                    let batch = try #require(batch)
                    let before = source.rowCount(table: table, drivers: 0..<start)
                    #expect(batch.rowCount == source.rowCount(table: table, drivers: drivers))
                    var hasher = ContentHasher(batch.schema)
                    let alone = hasher.digest(batch, rows: 0..<batch.rowCount)
                    let whole = hasher.digest(world[batch.schema.name], rows: before..<before + batch.rowCount)
                    #expect(alone == whole, "\(batch.schema.name) from driver row \(start)")
                }
            }
        }
    }

    @Test func aTableAloneEqualsTheTableAmongAll() throws {
        let world = try GrownWorld("flash_sale", ["orders": "3000"])
        let source = world.source("order_items")
        for wanted in source.tables.indices {
            let batches: [Batch?] = source.tables.indices.map {
                $0 == wanted ? Batch(source.tables[$0], capacity: source.maximumRows(table: $0, drivers: 3_000)) : nil
            }
            source.makeGrower().grow(0..<3_000, into: batches)
            let batch = try #require(batches[wanted])
            var hasher = ContentHasher(batch.schema)
            let among = world[batch.schema.name]
            #expect(
                hasher.digest(batch, rows: 0..<batch.rowCount) == hasher.digest(among, rows: 0..<among.rowCount))
        }
    }

    @Test func selectionsResolveParents() throws {
        let sources = try GrownWorld("baseline", ["orders": "1"]).model.sources
        let alone = try TableSelection(sources, wanted: ["order_items"], withParents: false)
        #expect(alone.entries.map(\.name) == ["order_items"] && alone.dangling == ["orders", "products"])
        let family = try TableSelection(sources, wanted: ["order_items"], withParents: true)
        #expect(family.dangling.isEmpty)
        #expect(
            family.entries.map(\.name) == [
                "customers", "suppliers", "products", "campaigns", "sessions", "orders", "order_items",
            ])
        #expect(throws: RunError.self) { try TableSelection(sources, wanted: ["order"], withParents: false) }
    }

    @Test func seedsAndStartsMakeOtherWorlds() throws {
        let settings = ["customers": "50", "orders": "50"]
        let first = try GrownWorld("baseline", settings)
        let other = try GrownWorld("baseline", seed: 43, settings)
        for table in ["customers", "products", "orders", "order_items"] {
            let key = first[table].schema.primaryKey
            #expect(first[table].keys(key).isDisjoint(with: other[table].keys(key)))
        }
    }
}
