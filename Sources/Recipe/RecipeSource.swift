internal import LoamBytes

/// Finds recipes: files by path, built-in ones by name.
public enum RecipeSource {
    private static let sizeLimit = 1 << 20

    /// The checked text of a recipe.
    public static func document(_ name: String) throws(RecipeError) -> RecipeDocument {
        try RecipeCompiler.document(try text(name))
    }

    /// A word without slash and ending is a built-in recipe; anything else is a path.
    public static func text(_ name: String) throws(RecipeError) -> RecipeText {
        let isPath = name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
        if !isPath {
            if let text = BuiltinRecipes.named(name) { return text }
            let names = BuiltinRecipes.names
            throw RecipeError(
                .unknownRecipe, "there is no recipe \(name)", file: name,
                hint: NearestName.of(name, in: names).map { "did you mean \($0)?" }
                    ?? "built-in recipes: \(names.joined(separator: ", ")); a file needs its path, such as ./\(name).yaml"
            )
        }
        return try file(name, noun: "recipe")
    }

    /// The text of a file.
    ///
    /// - Parameter noun: what such a file is called in messages.
    package static func file(_ path: String, noun: String) throws(RecipeError) -> RecipeText {
        do throws(FileError) {
            return RecipeText(file: path, text: try FileSystem.read(path, limit: sizeLimit))
        } catch {
            let builtin = noun == "recipe" ? ", or one of: \(BuiltinRecipes.names.joined(separator: ", "))" : ""
            throw RecipeError(
                .missingFile, "cannot read the \(noun): \(error.reason)", file: path,
                hint: "give the path of a YAML file\(builtin)")
        }
    }
}
