internal import LoamBytes
public import LoamDocuments

/// Finds recipes: files by path, built-in ones by name.
public enum RecipeSource {
    /// The checked text of a recipe.
    public static func document(_ name: String) throws(DocumentError) -> RecipeDocument {
        try RecipeCompiler.document(try text(name))
    }

    /// A word without slash and ending is a built-in recipe; anything else is a path.
    public static func text(_ name: String) throws(DocumentError) -> DocumentText {
        let isPath = name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
        if !isPath {
            if let text = BuiltinRecipes.named(name) { return text }
            let names = BuiltinRecipes.names
            throw DocumentError(
                .unknownRecipe, "there is no recipe \(name)", file: name,
                hint: NearestName.of(name, in: names).map { "did you mean \($0)?" }
                    ?? "built-in recipes: \(names.joined(separator: ", ")); a file needs its path, such as ./\(name).yaml"
            )
        }
        return try DocumentText(reading: name, noun: "recipe", builtin: BuiltinRecipes.names)
    }
}
