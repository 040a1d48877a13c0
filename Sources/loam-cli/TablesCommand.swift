public import ArgumentParser
public import Loam

extension SchemaText.Form: ExpressibleByArgument {}

/// `loam tables`: the schema of a recipe's tables.
struct TablesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tables", _superCommandName: "loam",
        abstract: "Show the tables of a recipe: as text, JSON, a data dictionary or SQL.",
        discussion: """
            EXAMPLES:
              loam tables flash_sale
              loam tables flash_sale --as markdown > dictionary.md
              loam tables flash_sale --tables customers,orders --as postgresql | psql
            """)

    @OptionGroup var recipe: RecipeOptions
    @OptionGroup var parameters: ParameterOptions

    @Option(name: .customLong("as"), help: "The form: text, json, markdown, sqlite, postgresql, duckdb.")
    var form = SchemaText.Form.text

    @Option(help: "Tables to show, separated by commas; all by default.")
    var tables: String?

    @Flag(help: "The same as --as json.")
    var json = false

    func run() throws {
        let world = try recipe.world(parameters, for: Self.self)
        let all = world.sources.flatMap(\.tables)
        let wanted = tables.map { $0.split(separator: ",").map(String.init) }
        for name in wanted ?? [] where !all.contains(where: { $0.name == name }) {
            throw world.unknownTable(name)
        }
        let shown = all.filter { wanted?.contains($0.name) ?? true }
        StandardOutput.write(SchemaText.render(shown, as: json ? .json : form))
    }
}
