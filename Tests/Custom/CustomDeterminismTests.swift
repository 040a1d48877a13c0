import LoamBytes
import LoamColumns
import LoamCustom
import LoamEngine
import LoamRecipe
import LoamWorldSupport
import LoamWorlds
import Testing

/// A cell depends on its row alone, whatever is grown around it.
@Suite("Custom: determinism")
struct CustomDeterminismTests {
    /// The rows of every table, as text, when so many driver rows are grown at once.
    static func rows(_ model: any Model, batch: Int, tables wanted: Set<String>? = nil) -> [String: [String]] {
        var rows: [String: [String]] = [:]
        for source in model.sources {
            let grower = source.makeGrower()
            let batches: [Batch?] = source.tables.enumerated().map { table, schema in
                guard wanted?.contains(schema.name) ?? true else { return nil }
                return Batch(schema, capacity: source.maximumRows(table: table, drivers: batch))
            }
            var start = 0
            while start < source.driverCount {
                let drivers = start..<min(start + batch, source.driverCount)
                for batch in batches { batch?.clear() }
                grower.grow(drivers, into: batches)
                for case let batch? in batches {
                    for row in 0..<batch.rowCount {
                        let cells = batch.columns.indices.map { batch.cell($0, row) }
                        rows[batch.schema.name, default: []].append(cells.joined(separator: "|"))
                    }
                }
                start = drivers.upperBound
            }
        }
        return rows
    }

    @Test("Batch sizes, tables alone, and ranges give the same rows", arguments: CustomExamples.names)
    func same(_ name: String) throws {
        let grown = try CustomExamples.grow(name)
        let whole = Self.rows(grown.model, batch: 1024)
        #expect(Self.rows(grown.model, batch: 1) == whole)
        #expect(Self.rows(grown.model, batch: 77) == whole)
        for table in whole.keys {
            #expect(
                Self.rows(grown.model, batch: 500, tables: [table]) == [table: whole[table] ?? []], "\(table) alone")
        }
    }

    @Test("Rows are counted exactly for any range", arguments: CustomExamples.names)
    func counts(_ name: String) throws {
        let grown = try CustomExamples.grow(name)
        for source in grown.model.sources {
            let drivers = source.driverCount
            for (table, schema) in source.tables.enumerated() {
                let count = source.rowCount(table: table, drivers: 0..<drivers)
                #expect(count == grown[schema.name].rowCount, "\(schema.name)")
                let cut = drivers / 3
                let parts = [0..<cut, cut..<drivers].map { source.rowCount(table: table, drivers: $0) }
                #expect(parts[0] + parts[1] == count, "\(schema.name)")
                #expect(count <= source.maximumRows(table: table, drivers: drivers), "\(schema.name)")
            }
        }
    }

    @Test("Adding columns and tables changes no other")
    func additions() throws {
        let columns = "a: {uniform: 1..1000}\nn: name\nr: {poisson: 3}"
        let plain = try CustomRecipeText.grow(CustomRecipeText.table(columns))["t"]
        let more = try CustomRecipeText.grow(
            CustomRecipeText.table("x: uuid\n" + columns + "\ny: = a * 2")
                + "  u:\n    rows: 5\n    columns: {id: uuid}\n")["t"]
        for column in ["a", "r"] { #expect(plain.wholes(column) == more.wholes(column)) }
        #expect(plain.texts("n") == more.texts("n"))
    }

    @Test("Seeds give other worlds, rows do not change what stands before them")
    func seeds() throws {
        let text = CustomRecipeText.table("a: {uniform: 1..1000000}", rows: "n", parameters: "n: 500")
        let first = try CustomRecipeText.grow(text, seed: 1)["t"].wholes("a")
        #expect(try CustomRecipeText.grow(text, seed: 2)["t"].wholes("a") != first)
        #expect(try Array(CustomRecipeText.grow(text, seed: 1, ["n": "900"])["t"].wholes("a").prefix(500)) == first)
    }

    @Test("Tables and columns are under the canonical recipe, comments and places are not")
    func canonical() throws {
        func canonical(_ text: String) throws -> String {
            let document = try CustomRecipeText.document(text)
            return try RecipeCompiler.compile(document, model: CustomModel.definition(for: document)).canonicalJSON
        }
        let text = CustomRecipeText.table("a: {uniform: 1..6}")
        #expect(try canonical(text) == canonical(text.replacing("tables:", with: "# a comment\ntables:")))
        #expect(try canonical(text) != canonical(text.replacing("1..6", with: "1..7")))
        #expect(try canonical(text) != canonical(text.replacing("1..6", with: "\"1..6\"")))
        let other = CustomRecipeText.table("a: uuid\nb: uuid")
        #expect(try canonical(other) != canonical(CustomRecipeText.table("b: uuid\na: uuid")))
    }
}
