import LoamDocuments
import LoamRecipe

/// libFuzzer's entry: whatever the bytes are, they compile or end in an error, without a trap or a leak.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRecipe(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    do throws(DocumentError) {
        let document = try RecipeCompiler.document(DocumentText(file: "fuzz.yaml", text: bytes))
        for preset in [nil, document.presetNames.first] {
            let recipe = try RecipeCompiler.compile(document, model: FuzzModel.definition, preset: preset)
            try compileAgain(document, as: recipe, preset: preset)
        }
    } catch {
        guard !error.description.isEmpty, error.line ?? 1 >= 1 else { fatalError("an error without words or place") }
    }
    fuzzValues(bytes)
    return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ argumentCount: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The package manager links a program's `main` to a symbol named after its target, so libFuzzer's own is out of reach.
@_cdecl("fuzz_recipe_main")
public func main(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments) { fuzzRecipe($0, $1) }
}

/// What was compiled can be written as overrides, and comes out equal.
private func compileAgain(_ document: RecipeDocument, as recipe: Recipe, preset: String?) throws(DocumentError) {
    let overrides = try document.settablePaths(model: FuzzModel.definition, preset: preset).map {
        Override(path: $0.path, value: $0.value.description, origin: "--set " + $0.path)
    }
    let again = try RecipeCompiler.compile(document, model: FuzzModel.definition, overrides: overrides)
    guard again.canonicalJSON == recipe.canonicalJSON else {
        fatalError("values do not survive being written and read")
    }
}

/// The same bytes as the value of every kind of parameter.
private func fuzzValues(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for definition in FuzzModel.definition.parameters {
        guard let value = try? definition.parse(text, origin: "--value") else { continue }
        if let duration = value.duration { _ = duration.microseconds(from: Int64(bytes.count) &* 1_000_000_007) }
        guard (try? definition.parse(value.description, origin: "--value")) == value else {
            fatalError("\(definition.name): a value does not survive being written and read")
        }
    }
}
