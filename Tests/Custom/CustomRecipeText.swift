import LoamBytes
import LoamColumns
import LoamCustom
import LoamDocuments
import LoamEngine
import LoamRecipe
import LoamWorldSupport
import LoamWorlds
import Testing

/// Custom recipes as tests write them.
enum CustomRecipeText {
    /// A whole recipe around the columns of one table, which begin at column 7.
    static func table(_ columns: String, rows: String = "1000", parameters: String = "") -> String {
        """
        version: 1
        recipe: test
        title: A test
        model: custom
        parameters: {\(parameters)}
        tables:
          t:
            rows: \(rows)
            columns:
              id: sequence
        \(columns.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n"))

        """
    }

    /// A whole recipe around declared tables.
    static func tables(_ tables: String, parameters: String = "") -> String {
        """
        version: 1
        recipe: test
        title: A test
        model: custom
        parameters: {\(parameters)}
        tables:
        \(tables)

        """
    }

    static func document(_ text: String) throws(DocumentError) -> RecipeDocument {
        try RecipeCompiler.document(DocumentText(file: "test.yaml", text: Array(text.utf8)))
    }

    /// Plans the world without growing it.
    static func plan(_ text: String, seed: UInt64 = 42, _ settings: [String: String] = [:]) throws(DocumentError)
        -> CustomModel
    {
        let document = try document(text)
        let overrides = settings.sorted { $0.key < $1.key }.map {
            Override(path: $0.key, value: $0.value, origin: "test")
        }
        let recipe = try RecipeCompiler.compile(
            document, model: try CustomModel.definition(for: document), overrides: overrides)
        return try CustomModel(recipe, seed: seed, start: Instant(seconds: 1_735_689_600))
    }

    static func grow(_ text: String, seed: UInt64 = 42, _ settings: [String: String] = [:]) throws -> GrownWorld {
        try GrownWorld(try document(text), seed: seed, settings)
    }
}

extension Batch {
    /// A number cell in its units: whole numbers, decimals, days, moments, 0 and 1; nil for null.
    func whole(_ column: String, _ row: Int) -> Int64? {
        let cells = self[column]
        guard cells.isValid(row) else { return nil }
        return switch cells.type {
        case .int32, .date, .dictionary: Int64(cells.int32[row])
        case .bool: cells.bool[row] ? 1 : 0
        default: cells.int64[row]
        }
    }

    /// All cells of a number column that are not null.
    func wholes(_ column: String) -> [Int64] { (0..<rowCount).compactMap { whole(column, $0) } }

    /// All cells of a text column.
    func texts(_ column: String) -> [String] { (0..<rowCount).map { text(column, $0) } }

    /// A cell of any type as text, so that rows can be compared.
    func cell(_ column: Int, _ row: Int) -> String {
        let cells = columns[column]
        guard cells.isValid(row) else { return "null" }
        switch cells.type {
        case .utf8: return String(decoding: cells.textBytes(row), as: UTF8.self)
        case .uuid: return cells.uuid[row].text
        case .float64: return "\(cells.float64[row])"
        case .bool: return "\(cells.bool[row])"
        case .int32, .date, .dictionary: return "\(cells.int32[row])"
        default: return "\(cells.int64[row])"
        }
    }
}
