import LoamDocuments
import LoamRecipe

/// A model with every kind of parameter, and effects with and without a target.
enum FuzzModel {
    static let definition = ModelDefinition(
        name: "commerce", meaning: "A shop",
        parameters: [
            ParameterDefinition("customers", .count(Int.min...Int.max), defaultValue: .count(1), meaning: ""),
            ParameterDefinition("products", .count(1...10_000), defaultValue: .count(1), meaning: ""),
            ParameterDefinition("orders", .count(0...Int.max), meaning: ""),
            ParameterDefinition("orders_per_day", .count(1...1_000_000), defaultValue: .count(1), meaning: ""),
            ParameterDefinition(
                "duration", .duration(0...Int.max), defaultValue: .duration(CalendarDuration(seconds: 1)), meaning: ""),
            ParameterDefinition("start", .timestamp, meaning: ""),
            ParameterDefinition("share", .percentage, defaultValue: .percentage(0.5), meaning: ""),
            ParameterDefinition(
                "skew", .number(-.infinity...Double.infinity), defaultValue: .number(1), meaning: ""),
            ParameterDefinition("locale", .choice(["us", "de"]), defaultValue: .text("us"), meaning: ""),
            ParameterDefinition("places", .choices(["us", "de"]), meaning: ""),
            ParameterDefinition("note", .text, defaultValue: .text(""), meaning: ""),
            ParameterDefinition("holidays", .flag, defaultValue: .flag(true), meaning: ""),
        ],
        effects: [
            EffectDefinition(
                kind: "surge", meaning: "",
                strength: ParameterDefinition("strength", .number(0...100), meaning: "", isRequired: true),
                parameters: ["lead_in", "ramp", "decay"].map {
                    ParameterDefinition($0, .duration(0...86_400), meaning: "")
                }),
            EffectDefinition(
                kind: "discount", meaning: "",
                target: ParameterDefinition("target", .choices(["electronics", "home"]), meaning: ""),
                strength: ParameterDefinition("strength", .percentage, defaultValue: .percentage(0.2), meaning: "")),
        ])
}
