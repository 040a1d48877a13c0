import LoamBytes
import LoamColumns
import LoamCustom
import LoamDocuments
import LoamEngine
import LoamRecipe
import LoamWorlds
import Testing

/// Recipes with random damage: refused or grown, never a trap.
@Suite("Custom: mutations")
struct CustomMutationTests {
    /// Pieces that mean something in the language, so that damage often remains readable.
    private static let pieces = [
        "0", "1", "-1", "9999999999999999999", "0.5", "5%", "3d", "2025-01-01", "null", "true", "uuid", "parent",
        "rows",
        "1..6", "6..1", "[]", "{}", "'", "\"", "(", ")", ",", ": ", "= ", "if(", "max(", "nullif(", "id", "start",
        "end",
        " / ", " * ", " - ", " == ", " and ", "unique: true", "null: 50%", "{:06}", "[A-Z]", "{3}", "decimals: 9",
        "type: int32", "\n", "      ", "count: 0..3", "zipf: 1", "min: 0", "max: 0", "é", "\u{0}",
    ]

    private struct Dice {
        var state: UInt64
        mutating func roll(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(max(1, bound)))
        }
    }

    @Test("Damaged examples are refused or grown", arguments: CustomExamples.names)
    func damage(_ name: String) throws {
        let original = try CustomExamples.text(name)
        var grown = 0
        for seed in 0..<150 {
            var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9 &+ UInt64(name.utf8.count))
            var bytes = original
            for _ in 0...dice.roll(3) {
                let place = dice.roll(bytes.count)
                switch dice.roll(4) {
                case 0: bytes.removeSubrange(place..<min(bytes.count, place + 1 + dice.roll(6)))
                case 1: bytes.insert(contentsOf: Self.pieces[dice.roll(Self.pieces.count)].utf8, at: place)
                case 2:
                    let end = min(bytes.count, place + 1 + dice.roll(4))
                    bytes.replaceSubrange(place..<end, with: Self.pieces[dice.roll(Self.pieces.count)].utf8)
                default:
                    let from = dice.roll(bytes.count)
                    let copied = Array(bytes[from..<min(bytes.count, from + dice.roll(40))])
                    bytes.insert(contentsOf: copied, at: place)
                }
            }
            if try grows(DocumentText(file: "mutation \(seed)", text: bytes)) { grown += 1 }
        }
        #expect(grown > 0, "damage that leaves a recipe whole must be among the cases")
    }

    /// Whether the recipe was accepted; then fifty driver rows of each table are grown from the middle.
    private func grows(_ text: DocumentText) throws -> Bool {
        let model: any Model
        do throws(DocumentError) {
            let document = try RecipeCompiler.document(text)
            guard document.model == "custom" else { return false }
            let definition = try CustomModel.definition(for: document)
            _ = try document.settablePaths(model: definition)
            let recipe = try RecipeCompiler.compile(document, model: definition)
            _ = recipe.canonicalJSON
            model = try CustomModel(recipe, seed: 1, start: Instant(seconds: 1_735_689_600))
        } catch {
            #expect(!error.message.isEmpty)
            return false
        }
        for source in model.sources where source.driverCount > 0 {
            let middle = source.driverCount / 2
            let drivers = middle..<min(source.driverCount, middle + 50)
            let batches: [Batch?] = source.tables.enumerated().map { table, schema in
                Batch(schema, capacity: source.maximumRows(table: table, drivers: drivers.count))
            }
            source.makeGrower().grow(drivers, into: batches)
            for (table, batch) in batches.enumerated() {
                #expect(batch?.rowCount == source.rowCount(table: table, drivers: drivers), "\(text.file)")
            }
        }
        return true
    }
}
