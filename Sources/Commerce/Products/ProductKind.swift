internal import LoamWorlds

/// The 25 subcategories, five for each category in the order of `Catalogue.categoryNames`: what one costs and weighs.
struct ProductKind: Sendable {
    static let perCategory = 5

    var name: String
    /// Median shelf price in USD; prices are lognormal with `spread`.
    var medianPrice: Double
    var spread: Double
    /// Median weight in kg; weights are lognormal with sigma 0.4.
    var medianWeight: Double

    init(_ name: String, _ medianPrice: Double, _ spread: Double, _ medianWeight: Double) {
        self.name = name
        self.medianPrice = medianPrice
        self.spread = spread
        self.medianWeight = medianWeight
    }

    static let all: [ProductKind] = [
        .init("smartphones", 520, 0.55, 0.35), .init("laptops", 950, 0.5, 1.9), .init("headphones", 95, 0.8, 0.3),
        .init("tablets", 380, 0.5, 0.6), .init("smart_watches", 220, 0.5, 0.15),
        .init("shirts", 26, 0.5, 0.25), .init("pants", 42, 0.45, 0.55), .init("dresses", 55, 0.55, 0.45),
        .init("shoes", 72, 0.5, 1.1), .init("accessories", 19, 0.6, 0.2),
        .init("furniture", 210, 0.8, 22), .init("kitchen", 38, 0.7, 2.2), .init("decor", 27, 0.6, 1.2),
        .init("garden", 45, 0.7, 4.5), .init("storage", 29, 0.5, 2.8),
        .init("skincare", 24, 0.6, 0.2), .init("makeup", 18, 0.5, 0.1), .init("haircare", 14, 0.5, 0.4),
        .init("fragrances", 62, 0.6, 0.35), .init("tools", 28, 0.7, 0.5),
        .init("fiction", 14, 0.3, 0.35), .init("non_fiction", 19, 0.35, 0.5), .init("textbooks", 78, 0.5, 1.3),
        .init("children", 11, 0.35, 0.4), .init("technical", 46, 0.4, 0.9),
    ]

    static let names = Enumeration(all.map(\.name))
}
