internal import ArgumentParser
internal import Loam
internal import LoamJobs

/// `loam explain`: where one row comes from.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", _superCommandName: "loam",
        abstract: "Show one row: its cells, its partition, its parents, the effects on it.",
        discussion: """
            EXAMPLES:
              loam explain flash_sale orders 17
              loam explain flash_sale orders 5f0c9c4e-7a5e-4c53-9d9e-0c1f6a1f2a77
              loam explain flash_sale order_items 100 --seed 7 --json
            """)

    @OptionGroup var recipe: RecipeOptions

    @Argument(help: "The table.")
    var table: String

    @Argument(help: "The row: its number, from 0, or its primary key.")
    var row: String

    @OptionGroup var parameters: ParameterOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let world = try recipe.world(parameters, for: Self.self)
        StandardOutput.show(try Explanation(world, table: table, row: row), asJSON: json)
    }
}
