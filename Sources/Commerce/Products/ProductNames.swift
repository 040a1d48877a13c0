internal import LoamVocabulary
internal import LoamWorlds

/// The words that names of products are made of, by kind.
struct ProductNames: Sendable {
    private let brands: WordList
    private let kinds: [Words]

    private static let books = 4

    private struct Words {
        let series: WordList
        let variants: WordList
        let nouns: WordList
        let variantIsLast: Bool
    }

    init(brands: WordList) {
        self.brands = brands
        kinds = ProductKind.all.map { kind in
            let words = ProductCategories.all.first { $0.name == kind.name }
            return Words(
                series: WordList(words?.series ?? []), variants: WordList(words?.variants ?? []),
                nouns: WordList(words?.nouns ?? []), variantIsLast: words?.variantIsLast ?? false)
        }
    }

    /// `Northwind Aria 14 Laptop`, or `Dewlight Calm Face Serum, 30 ml`; a book's title has no brand in it.
    func append(
        kind: Int, brand: Int, _ series: UInt64, _ variant: UInt64, _ noun: UInt64, to name: inout TextWriter
    ) {
        let words = kinds[kind]
        if kind / ProductKind.perCategory != Self.books {
            name.append(brands, brand)
            name.append(byte: UInt8(ascii: " "))
        }
        let chosen = Int(variant.scaled(below: UInt64(words.variants.count)))
        let hasVariant = words.variants.count > 0
        name.append(words.series, Int(series.scaled(below: UInt64(words.series.count))))
        name.append(byte: UInt8(ascii: " "))
        if hasVariant && !words.variantIsLast {
            name.append(words.variants, chosen)
            name.append(byte: UInt8(ascii: " "))
        }
        name.append(words.nouns, Int(noun.scaled(below: UInt64(words.nouns.count))))
        if hasVariant && words.variantIsLast {
            name.append(", ")
            name.append(words.variants, chosen)
        }
    }
}
