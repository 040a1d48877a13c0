/// What a shop sells: categories, and in each five subcategories with the words their products' names are made of.
public enum ProductCategories {
    /// The names of the categories: electronics, clothing, home, beauty, books.
    public static let names = ["electronics", "clothing", "home", "beauty", "books"]

    /// Every subcategory, grouped by category in the order of `names`.
    public static let all: [Subcategory] =
        ElectronicsWords.all + ClothingWords.all + HomeWords.all + BeautyWords.all
        + BookWords.all

    /// The subcategories of one category; empty for another name.
    public static func of(_ category: String) -> [Subcategory] { all.filter { $0.category == category } }
}

/// One subcategory and the words for the names of its products.
public struct Subcategory: Sendable, Equatable {
    /// Its category, one of `ProductCategories.names`.
    public let category: String
    /// Its own name, a-z and _.
    public let name: String
    /// Series or qualifying words.
    public let series: [String]
    /// Generations, materials, sizes or editions; may be empty.
    public let variants: [String]
    /// What the thing is.
    public let nouns: [String]
    /// Whether the variant comes last, as a size or an edition does.
    public let variantIsLast: Bool

    init(
        _ category: String, _ name: String, series: StaticString, variants: StaticString = "",
        variantIsLast: Bool = false, nouns: StaticString
    ) {
        self.category = category
        self.name = name
        self.series = ListText.entries(series)
        self.variants = ListText.entries(variants)
        self.nouns = ListText.entries(nouns)
        self.variantIsLast = variantIsLast
    }

    /// The name of a product made of these words, empty ones left out: `Northwind Aria 14 Laptop`,
    /// `Dewlight Calm Face Serum, 30 ml`. A book's title has no brand in it: that is its publisher.
    public func productName(brand: String, series: String, variant: String, noun: String) -> String {
        let first = category == "books" ? "" : brand
        let words = [first, series, variantIsLast ? "" : variant, noun].filter { !$0.isEmpty }
        return words.joined(separator: " ") + (variantIsLast && !variant.isEmpty ? ", " + variant : "")
    }
}
