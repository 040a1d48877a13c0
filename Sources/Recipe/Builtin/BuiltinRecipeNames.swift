public import LoamBytes
public import LoamDocuments

extension BuiltinRecipes {
    /// All of them as a JSON document: name, title, model, presets.
    public static var list: JSONValue {
        let documents = all.compactMap { try? RecipeCompiler.document($0) }
        return .object([
            "loam_recipes": .integer(1),
            "recipes": .array(
                documents.map { document in
                    .object([
                        "name": .string(document.name), "title": .string(document.title),
                        "model": .string(document.model),
                        "presets": .array(document.presetNames.map { .string($0) }),
                    ])
                }),
        ])
    }

    /// The names, in the order of `all`.
    public static var names: [String] { all.map(name(of:)) }

    /// The built-in recipe of this name, or nil.
    public static func named(_ name: String) -> DocumentText? {
        all.first { self.name(of: $0) == name }
    }

    /// The built-in recipe of this name.
    ///
    /// - Throws: `unknown_recipe`, with the nearest name.
    public static func find(_ name: String) throws(DocumentError) -> DocumentText {
        if let text = named(name) { return text }
        let nearest = NearestName.of(name, in: names).map { "did you mean \($0)?" }
        throw DocumentError(
            .unknownRecipe, "there is no recipe \(quoted(name))", file: "",
            hint: nearest ?? "the recipes are " + names.joined(separator: ", ") + "; or give a file's path")
    }

    /// `flash_sale` for `recipes/flash_sale.yaml`; a recipe's file is named after it.
    private static func name(of text: DocumentText) -> String {
        let file = text.file.split(separator: "/").last ?? ""
        return String(file.hasSuffix(".yaml") ? file.dropLast(5) : file)
    }
}
