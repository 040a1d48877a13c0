import LoamColumns
import Testing

@Suite struct DomainTests {
    private static let schema = TableSchema(
        "things", primaryKey: "id", "Things",
        [
            Field("id", .int64, "Key"), Field("price", .decimal(precision: 12, scale: 2), "Price"),
            Field("limit", .decimal(precision: 12, scale: 2), nullable: true, "Limit"), Field("name", .utf8, "Name"),
        ])

    private func parsed(_ text: String) -> Domain? {
        var field = Self.schema.fields[1]
        field.domain = text
        return Domain(field, of: Self.schema)
    }

    @Test(
        arguments: [
            ("0..1", [0, 1, 50, 100], [-1, 101]), ("> 0", [1, .max], [0, -1]), (">= 0", [0], [-1]),
            ("<= 5", [500, .min + 1], [501]), ("< 5", [499], [500]), ("0 or 5.99", [0, 599], [1, 598, 600]),
            ("0, 12..72", [0, 1_200, 7_200], [1, 1_199, 7_201]), ("-1.5..-0.5", [-150, -50], [-151, -49]),
            ("7", [700], [699]),
        ] as [(String, [Int64], [Int64])])
    func holds(_ text: String, _ inside: [Int64], _ outside: [Int64]) throws {
        let domain = try #require(parsed(text))
        for value in inside { #expect(domain.contains(value) { _ in nil }, "\(value) in \(text)") }
        for value in outside { #expect(!domain.contains(value) { _ in nil }, "\(value) in \(text)") }
        if let range = domain.plainRange {
            for value in inside { #expect(range.lower <= value && value <= range.upper) }
            for value in outside { #expect(range.lower > value || value > range.upper) }
        }
    }

    @Test func anotherColumnIsABound() throws {
        let domain = try #require(parsed("0..limit"))
        #expect(domain.plainRange == nil)
        #expect(domain.contains(500) { $0 == 2 ? 500 : nil })
        #expect(!domain.contains(501) { $0 == 2 ? 500 : nil })
        #expect(domain.contains(501) { _ in nil }, "a bound that is null bounds nothing")
    }

    @Test(arguments: ["", "some", "0..", "..5", "1.234", "5..name", "0;1", "> ", ">> 1", "1 to 5", "0,", "+1", "1e3"])
    func isNoDomain(_ text: String) {
        #expect(parsed(text) == nil)
    }
}
