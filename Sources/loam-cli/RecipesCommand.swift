internal import ArgumentParser
internal import Loam
internal import LoamJobs

/// `loam recipes`: what recipes there are and what can be set in them.
struct RecipesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recipes", _superCommandName: "loam",
        abstract: "List, show and check recipes.",
        discussion: """
            EXAMPLES:
              loam recipes list
              loam recipes show flash_sale              parameters with type, unit, default and meaning
              loam recipes check ./my-shop.yaml         find mistakes without growing anything
              loam recipes schema > recipe.schema.json  completion and checks in editors
            """,
        subcommands: [List.self, Show.self, Check.self, Schema.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", _superCommandName: "loam recipes",
            abstract: "List the built-in recipes.",
            discussion: "EXAMPLES:\n  loam recipes list\n  loam recipes list --json")

        @Flag(help: "Print JSON.")
        var json = false

        func run() throws {
            if json { return StandardOutput.write(BuiltinRecipes.list.pretty()) }
            let documents = try BuiltinRecipes.all.map { try RecipeCompiler.document($0) }
            let width = documents.map(\.name.utf8.count).max() ?? 0
            for document in documents {
                StandardOutput.line(ColumnText.padded(document.name, width) + "  " + document.title)
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", _superCommandName: "loam recipes",
            abstract: "Show everything that can be set in a recipe.",
            discussion:
                "EXAMPLES:\n  loam recipes show flash_sale\n  loam recipes show flash_sale --preset small --json")

        @Argument(help: "A built-in recipe or a path of a YAML file.")
        var recipe: String

        @Option(help: "Show the values of this preset.")
        var preset: String?

        @Flag(help: "Print JSON.")
        var json = false

        func run() throws { try RecipeScreen(recipe, preset: preset).show(asJSON: json) }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", _superCommandName: "loam recipes",
            abstract: "Check a recipe and everything that overrides it, and plan it.",
            discussion:
                "EXAMPLES:\n  loam recipes check ./my-shop.yaml\n  loam recipes check flash_sale --customers 500")

        @OptionGroup var recipe: RecipeOptions
        @OptionGroup var parameters: ParameterOptions

        @Flag(help: "Print the resolved recipe (or the error) as JSON.")
        var json = false

        func run() throws {
            let world = try recipe.world(parameters, for: Self.self)
            StandardOutput.line(json ? world.recipe.canonicalJSON : "\(recipe.recipe) is fine: \(world.recipe.title)")
        }
    }

    struct Schema: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "schema", _superCommandName: "loam recipes",
            abstract: "Print the JSON Schema of recipes, for editors.",
            discussion: "EXAMPLES:\n  loam recipes schema > recipe.schema.json")

        func run() throws { StandardOutput.write(RecipeSchema.json(models: ModelRegistry.definitions)) }
    }
}
