import LoamDocuments
import LoamRecipe
import Testing

@Suite("Presets, overrides and flags")
struct PrecedenceTests {
    static let lines = """
        parameters: { customers: 15_000, duration: 3d }
        presets:
          small: { customers: 1_000, products: 10 }
          large: { customers: 100k }
        effects:
          sale:
            kind: discount
            window: { start: 1d18h, duration: 4h }
            target: electronics
            strength: 70%
        """

    private func error(_ overrides: [String: String], preset: String? = nil) -> String? {
        SampleModel.error(Self.lines, preset: preset, overrides: overrides)?.description
    }

    @Test("Override, then preset, then recipe, then default")
    func order() throws {
        let plain = try SampleModel.compile(Self.lines)
        #expect(try plain.parameters.count("customers") == 15_000)
        #expect(try plain.parameters.count("products") == 2_500)
        #expect(plain.parameters.isSet("orders") == false)
        let small = try SampleModel.compile(Self.lines, preset: "small")
        #expect(try small.parameters.count("customers") == 1_000)
        #expect(try small.parameters.count("products") == 10)
        #expect(small.preset == "small")
        let own = try SampleModel.compile(Self.lines, preset: "small", overrides: ["customers": "7", "orders": "9"])
        #expect(try own.parameters.count("customers") == 7)
        #expect(try own.parameters.count("products") == 10)
        #expect(try own.parameters.count("orders") == 9)
    }

    @Test("Effects are set by key and by whole window")
    func effects() throws {
        let one = try SampleModel.compile(
            Self.lines,
            overrides: [
                "effects.sale.target": "home,books", "effects.sale.strength": "25%", "effects.sale.window.start": "2h",
            ])
        #expect(one.effects[0].targets == ["home", "books"])
        #expect(one.effects[0].strength == .percentage(0.25))
        #expect(one.effects[0].start == CalendarDuration(seconds: 7_200))
        #expect(one.effects[0].duration == CalendarDuration(seconds: 14_400))
        let both = try SampleModel.compile(
            Self.lines, overrides: ["effects.sale.window": "{start: 1mo, duration: 2d}"])
        #expect(both.effects[0].start == CalendarDuration(months: 1, seconds: 0))
        #expect(both.effects[0].duration == CalendarDuration(seconds: 172_800))
    }

    @Test("An optional value can be taken back, another cannot")
    func null() throws {
        let lines = "parameters: { orders: 5 }"
        #expect(try SampleModel.compile(lines, overrides: ["orders": "null"]).parameters.isSet("orders") == false)
        #expect(
            SampleModel.error(lines, overrides: ["customers": "null"])?.description
                == "--set customers: customers has no value\n  hint: remove it to have the default")
    }

    @Test("Mistakes in overrides and presets")
    func mistakes() {
        #expect(
            error(["custmers": "1"])
                == "--set custmers: recipe sample has nothing to set at 'custmers'\n  hint: did you mean customers?")
        #expect(error(["sale.strength": "1"])?.hasSuffix("hint: did you mean effects.sale.strength?") == true)
        #expect(error(["effects.sale.window.begin": "1h"])?.contains("hint:") == true)
        #expect(
            error(["effects.sale.strength": "170%"])
                == "--set effects.sale.strength: '170%' is outside 0% to 100%\n  hint: write 70% or 0.7")
        #expect(error(["effects.sale.window": "2h"])?.hasPrefix("--set effects.sale.window: a window must be") == true)
        #expect(error(["effects.sale.window": "{start: 1h, length: 2h}"])?.contains("unknown key 'length'") == true)
        #expect(error(["customers": "[1"])?.hasPrefix("--set customers: not valid YAML") == true)
        #expect(error([:], preset: "smal")?.hasSuffix("has no preset 'smal'\n  hint: did you mean small?") == true)
        #expect(error([:], preset: "zzz")?.hasSuffix("hint: its presets are small, large") == true)
    }

    @Test("A preset that nobody chose is checked too")
    func unusedPreset() {
        #expect(SampleModel.error("presets: { bad: { customers: -1 } }")?.path == "presets.bad.customers")
    }

    @Test("Paths, flags and where values were said")
    func paths() throws {
        let document = try RecipeCompiler.document(SampleModel.text(Self.lines))
        let paths = try document.settablePaths(model: SampleModel.definition, preset: "large")
        #expect(
            paths.map(\.path).suffix(4) == [
                "effects.sale.window.start", "effects.sale.window.duration", "effects.sale.target",
                "effects.sale.strength",
            ])
        let flags = Dictionary(uniqueKeysWithValues: paths.map { ($0.path, $0.flag) })
        #expect(flags["orders_per_day"] == "--orders-per-day")
        #expect(flags["effects.sale.window.start"] == "--sale-start")
        #expect(document.path(forFlag: "--sale-strength", model: SampleModel.definition) == "effects.sale.strength")
        #expect(document.path(forFlag: "--sale-power", model: SampleModel.definition) == nil)
        #expect(paths.first?.value == .count(100_000))
        #expect(paths.first?.origin == ValueOrigin(file: "sample.yaml", line: 8, column: 23))
        #expect(paths[1].origin == nil)
    }

    @Test("A flag that two paths want goes to the first")
    func flagConflict() throws {
        var model = SampleModel.definition
        model.parameters.append(ParameterDefinition("sale_strength", .flag, defaultValue: .flag(false), meaning: ""))
        let document = try RecipeCompiler.document(SampleModel.text(Self.lines))
        #expect(document.path(forFlag: "--sale-strength", model: model) == "sale_strength")
        let paths = try document.settablePaths(model: model)
        #expect(paths.first { $0.path == "effects.sale.strength" }?.flag == nil)
    }

    @Test("A model's own checks point at the value")
    func modelErrors() throws {
        let recipe = try SampleModel.compile(Self.lines, overrides: ["orders": "5"])
        let inFile = recipe.error(.conflict, "too long", path: "effects.sale.window.duration")
        #expect(inFile.description == "sample.yaml:12:39: too long")
        #expect(recipe.error(.conflict, "both", path: "orders").description == "--set orders: both")
        #expect(recipe.error(.conflict, "default", path: "products").description == "sample.yaml: default")
    }

    @Test("Typed getters throw instead of trapping")
    func getters() throws {
        let parameters = try SampleModel.compile(Self.lines).parameters
        #expect(throws: DocumentError.self) { try parameters.count("orders") }
        #expect(throws: DocumentError.self) { try parameters.count("duration") }
        #expect(throws: DocumentError.self) { try parameters.text("nothing") }
        #expect(try parameters.choice("locale") == "us")
        #expect(try parameters.percentage("return_rate") == 0.08)
    }
}
