public import LoamDocuments

extension DocumentError.Code {
    /// The recipe's model is not the one it was compiled with.
    public static let unknownModel = Self(rawValue: "unknown_model")
    /// No recipe of this name.
    public static let unknownRecipe = Self(rawValue: "unknown_recipe")
    /// The model has no parameter of this name.
    public static let unknownParameter = Self(rawValue: "unknown_parameter")
    /// The recipe has no preset of this name.
    public static let unknownPreset = Self(rawValue: "unknown_preset")
    /// The model has no effect of this kind.
    public static let unknownEffectKind = Self(rawValue: "unknown_effect_kind")
    /// An override names nothing that can be set.
    public static let unknownPath = Self(rawValue: "unknown_path")
}
