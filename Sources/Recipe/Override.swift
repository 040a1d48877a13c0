/// One value from the command line or the environment that wins over the recipe.
public struct Override: Sendable, Equatable {
    /// What is set: `customers`, `effects.sale.strength`, `effects.sale.window.start`, or the whole
    /// `effects.sale.window` as `{start: 1d, duration: 4h}`.
    public var path: String
    /// The value as typed. A list is `a,b` or `[a, b]`; `null` takes back an optional value.
    public var value: String
    /// Where it was said, for messages: `--set customers`.
    public var origin: String

    /// Makes an override; nothing is checked before it is compiled.
    public init(path: String, value: String, origin: String) {
        self.path = path
        self.value = value
        self.origin = origin
    }
}
