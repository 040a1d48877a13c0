internal import LoamDocuments

/// A recipe whose shape has been checked, not yet its values: those need the model's definition.
public struct RecipeDocument: Sendable {
    /// The file it was read from, for messages.
    public let file: String
    /// The recipe's name.
    public let name: String
    /// One line on what it grows.
    public let title: String
    /// The name of the model it is for.
    public let model: String
    /// The names of its presets, in the file's order.
    public var presetNames: [String] { presets.map(\.name) }
    /// The names of its effects, in the file's order.
    public var effectNames: [String] { effects.map(\.name) }

    let modelPosition: YAMLPosition
    let parameters: [YAMLEntry]
    let presets: [NamedEntries]
    let effects: [EffectEntries]
    /// The declared tables, for models that take them.
    let tables: [YAMLEntry]
    /// Where the value of `tables` is; nil if the recipe has none.
    let tablesPosition: YAMLPosition?

    /// The entries of one preset.
    struct NamedEntries: Sendable {
        var name: String
        var position: YAMLPosition
        var entries: [YAMLEntry]
    }

    /// The entries of one effect without its kind; the window's two are flattened to `window.start` and the like.
    struct EffectEntries: Sendable {
        var name: String
        var position: YAMLPosition
        var kind: String
        var kindPosition: YAMLPosition
        var entries: [YAMLEntry]
    }
}
