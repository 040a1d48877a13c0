public import LoamDocuments

/// One thing about a recipe that can be set from outside: a parameter, or a key of one of its effects.
public struct SettablePath: Sendable, Equatable {
    /// What `--set` calls it: `customers`, `effects.sale.window.start`.
    public let path: String
    /// Its own flag, `--orders-per-day` or `--sale-strength`; nil where another path before it has that flag.
    public let flag: String?
    /// The effect it belongs to; nil for the model's parameters.
    public let effect: String?
    /// Type, unit, bounds, default of the model, meaning.
    public let definition: ParameterDefinition
    /// What holds without overrides: from the preset, the recipe or the model's default.
    public let value: ParameterValue
    /// Where the value was said; nil for the model's default.
    public let origin: ValueOrigin?
}
