import LoamDocuments
import LoamRecipe
import Testing

@Suite("Models' definitions")
struct ModelDefinitionTests {
    @Test("The sample has no mistakes")
    func sample() {
        #expect(SampleModel.definition.problems == [])
    }

    @Test("Mistakes of a definition are named")
    func mistakes() {
        let model = ModelDefinition(
            name: "Shop", meaning: "",
            parameters: [
                ParameterDefinition("a", .count(1...5), defaultValue: .count(9), meaning: ""),
                ParameterDefinition("a", .percentage, defaultValue: .number(0.5), meaning: ""),
                ParameterDefinition("b c", .flag, defaultValue: .flag(true), meaning: "", isRequired: true),
            ],
            effects: [
                EffectDefinition(
                    kind: "rush", meaning: "", target: ParameterDefinition("target", .text, meaning: ""),
                    strength: ParameterDefinition("strength", .percentage, meaning: ""),
                    parameters: [ParameterDefinition("start", .flag, meaning: "")])
            ])
        #expect(
            model.problems == [
                "model 'Shop' is not a name",
                "model Shop: a is defined twice",
                "model Shop: the default of a does not fit: '9' is out of range for a",
                "model Shop: the default of a is of another kind",
                "model Shop: 'b c' is not a name",
                "model Shop: b c is required and has a default",
                "effect kind rush: start is a key of every effect",
                "effect kind rush: its target is a text, neither choice nor choices",
            ])
    }
}
