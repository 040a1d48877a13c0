import LoamColumns
import LoamEngine
import LoamModels
import LoamRecipe
import LoamTestSupport
import LoamWorlds
import Testing

/// Law books are sound themselves.
@Suite struct LawBookTests {
    private func models() throws -> [any Model] {
        try BuiltinRecipes.names.map { name in
            let document = try RecipeCompiler.document(#require(BuiltinRecipes.named(name)))
            let model = try #require(ModelRegistry.named(document.model))
            let recipe = try RecipeCompiler.compile(document, model: model.definition)
            return try model.init(recipe, seed: 42, start: Instant(seconds: 1_735_689_600))
        }
    }

    @Test func everyDomainCanBeRead() throws {
        for schema in try models().flatMap({ $0.sources.flatMap(\.tables) }) {
            for field in schema.fields where !field.domain.isEmpty {
                #expect(Domain(field, of: schema) != nil, "\(schema.name).\(field.name): \(field.domain)")
            }
        }
    }

    @Test func everyPathEndsAtAColumn() throws {
        for model in try models() {
            let tables = Dictionary(
                uniqueKeysWithValues: model.sources.flatMap(\.tables).map { ($0.name, $0) })
            func reaches(_ table: String, _ path: CellPath) -> Bool {
                guard let schema = tables[table] else { return false }
                guard let key = path.keys.first else { return schema.index(of: path.column) != nil }
                guard let parent = schema.fields.first(where: { $0.name == key })?.references else { return false }
                var rest = path
                rest.keys.removeFirst()
                return reaches(parent.table, rest)
            }
            let book = model.laws
            let reads =
                book.laws.map { ($0.name, $0.table, $0.reads) }
                + book.expectations.map { ($0.name, $0.table, $0.reads) }
                + book.childLaws.map { ($0.name, $0.table, $0.reads) }
                + book.childLaws.flatMap { law in
                    law.children.map { (law.name, $0.table, $0.reads + [CellPath($0.via)]) }
                }
            for (name, table, paths) in reads {
                for path in paths { #expect(reaches(table, path), "\(name): \(table) has no \(path)") }
            }
            for column in book.unique + book.ordered { #expect(reaches(column.table, CellPath(column.column))) }
            let names =
                book.laws.map(\.name) + book.childLaws.map(\.name) + book.expectations.map(\.name)
                + book.aggregations.map(\.name)
            #expect(Set(names).count == names.count, "a name stands twice")
        }
    }

    /// Foreign files hold any integers; a law that traps would end the program.
    @Test func noLawTraps() throws {
        for model in try models() {
            let book = model.laws
            try withSeededCases(300, seed: 71) { numbers in
                func cells(_ count: Int) -> [Int64] {
                    (0...count).map { _ in numbers.oneIn(4) ? Law.null : numbers.integer() }
                }
                for law in book.laws {
                    _ = cells(law.reads.count).withUnsafeBufferPointer { law.holds($0.baseAddress!) }
                }
                for law in book.childLaws {
                    _ = cells(law.reads.count + law.children.count).withUnsafeBufferPointer {
                        law.holds($0.baseAddress!)
                    }
                    for child in law.children {
                        _ = cells(child.reads.count).withUnsafeBufferPointer { child.value($0.baseAddress!) }
                    }
                }
                for expectation in book.expectations {
                    cells(expectation.reads.count).withUnsafeBufferPointer { cells in
                        _ = expectation.condition(cells.baseAddress!)
                        switch expectation.value {
                        case .share(let has): _ = has(cells.baseAddress!)
                        case .mean(let value): _ = value(cells.baseAddress!)
                        }
                    }
                }
            }
        }
    }
}
