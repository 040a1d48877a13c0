internal import LoamWorlds

/// A table as a recipe declares it; its columns' generators are not looked into yet.
struct TableDeclaration {
    let name: String
    /// The key of the table in the recipe.
    let entry: Declaration.Entry
    let meaning: String
    let rows: Declaration
    let key: Declaration?
    let columns: [ColumnDeclaration]

    func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
}

/// A column as a recipe declares it.
struct ColumnDeclaration {
    let name: String
    let entry: Declaration.Entry
    /// How it is drawn: a generator's name, or `expression`.
    let generator: String
    /// Where the generator's name is.
    let generatorEntry: Declaration.Entry
    /// What follows the generator's name; nil for the short form `column: uuid`.
    let argument: Declaration?
    /// For `column: = a + b`, the characters before the expression.
    var skipped = 0
    /// The keys that every column may have, by name.
    let options: [String: Declaration]

    static let optionKeys = ["null", "unique", "decimals", "type", "meaning", "unit"]
}
