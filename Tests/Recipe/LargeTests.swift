import LoamDocuments
import LoamRecipe
import Testing

@Suite("Recipes of a mebibyte")
struct LargeTests {
    static let head = "version: 1\nrecipe: large\ntitle: t\nmodel: commerce\n"

    static let shapes: [(name: String, text: String)] = [
        ("one long word", "note: " + String(repeating: "x", count: 900_000)),
        ("many short lines", "note: " + String(repeating: "x\n  ", count: 200_000)),
        ("blank lines", String(repeating: "\n", count: 900_000)),
        ("a long comment", "# " + String(repeating: "y", count: 900_000)),
        ("flow lists", "parameters: {note: [" + String(repeating: "a,", count: 400_000)),
        ("flow keys", "parameters: {" + String(repeating: "a ", count: 400_000)),
        ("question marks", String(repeating: "? a\n", count: 200_000)),
        ("quotes", "parameters:\n  note: \"" + String(repeating: "\\n", count: 400_000) + "\""),
        ("anchors", "effects:\n" + (0..<40_000).map { "  e\($0): &a\($0) x\n" }.joined()),
        ("effects", "effects:\n" + effects(8_000)),
        ("presets", "presets:\n" + (0..<20_000).map { "  p\($0): {customers: \($0 + 1)}\n" }.joined()),
        (
            "presets and effects",
            "effects:\n" + effects(4_000) + "presets:\n"
                + (0..<10_000).map { "  p\($0): {customers: \($0 + 1)}\n" }.joined()
        ),
        ("a block text", "parameters:\n  note: |\n" + String(repeating: "    word\n", count: 100_000)),
        (
            "open brackets in text",
            "parameters:\n  note: " + String(repeating: "[", count: 60)
                + String(repeating: "a: {b: c}, ", count: 50_000)
        ),
    ]

    private static func effects(_ count: Int) -> String {
        (0..<count).map { "  e\($0): {kind: surge, strength: 2, window: {start: 1d, duration: 1h}}\n" }.joined()
    }

    @Test("Each is read or refused in moments", arguments: shapes.indices)
    func time(index: Int) {
        let shape = Self.shapes[index]
        let elapsed = ContinuousClock().measure {
            let text = DocumentText(file: "large.yaml", text: Array((Self.head + shape.text).utf8))
            guard let document = try? RecipeCompiler.document(text) else { return }
            let overrides = [Override(path: "customers", value: "5", origin: "--customers")]
            _ = try? RecipeCompiler.compile(document, model: SampleModel.definition, overrides: overrides)
            _ = try? document.settablePaths(model: SampleModel.definition)
        }
        // Far above what a debug build needs; a quadratic step would take minutes.
        #expect(elapsed < .seconds(20), "\(shape.name): \(elapsed)")
    }
}
