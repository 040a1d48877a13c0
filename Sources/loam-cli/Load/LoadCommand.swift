internal import ArgumentParser
internal import Loam
internal import Logging

/// `loam load`: reads files that Loam has written and loads their rows.
struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Load files into a database or an API.",
        discussion: """
            EXAMPLES:
              loam load data/flash_sale --to sqlite:shop.db
              loam load data/flash_sale --to postgresql://loader@db/shop --connections 4
              loam load data/flash_sale --to postgresql://loader@db/shop --if-exists upsert --tables customers,orders
              loam load data/flash_sale --to sqlite:shop.db --resume      go on after an interruption
              loam load data/flash_sale --to sqlite:shop.db --dry-run     connect and look, change nothing

            Tables go in the order of their foreign keys. Passwords come from PGPASSWORD, ~/.pgpass or the URL.
            """)

    @Argument(help: "The directory with the files and their manifest.")
    var directory: String

    @Option(help: "Where to: postgresql://HOST/DATABASE, sqlite:PATH.")
    var to: String

    @Option(help: "Tables to load, separated by commas; all of the manifest by default.")
    var tables: String?

    @OptionGroup var load: LoadOptions

    @Flag(help: "Go on where an interrupted load of the same files stopped.")
    var resume = false

    @Flag(help: "Connect and check, show what would be loaded, and change nothing.")
    var dryRun = false

    @Option(help: "Threads that read and encode; all processors by default.")
    var threads: Int?

    @Flag(help: "Print the result (or the error) as JSON.")
    var json = false

    @OptionGroup var log: LogOptions

    func validate() throws {
        if let threads, !(1...512).contains(threads) { throw ValidationError("'--threads' is a number from 1 to 512.") }
    }

    func run() throws {
        switch try LoadDestination(url: to) {
        case .postgres, .sqlite, .http:
            throw RunError("bad_request", "loading is not there yet")
        }
    }
}
