import LoamDocuments
import LoamRecipe

/// A model's definition with every kind of parameter in it.
enum SampleModel {
    static let categories = ["electronics", "clothing", "home", "beauty", "books"]

    static let definition = ModelDefinition(
        name: "commerce", meaning: "A shop",
        parameters: [
            ParameterDefinition(
                "customers", .count(1...2_000_000_000), defaultValue: .count(10_000), unit: "customers",
                meaning: "How many customers there are"),
            ParameterDefinition(
                "products", .count(1...10_000_000), defaultValue: .count(2_500), meaning: "How many products there are"),
            ParameterDefinition("orders", .count(0...Int.max), meaning: "Orders of the whole run"),
            ParameterDefinition(
                "orders_per_day", .count(1...1_000_000_000), defaultValue: .count(2_500), unit: "orders a day",
                meaning: "Orders of a mean day"),
            ParameterDefinition(
                "duration", .duration(3_600...315_360_000),
                defaultValue: .duration(CalendarDuration(seconds: 2_592_000)),
                meaning: "Length of the run"),
            ParameterDefinition("start", .timestamp, meaning: "Start of the run"),
            ParameterDefinition(
                "return_rate", .percentage, defaultValue: .percentage(0.08), meaning: "Share of orders that come back"),
            ParameterDefinition("skew", .number(0...2), defaultValue: .number(1), meaning: "How unequal"),
            ParameterDefinition(
                "locale", .choice(["us", "de"]), defaultValue: .text("us"), meaning: "Where the customers live"),
            ParameterDefinition("note", .text, defaultValue: .text(""), meaning: "Any words"),
            ParameterDefinition("holidays", .flag, defaultValue: .flag(true), meaning: "Whether holidays count"),
        ],
        effects: [surge, discount])

    static let surge = EffectDefinition(
        kind: "surge", meaning: "More demand",
        strength: ParameterDefinition(
            "strength", .number(0...100), unit: "times the ordinary demand", meaning: "Peak", isRequired: true),
        parameters: ["lead_in", "ramp", "decay"].map {
            ParameterDefinition(
                $0, .duration(0...31_536_000), defaultValue: .duration(CalendarDuration(seconds: 0)), meaning: $0)
        })

    static let discount = EffectDefinition(
        kind: "discount", meaning: "Lower prices",
        target: ParameterDefinition("target", .choices(categories), meaning: "Categories", isRequired: true),
        strength: ParameterDefinition(
            "strength", .percentage, defaultValue: .percentage(0.2), meaning: "Off the list price"))

    /// A recipe file with these lines after its head.
    static func text(_ lines: String) -> DocumentText {
        let head = "version: 1\nrecipe: sample\ntitle: A sample\nmodel: commerce\n"
        return DocumentText(file: "sample.yaml", text: Array((head + lines).utf8))
    }

    static func compile(
        _ lines: String, preset: String? = nil, overrides: [String: String] = [:]
    ) throws(DocumentError) -> Recipe {
        let document = try RecipeCompiler.document(text(lines))
        let given = overrides.sorted { $0.key < $1.key }
        return try RecipeCompiler.compile(
            document, model: definition, preset: preset,
            overrides: given.map { Override(path: $0.key, value: $0.value, origin: "--set \($0.key)") })
    }

    /// The error of a recipe that must not compile, or nil if it does.
    static func error(
        _ lines: String, preset: String? = nil, overrides: [String: String] = [:]
    ) -> DocumentError? {
        do throws(DocumentError) {
            _ = try compile(lines, preset: preset, overrides: overrides)
            return nil
        } catch {
            return error
        }
    }
}
