import LoamRecipe
import LoamWorlds
import Testing

@testable import LoamBanking

/// Banks with some settings, for tests that look inside.
enum LedgerWorld {
    static func model(_ settings: [String: String], seed: UInt64 = 42) throws -> BankingModel {
        try BankingModel(recipe(settings), seed: seed, start: Instant(seconds: 1_735_689_600))
    }

    static func setting(_ settings: [String: String]) throws -> BankingSetting {
        try BankingSetting(recipe(settings), start: Instant(seconds: 1_735_689_600))
    }

    private static func recipe(_ settings: [String: String]) throws -> Recipe {
        let document = try RecipeCompiler.document(#require(BuiltinRecipes.named("banking")))
        // What tests of money do not look at.
        let others = ["trades", "documents", "travel", "logins", "communications"].map { ($0, "0") }
        let settings = settings.merging(others) { own, _ in own }
        let overrides = settings.sorted { $0.key < $1.key }.map {
            Override(path: $0.key, value: $0.value, origin: "test")
        }
        return try RecipeCompiler.compile(document, model: BankingModel.definition, overrides: overrides)
    }

    /// Banks of several sizes and shapes.
    static let shapes: [[String: String]] = [
        ["persons": "1", "companies": "0", "accounts": "1", "transactions": "7"],
        ["persons": "0", "companies": "3", "accounts": "9", "transactions": "700", "duration": "1d"],
        ["persons": "50", "companies": "10", "accounts": "100", "transactions": "500"],
        ["persons": "600", "companies": "90", "accounts": "1500", "transactions": "20000", "duration": "5mo"],
        [
            "persons": "900", "companies": "40", "accounts": "700", "transactions": "9000", "countries": "JP 1, BR 1",
            "duration": "17d",
        ],
    ]
}
