internal import LoamVocabulary
internal import LoamWorlds

/// What every recipe of the custom model may say; parameters of its own come on top.
enum CustomDefinition {
    static let model = ModelDefinition(
        name: "custom", meaning: "Any world: the recipe declares its tables and how each column is drawn",
        parameters: [
            ParameterDefinition(
                "duration", .duration(1...315_360_000_000),
                defaultValue: .duration(CalendarDuration(seconds: 2_592_000)),
                meaning: "Length of the run: what start and end mean in expressions, and what a rhythm fills"),
            ParameterDefinition(
                "locale", .choice(Country.locales),
                meaning: "Country of all persons and places whose columns do not name one; by default they are American"
            ),
        ],
        takesTables: true)
}
