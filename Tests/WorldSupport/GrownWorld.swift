internal import LoamBytes
public import LoamColumns
public import LoamEngine
internal import LoamModels
public import LoamRecipe
public import LoamWorlds

/// A whole world in memory, small enough for tests to look at every row. Tables are grown when they are first looked at.
public final class GrownWorld {
    private let world: World
    private var batches: [String: Batch] = [:]

    /// 2025-01-01, in microseconds.
    public static let start = Instant(seconds: 1_735_689_600)

    /// A world of a built-in recipe.
    public convenience init(
        _ name: String, seed: UInt64 = 42, start: Instant = start, _ settings: [String: String] = [:]
    ) throws {
        guard let text = BuiltinRecipes.named(name) else { throw NoSuchRecipe(name: name) }
        try self.init(RecipeCompiler.document(text), seed: seed, start: start, settings)
    }

    public init(
        _ document: RecipeDocument, seed: UInt64 = 42, start: Instant = start, _ settings: [String: String] = [:]
    ) throws {
        let overrides = settings.sorted { $0.key < $1.key }.map {
            Override(path: $0.key, value: $0.value, origin: "test")
        }
        world = try World(document, overrides: overrides, seed: seed, start: start)
    }

    public var model: any Model { world.model }
    public var recipe: Recipe { world.recipe }

    public subscript(_ name: String) -> Batch {
        if let batch = batches[name] { return batch }
        let source = source(name)
        let tables = source.tables.enumerated().map { table, schema -> Batch? in
            guard schema.name == name else { return nil }
            // Tables with few rows for many drivers are counted first; room for the most would be gigabytes.
            let most = source.maximumRows(table: table, drivers: source.driverCount)
            let rows = most < 200_000 ? most : source.rowCount(table: table, drivers: 0..<source.driverCount)
            return Batch(schema, capacity: max(1, rows))
        }
        if source.driverCount > 0 { source.makeGrower().grow(0..<source.driverCount, into: tables) }
        guard let batch = tables.lazy.compactMap({ $0 }).first else { preconditionFailure("no table \(name)") }
        batches[name] = batch
        return batch
    }

    public func source(_ table: String) -> any Source {
        world.sources.first { $0.tables.contains { $0.name == table } }!
    }

    private struct NoSuchRecipe: Error { var name: String }
}

extension Batch {
    /// The column of a name that a test knows.
    public subscript(_ name: String) -> Column {
        guard let index = schema.index(of: name) else { preconditionFailure("\(schema.name) has no column \(name)") }
        return columns[index]
    }

    /// The word of a dictionary cell; nil for null.
    public func word(_ column: String, _ row: Int) -> String? {
        guard case .dictionary(let enumeration) = self[column].type, self[column].isValid(row) else { return nil }
        return enumeration.values[Int(self[column].int32[row])]
    }

    /// A text cell.
    public func text(_ column: String, _ row: Int) -> String {
        String(decoding: self[column].textBytes(row), as: UTF8.self)
    }

    /// The keys of a UUID column.
    public func keys(_ column: String) -> Set<String> { Set((0..<rowCount).map { self[column].uuid[$0].text }) }

    /// How often each word of a dictionary column occurs, as shares of the rows.
    public func shares(_ column: String) -> [String: Double] {
        var counts: [String: Int] = [:]
        for row in 0..<rowCount { counts[word(column, row) ?? "null", default: 0] += 1 }
        return counts.mapValues { Double($0) / Double(rowCount) }
    }
}
