import LoamVocabulary
import Testing

@Suite("Words")
struct WordTests {
    static let lists: [(name: String, words: WeightedWords, least: Int)] = [
        ("female first names", FirstNames.female, 200), ("male first names", FirstNames.male, 200),
        ("last names", LastNames.all, 400), ("mail domains", EmailDomains.all, 10), ("streets", Streets.names, 70),
        ("kinds of street", Streets.kinds, 10), ("colours", Colours.all, 40),
    ]

    @Test("Weighted lists are long enough, unique, ASCII and positive")
    func weighted() {
        for list in Self.lists {
            let words = list.words.words
            #expect(words.count >= list.least, "\(list.name): \(words.count)")
            #expect(words.count == list.words.weights.count, "\(list.name)")
            #expect(Set(words).count == words.count, "\(list.name): \(repeated(words))")
            #expect(list.words.weights.allSatisfy { $0 > 0 && $0.isFinite }, "\(list.name)")
            for word in words { #expect(isPrintable(word), "\(list.name): \(word)") }
        }
    }

    @Test("Mail domains are reserved for examples")
    func mailDomains() {
        for domain in EmailDomains.all.words {
            let isReserved =
                domain.hasSuffix(".example") || ["example.com", "example.net", "example.org"].contains(domain)
            #expect(isReserved, "\(domain)")
        }
    }

    @Test("Every category has brands and five subcategories with words")
    func products() {
        let brands = ProductCategories.names.flatMap { Brands.of($0) }
        #expect(Set(brands).count == brands.count, "\(repeated(brands))")
        #expect(ProductCategories.all.count == 25)
        #expect(Set(ProductCategories.all.map(\.name)).count == 25)
        for category in ProductCategories.names {
            #expect(Brands.of(category).count == 25, "\(category): \(Brands.of(category).count)")
            #expect(ProductCategories.of(category).count == 5)
        }
        for subcategory in ProductCategories.all {
            for words in [subcategory.series, subcategory.variants, subcategory.nouns] {
                #expect(Set(words).count == words.count, "\(subcategory.name): \(repeated(words))")
                for word in words { #expect(isPrintable(word), "\(subcategory.name): \(word)") }
            }
            #expect(subcategory.series.count >= 10 && subcategory.nouns.count >= 5, "\(subcategory.name)")
        }
        #expect(Brands.of("toys").isEmpty && ProductCategories.of("toys").isEmpty)
    }

    @Test("Product names read well")
    func names() throws {
        let laptops = try #require(ProductCategories.all.first { $0.name == "laptops" })
        let name = laptops.productName(brand: "Northwind", series: "Aria", variant: "14", noun: "Laptop")
        #expect(name == "Northwind Aria 14 Laptop")
        let textbooks = try #require(ProductCategories.all.first { $0.name == "textbooks" })
        let title = textbooks.productName(
            brand: "Foxtail Press", series: "Principles of", variant: "2nd Edition", noun: "Genetics")
        #expect(title == "Principles of Genetics, 2nd Edition")
    }

    private func isPrintable(_ word: String) -> Bool {
        !word.isEmpty && word.utf8.allSatisfy { (32...126).contains($0) } && word.first != " " && word.last != " "
            && !word.contains("  ")
    }

    private func repeated(_ words: [String]) -> [String] {
        Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +).filter { $0.value > 1 }.keys.sorted()
    }
}
