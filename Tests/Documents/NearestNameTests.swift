import LoamDocuments
import Testing

@Suite("Nearest names")
struct NearestNameTests {
    static let names = ["customers", "products", "orders", "orders_per_day", "duration"]

    @Test(
        "Misspelt words",
        arguments: [
            ("custmers", "customers"), ("customres", "customers"), ("Customers", "customers"), ("order", "orders"),
            ("orders-per-day", "orders_per_day"), ("durration", "duration"), ("prodcuts", "products"),
        ])
    func near(word: String, expected: String) {
        #expect(NearestName.of(word, in: Self.names) == expected)
    }

    @Test("Other words", arguments: ["", "x", "banana", "seed", String(repeating: "customers", count: 1_000)])
    func far(word: String) {
        #expect(NearestName.of(word, in: Self.names) == nil)
    }

    @Test("Distances count swaps once")
    func distances() {
        #expect(NearestName.distance("", "") == 0)
        #expect(NearestName.distance("abc", "") == 3)
        #expect(NearestName.distance("ab", "ba") == 1)
        #expect(NearestName.distance("kitten", "sitting") == 3)
    }
}
