internal import LoamBanking
internal import LoamCommerce
internal import LoamCustom
public import LoamDocuments
internal import LoamMarketplace
public import LoamRecipe
public import LoamWorlds

/// The models there are; a new one is a line here.
public enum ModelRegistry {
    public static let all: [any Model.Type] = [
        CommerceModel.self, MarketplaceModel.self, BankingModel.self, CustomModel.self,
    ]

    public static var definitions: [ModelDefinition] { all.map { $0.definition } }

    public static func named(_ name: String) -> (any Model.Type)? { all.first { $0.definition.name == name } }

    /// The model that a recipe names.
    ///
    /// - Throws: `unknown_model`, with the nearest name.
    public static func model(of document: RecipeDocument) throws(DocumentError) -> any Model.Type {
        if let model = named(document.model) { return model }
        let names = definitions.map(\.name)
        throw DocumentError(
            .unknownModel, "there is no model \(document.model)", file: document.file, path: "model",
            hint: NearestName.of(document.model, in: names).map { "did you mean \($0)?" }
                ?? "known models: \(names.joined(separator: ", "))")
    }
}
