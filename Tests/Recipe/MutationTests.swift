import LoamDocuments
import LoamRecipe
import Testing

/// Small deterministic generator for the cases; a failing case is printed with its number.
private struct CaseNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Random and mutated recipes")
struct MutationTests {
    static let fragments = [
        "&a ", "*a", "!!int ", "<<: *a", "{", "}", "[", "]", "- ", "? ", ": ", "|\n", ">-\n", "---\n", "...\n",
        "%YAML 1.1\n",
        "\t", "'", "\"", "\\x", "#", "m", "mo", "9223372036854775808", "-", "1e9", "NaN", "~", "null", "\u{FEFF}",
        "\u{2028}", "effects:", "window:", "kind: surge", "strength", ".", "%", "99999999999999999999d", ",",
    ].map { Array($0.utf8) }

    /// Compiles whatever it is; a result must also survive being printed and compiled with its own values.
    private func exercise(_ bytes: [UInt8], preset: String?) -> String? {
        do throws(DocumentError) {
            let document = try RecipeCompiler.document(DocumentText(file: "case", text: bytes))
            let recipe = try RecipeCompiler.compile(document, model: SampleModel.definition, preset: preset)
            let overrides = try document.settablePaths(model: SampleModel.definition, preset: preset).map {
                Override(path: $0.path, value: $0.value.description, origin: $0.path)
            }
            let again = try RecipeCompiler.compile(document, model: SampleModel.definition, overrides: overrides)
            if again.canonicalJSON != recipe.canonicalJSON { return "values do not survive being written and read" }
        } catch {
            if error.message.isEmpty || error.code.rawValue.isEmpty { return "an error without words" }
            if let line = error.line, line < 1 { return "line \(line)" }
            if error.description.utf8.count > 4_000 { return "a message of \(error.description.utf8.count) bytes" }
        }
        return nil
    }

    private func mutated(_ seed: [UInt8], _ numbers: inout CaseNumbers) -> [UInt8] {
        var bytes = seed
        for _ in 0..<Int.random(in: 1...4, using: &numbers) {
            let place = Int.random(in: 0...bytes.count, using: &numbers)
            switch Int.random(in: 0..<5, using: &numbers) {
            case 0: bytes.insert(contentsOf: Self.fragments.randomElement(using: &numbers) ?? [], at: place)
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...8, using: &numbers)))
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &numbers), at: place)
            case 3:
                let end = min(bytes.count, place + Int.random(in: 1...40, using: &numbers))
                bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &numbers))
            default:
                if place < bytes.count { bytes[place] = UInt8.random(in: 32...126, using: &numbers) }
            }
        }
        return bytes
    }

    @Test("Random bytes never crash")
    func randomBytes() {
        for number in 0..<5_000 {
            var numbers = CaseNumbers(state: UInt64(number) << 20)
            let length = Int.random(in: 0...200, using: &numbers)
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...(number % 2 == 0 ? 255 : 127), using: &numbers) }
            let failure = exercise(bytes, preset: nil)
            #expect(failure == nil, "case \(number): \(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test("Mutated recipes never crash")
    func mutatedRecipes() {
        let seeds = BuiltinRecipes.all.map(\.text) + [SampleModel.text(PrecedenceTests.lines).text]
        for number in 0..<15_000 {
            var numbers = CaseNumbers(state: UInt64(number) << 20 | 1)
            let bytes = mutated(seeds[number % seeds.count], &numbers)
            let failure = exercise(bytes, preset: number % 3 == 0 ? "small" : nil)
            #expect(failure == nil, "case \(number): \(String(decoding: bytes, as: UTF8.self))")
        }
    }
}
