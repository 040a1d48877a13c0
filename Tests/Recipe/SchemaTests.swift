import LoamDocuments
import LoamRecipe
import Testing

@Suite("The editors' schema")
struct SchemaTests {
    private let schema = RecipeSchema.json(models: [SampleModel.definition])

    @Test("Names every parameter, effect kind and key, and refuses others")
    func complete() {
        let model = SampleModel.definition
        let keys = model.parameters.map(\.name) + model.effects.flatMap { $0.parameters.map(\.name) }
        for key in keys + ["target", "strength", "window", "start", "duration", "kind"] {
            #expect(schema.contains("\"\(key)\": "), "\(key)")
        }
        for kind in model.effects.map(\.kind) { #expect(schema.contains("\"const\": \"\(kind)\"")) }
        // The recipe, a window, the parameters and each kind of effect.
        let closed = schema.split(separator: "\n").filter { $0.hasSuffix("\"additionalProperties\": false,") }
        #expect(closed.count == 3 + model.effects.count)
    }

    @Test("It is the same every time")
    func stable() {
        #expect(RecipeSchema.json(models: [SampleModel.definition]) == schema)
        #expect(schema.hasPrefix("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\""))
        #expect(schema.hasSuffix("}\n"))
    }

    @Test("No models, no conditions")
    func empty() {
        #expect(RecipeSchema.json(models: []).contains("\"allOf\": []") == false)
    }
}
