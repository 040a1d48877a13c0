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
              loam check data/flash_sale                      whether files are what they ought to be
              loam bench cmd './old' './new'                  two commands, measured in turns and compared honestly
            """,
        version: "loam \(LoamVersion.text)",
        subcommands: [
            GenerateCommand.self, RecipesCommand.self, TablesCommand.self, ExplainCommand.self, CheckCommand.self,
            ServeIngestCommand.self,
            LoadCommand.self, BenchCommand.self,
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
            var command = try parseAsRoot(arguments)
            do {
                try command.run()
            } catch {
                ErrorReport.exit(with: error, of: type(of: command), wantsJSON: wantsJSON)
            }
        } catch {
            ErrorReport.exit(with: error, wantsJSON: wantsJSON)
        }
    }
}
