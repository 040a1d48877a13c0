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

    /// Reads `path=value`.
    ///
    /// - Parameter speaker: who said it, for messages: `--set`.
    /// - Returns: nil where the text is of another form.
    public init?(assignment text: String, speaker: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty else { return nil }
        self.init(path: parts[0], value: parts[1], origin: "\(speaker) \(parts[0])")
    }
}
