internal import ArgumentParser
internal import CLaunch
internal import Glibc
internal import Loam

/// The program: parses, dispatches, and turns errors into messages and exit codes.
@main
struct LoamCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "loam",
        abstract: "Grows linked, realistic data at any size: the same bytes for the same seed, everywhere.",
        discussion: """
            EXAMPLES:
              loam generate flash_sale                        a shop in a flash sale, as CSV in ./data/flash_sale
              loam generate baseline --preset small --sample 5   five rows of each table on the screen
              loam generate baseline --orders 10M --format ndjson --compress zstd --to /tmp/shop
              loam recipes show flash_sale                    everything that can be set
              loam tables flash_sale --as markdown            a data dictionary
              loam explain flash_sale orders 17               where one row comes from
              loam check data/flash_sale                      whether files are correct
              loam merge shop/1 shop/2                        one whole of the shares of two machines
              loam bench cmd './old' './new'                  two commands, measured in turns and compared honestly
            """,
        version: "loam \(LoamVersion.text)",
        subcommands: [
            GenerateCommand.self, RecipesCommand.self, TablesCommand.self, ExplainCommand.self, CheckCommand.self,
            MergeCommand.self, LoadCommand.self, BenchCommand.self, ServeIngestCommand.self,
        ])

    static func main() {
        // Called by its launcher's name, this program is the launcher: where there is no small one beside it.
        if CommandLine.arguments.first.map({ $0 == "loam-launch" }) == true {
            Glibc.exit(loam_launch())
        }
        let arguments = Array(CommandLine.arguments.dropFirst())
        let wantsJSON = arguments.contains("--json")
        StandardDescriptors.open()
        Interruption.ignoreWriteSignals()
        do {
            var command = try parse(HelpWords(arguments).arguments)
            do {
                try command.run()
            } catch {
                ErrorReport.exit(with: error, of: type(of: command), wantsJSON: wantsJSON)
            }
        } catch let error as UnknownCommand {
            ErrorReport.exit(with: error.usage, of: error.group, wantsJSON: wantsJSON)
        } catch {
            let message = message(for: error)
            if message.hasPrefix("Unknown option"), let parameter = MisplacedParameter(arguments),
                message.hasPrefix(parameter.complaint)
            {
                ErrorReport.exit(
                    with: ValidationError(parameter.message), of: verb(of: arguments).type, wantsJSON: wantsJSON)
            }
            ErrorReport.exit(with: error, wantsJSON: wantsJSON)
        }
    }

    /// Asks the verb itself: the parser looks at the whole tree of commands otherwise, which takes a quarter of the time of a small run.
    /// What is not a plain success (help, versions, completions, errors) is asked again from the root, and has its words then.
    private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
        let (verb, rest) = verb(of: arguments)
        let isOfRoot =
            verb == LoamCommand.self
            || rest.contains { $0 == "--version" || $0.hasPrefix("--generate-completion-script") }
        if !isOfRoot, let command = try? verb.parseAsRoot(Array(rest)), type(of: command) == verb { return command }
        return try parseAsRoot(arguments)
    }

    /// The verb that the first words name, and the words after it.
    private static func verb(of arguments: [String]) -> (type: any ParsableCommand.Type, rest: ArraySlice<String>) {
        var verb: any ParsableCommand.Type = LoamCommand.self
        var rest = arguments[...]
        while let word = rest.first,
            let next = verb.configuration.subcommands.first(where: { $0.configuration.commandName == word })
        {
            verb = next
            rest = rest.dropFirst()
        }
        return (verb, rest)
    }
}
