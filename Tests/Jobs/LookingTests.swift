import LoamBytes
import LoamColumns
import LoamEngine
import LoamFormats
import LoamJobs
import LoamModels
import LoamRecipe
import LoamSinks
import Testing

/// What can be looked at without writing anything, as documents: no process is started.
@Suite("Looking at a world")
struct LookingTests {
    private let world: World
    private let selection: TableSelection

    init() throws {
        let text = try #require(BuiltinRecipes.named("flash_sale"))
        let overrides = [("orders", "800"), ("customers", "90")].map {
            Override(path: $0.0, value: $0.1, origin: "test")
        }
        world = try World(
            RecipeCompiler.document(text), overrides: overrides, seed: 5)
        selection = try TableSelection(world.sources, wanted: ["order_items", "returns"], withParents: false)
    }

    @Test("A sample has the rows asked for, and every parent that they need")
    func sample() throws {
        let sample = WorldSample(world, selection, rows: 3)
        #expect(sample.tables.first { $0.name == "order_items" }.map { $0.rows.count >= 3 } == true)
        var keys: [String: Set<String>] = [:]
        for schema in world.sources.flatMap(\.tables) {
            let rows = sample.tables.first { $0.name == schema.name }?.rows ?? []
            keys[schema.name] = Set(rows.compactMap { $0[schema.primaryKey]?.text })
        }
        for schema in world.sources.flatMap(\.tables) {
            for row in sample.tables.first(where: { $0.name == schema.name })?.rows ?? [] {
                for field in schema.fields {
                    guard let parent = field.references, let key = row[field.name]?.text else { continue }
                    #expect(keys[parent.table]?.contains(key) == true, "\(schema.name).\(field.name) \(key)")
                }
            }
        }
        #expect(sample.json["loam_sample"]?.integer == 1)
        #expect(
            sample.json["tables"]?["order_items"]?.elements?.count
                == sample.tables.first { $0.name == "order_items" }?.rows.count)
        #expect(sample.text.contains("order_items (") && sample.text.hasSuffix("\n\n"))
    }

    @Test("A row explained by its key is the row explained by its number")
    func explanation() throws {
        let byNumber = try Explanation(world, table: "order_items", row: "41")
        let key = try #require(byNumber.cells["order_item_id"]?.text)
        let byKey = try Explanation(world, table: "order_items", row: key)
        #expect(byKey.number == 41 && byKey.text == byNumber.text && byKey.json == byNumber.json)
        #expect(byNumber.text.hasPrefix("order_items row 41, key \(key)\n  partition 0: orders rows 0 to 4095;"))
        #expect(byNumber.json["parents"]?.elements?.count == 2)
    }

    @Test(
        "A row that is not there is an error that says which are",
        arguments: [("orders", "800"), ("orders", "x"), ("order", "1")])
    func unknown(table: String, row: String) {
        #expect {
            try Explanation(world, table: table, row: row)
        } throws: { error in
            guard let error = error as? RunError else { return false }
            return error.code == (table == "order" ? RunError.Code.unknownTable : .unknownRow) && !error.hint.isEmpty
        }
    }

    @Test("A dry run counts the rows that the run then has, and comes close to its bytes")
    func dryRun() throws {
        let outputs = selection.entries.map { Output(source: $0.source, table: $0.table, format: .csv) }
        let plan = RunPlan(sources: world.sources, outputs: outputs, threads: 1)
        let dry = DryRun(world, plan)
        let summary = try ParallelRun.execute(plan, sink: NullSink())
        #expect(dry.estimates.map(\.table) == summary.tables.map(\.table))
        #expect(dry.estimates.map(\.rows) == summary.tables.map(\.rows))
        for (estimate, table) in zip(dry.estimates, summary.tables) where table.rows > 100 {
            #expect(abs(estimate.bytes / Double(table.bytes) - 1) < 0.1, "\(estimate) \(table.bytes)")
        }
        #expect(dry.json["loam_dry_run"]?.integer == 1 && dry.text.hasSuffix("nothing was written\n"))
    }
}
