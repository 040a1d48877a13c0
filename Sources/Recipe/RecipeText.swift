/// A recipe as it was read, before anything is known about it.
public struct RecipeText: Sendable, Equatable {
    /// The name that error messages show: a path, or `recipes/flash_sale.yaml` for a built-in one.
    public let file: String
    /// The bytes; UTF-8 is expected, and checked by the compiler.
    public let text: [UInt8]

    /// Any bytes are accepted here; `RecipeCompiler.document` judges them.
    public init(file: String, text: [UInt8]) {
        self.file = file
        self.text = text
    }
}
