import LoamBytes
import LoamColumns
import LoamCustom
import LoamRecipe
import LoamWorldSupport
import Testing

/// What docs/models/custom.md shows is true.
@Suite("Custom: manual")
struct CustomManualTests {
    private static func manual() throws -> String {
        String(decoding: try FileSystem.read(CustomExamples.root + "/docs/models/custom.md"), as: UTF8.self)
    }

    /// The code in the cells of one column of the table under a heading.
    private static func cells(_ heading: String, column: Int) throws -> [String] {
        let part = try manual().split(separator: "\n## ").first { $0.hasPrefix(heading + "\n") } ?? ""
        return part.split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap { line in
            let cells = line.split(separator: " | ")
            guard cells.count > column else { return nil }
            return String(cells[column].trimmingPrefix("| "))
        }
    }

    @Test("The recipes in it compile and grow")
    func recipes() throws {
        let blocks = try Self.manual().components(between: "```yaml\n", and: "```")
        #expect(blocks == [String(decoding: try CustomExamples.text("bakery"), as: UTF8.self)])
        for block in blocks {
            let world = try CustomRecipeText.grow(block, ["sales": "200", "customers": "20"])
            #expect(world["items"].rowCount > 200)
        }
    }

    @Test("The examples of generators compile, and no generator is missing")
    func generators() throws {
        var named: Set<String> = []
        for cell in try Self.cells("Generators", column: 0) {
            for word in cell.components(between: "`", and: "`") { named.insert(word) }
        }
        #expect(named == Set(CustomModel.generatorNames))
        for cell in try Self.cells("Generators", column: 1) {
            guard let example = cell.components(between: "`", and: "`").first else { continue }
            let text = CustomRecipeText.tables(
                """
                  sites:
                    rows: 9
                    columns: {id: uuid}
                  t:
                    rows: \(example == "parent" ? "{per: sites, count: 2}" : "8")
                    columns:
                      id: uuid
                      price: {uniform: 1..9}
                      quantity: {uniform: 1..9}
                      c: \(example)
                """, parameters: "limit: 5")
            #expect(throws: Never.self, "\(example)") { try CustomRecipeText.grow(text) }
        }
    }

    @Test("Every function that it names is one, and every one is named")
    func functions() throws {
        let part = try Self.manual().split(separator: "\n## ").first { $0.hasPrefix("Expressions\n") } ?? ""
        for name in CustomModel.functionNames { #expect(part.contains(name), "\(name)") }
    }
}

extension String {
    /// The texts between two marks, in order.
    func components(between open: String, and close: String) -> [String] {
        var found: [String] = []
        var rest = self[...]
        while let start = rest.firstRange(of: open) {
            rest = rest[start.upperBound...]
            guard let end = rest.firstRange(of: close) else { break }
            found.append(String(rest[..<end.lowerBound]))
            rest = rest[end.upperBound...]
        }
        return found
    }
}
