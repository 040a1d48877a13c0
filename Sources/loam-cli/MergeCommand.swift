internal import ArgumentParser
internal import Loam
internal import LoamJobs

/// `loam merge`: joins the directories of shares.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", _superCommandName: "loam",
        abstract: "Join the shares of a run: verify them, and write one manifest for all.",
        discussion: """
            EXAMPLES:
              loam generate flash_sale --partition 1/2 --to shop/1      on one machine
              loam generate flash_sale --partition 2/2 --to shop/2      on another
              loam merge shop/1 shop/2                                  writes shop/manifest.json
              loam check shop                                           checks the whole
              loam merge shop/* --to shop/manifest.json --quick         sizes only, no digests

            Every share must be there once, and all must have one plan. The joined manifest has the digests that a run in one
            piece would have. No row is moved; 'loam check' and 'loam load' read the whole through the joined manifest.
            """)

    @Argument(help: "The directories of all shares, in any order.")
    var directories: [String]

    @Option(
        help: "Where the joined manifest is written; default: manifest.json in the nearest directory above all shares.")
    var to: String?

    @Flag(help: "Replace a manifest that is there.")
    var overwrite = false

    @Flag(help: "Look at the sizes of files, not at their digests.")
    var quick = false

    @Option(help: "Threads; default: as many as there are processors.")
    var threads: Int?

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if let threads, !ExecutionRequest.threadRange.contains(threads) {
            throw ValidationError("'--threads' is a number from 1 to 512.")
        }
    }

    func run() throws {
        var job = MergeJob(directories)
        job.manifest = to
        job.overwrites = overwrite
        job.verifiesFiles = !quick
        job.threads = try threads ?? Environment.threads() ?? Machine.processors
        StandardOutput.show(try job.execute(cancellation: Interruption.cancellation()), asJSON: json)
    }
}
