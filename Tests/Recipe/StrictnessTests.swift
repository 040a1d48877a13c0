import LoamDocuments
import LoamRecipe
import Testing

@Suite("What YAML may not do in a recipe")
struct StrictnessTests {
    private func error(_ bytes: [UInt8]) -> DocumentError? {
        do throws(DocumentError) {
            _ = try RecipeCompiler.document(DocumentText(file: "strict.yaml", text: bytes))
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "Refused with a code and a place",
        arguments: [
            ("", "empty_file", 1, 1), ("# only a comment\n", "empty_file", 2, 1), ("---\n", "wrong_shape", 2, 1),
            ("a: 1\n---\nb: 2\n", "several_documents", 2, 1), ("a: !!str 1", "unsupported_yaml", 1, 4),
            ("a: ! 1", "unsupported_yaml", 1, 4), ("a: !own {}", "unsupported_yaml", 1, 4),
            ("a: &x {b: 1}\nc: {<<: *x}", "unsupported_yaml", 2, 5), ("[a]: 1", "unsupported_yaml", 1, 1),
            ("? {a: 1}\n: 2", "unsupported_yaml", 1, 3), ("&k a: 1", "unsupported_yaml", 1, 1),
            ("a: *nowhere", "unknown_anchor", 1, 4), ("a: &x [*x]", "unknown_anchor", 1, 8),
            ("a: &x 1\n*x : 2", "unsupported_yaml", 2, 1), ("a: 1\na: 2", "duplicate_key", 2, 1),
            ("a: [1, 2", "invalid_yaml", 2, 1), ("a: b: c", "invalid_yaml", 1, 5), ("a: \"x", "invalid_yaml", 1, 6),
            ("a:\n\t- b", "invalid_yaml", 2, 1), ("a: @x", "invalid_yaml", 1, 4), ("}", "invalid_yaml", 1, 1),
            ("a: 1\nbé: \u{1}", "invalid_yaml", 2, 5),
        ])
    func refused(text: String, code: String, line: Int, column: Int) {
        let found = error(Array(text.utf8))
        #expect(found?.code.rawValue == code)
        #expect(found?.line == line)
        #expect(found?.column == column)
    }

    @Test("Bytes that are not UTF-8")
    func invalidText() {
        #expect(error(Array("a: ".utf8) + [0xFF])?.code == .invalidYAML)
        #expect(error([0xFF, 0xFE, 0x61, 0x00])?.message == "the recipe is UTF-16")
        #expect(error([0x00])?.code == .invalidYAML)
        #expect(error([0xED, 0xA0, 0x80])?.code == .invalidYAML)
        #expect(error([0x61, 0x0A, 0xC3])?.line == 2)
    }

    @Test("A byte order mark is no mistake")
    func byteOrderMark() throws {
        let text = SampleModel.text("")
        let marked = DocumentText(file: "marked.yaml", text: [0xEF, 0xBB, 0xBF] + text.text)
        #expect(try RecipeCompiler.document(marked).name == "sample")
    }

    @Test("Size, depth and exploding anchors")
    func limits() {
        #expect(error([UInt8](repeating: 0x20, count: 1 << 20 | 1))?.code == .tooLarge)
        #expect(error([UInt8](repeating: UInt8(ascii: "["), count: 100_000))?.code == .tooLarge)
        let deep = String(repeating: "- ", count: 5_000) + "x"
        #expect(error(Array(deep.utf8))?.code == .tooLarge)
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<12 {
            let aliases = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            bomb += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(error(Array(bomb.utf8))?.code == .tooLarge)
        var chain = "a0: &a0 [x]\n"
        for level in 1..<100 { chain += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        #expect(error(Array(chain.utf8))?.code == .tooLarge)
    }

    @Test("Anchors that stay small are allowed")
    func anchors() throws {
        let recipe = try SampleModel.compile(
            """
            effects:
              rush: { kind: surge, window: &evening { start: 1d18h, duration: 4h }, strength: 2 }
              sale: { kind: discount, window: *evening, target: home }
            """)
        #expect(recipe.effects[1].start == recipe.effects[0].start)
    }

    @Test("JSON is a recipe too")
    func json() throws {
        let text = #"{"version": 1, "recipe": "j", "title": "t", "model": "commerce", "parameters": {"customers": 5}}"#
        let document = try RecipeCompiler.document(DocumentText(file: "j.json", text: Array(text.utf8)))
        let recipe = try RecipeCompiler.compile(document, model: SampleModel.definition)
        #expect(try recipe.parameters.count("customers") == 5)
    }
}
