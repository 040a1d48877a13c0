import LoamRecipe
import Testing

@Suite("Canonical JSON")
struct CanonicalTests {
    @Test("Sorted, without spaces, complete")
    func text() throws {
        let recipe = try SampleModel.compile(
            """
            parameters: { note: "a\\"b\\\\\\n\\e é", start: 2025-01-01 }
            effects:
              sale: { kind: discount, window: { start: 2w, duration: 90min }, target: [home], strength: 12.3% }
            """)
        let expected =
            #"{"effects":[{"duration":"1h30min","kind":"discount","name":"sale","parameters":{},"start":"14d","#
            + #""strength":0.123,"targets":["home"]}],"model":"commerce","parameters":{"customers":10000,"#
            + #""duration":"30d","holidays":true,"locale":"us","note":"a\"b\\\n\u001b é","orders":null,"#
            + #""orders_per_day":2500,"products":2500,"return_rate":0.08,"skew":1.0,"start":"2025-01-01T00:00:00Z"},"#
            + #""recipe":"sample","version":1}"#
        #expect(recipe.canonicalJSON == expected)
    }

    @Test("Equal values are equal, wherever they come from")
    func provenance() throws {
        let byFile = try SampleModel.compile("parameters: { customers: 1_000, duration: 2w }")
        let byPreset = try SampleModel.compile("presets: { p: { customers: 1k, duration: 14d } }", preset: "p")
        let byOverride = try SampleModel.compile("", overrides: ["customers": "1000", "duration": "336h"])
        #expect(byFile.canonicalJSON == byPreset.canonicalJSON)
        #expect(byFile.canonicalJSON == byOverride.canonicalJSON)
    }
}
