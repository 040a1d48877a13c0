import LoamModels
import LoamRecipe

/// A shop of some hundred orders.
enum SmallWorld {
    static func shop(orders: Int = 800, seed: UInt64 = 5) throws -> World {
        let overrides = [("orders", "\(orders)"), ("customers", "90")].map {
            Override(path: $0.0, value: $0.1, origin: "test")
        }
        return try World(
            RecipeSource.document("flash_sale"), overrides: overrides, seed: seed)
    }
}
