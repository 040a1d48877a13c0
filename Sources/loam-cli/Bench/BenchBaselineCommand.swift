internal import ArgumentParser
internal import Glibc
internal import Loam
internal import LoamBench
internal import LoamBenchJobs
internal import LoamJobs

/// `loam bench baseline`: sample sets that later runs are compared with.
struct BenchBaselineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline", _superCommandName: "loam bench",
        abstract: "Save, list, show, delete and promote baselines.",
        discussion: """
            EXAMPLES:
              loam bench baseline save main results/generation.json
              loam bench baseline save main results/generation.json --add    one more session of the same
              loam bench baseline list
              loam bench baseline promote candidate main

            A baseline holds whole sample sets with their machine and commit. With three sessions or more, the difference
            between sessions is known, and verdicts are more precise.
            """,
        subcommands: [Save.self, List.self, Show.self, Delete.self, Promote.self])

    struct Place: ParsableArguments {
        @Option(help: "Where baselines are; default: $LOAM_BENCH_BASELINE_DIR or .loam-bench/baselines.")
        var baselineDir: String?

        @Flag(help: "Print JSON.")
        var json = false

        var store: BaselineStore { BaselineStore(VerdictOptions.directory(baselineDir)) }
    }

    struct Save: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "save", _superCommandName: "loam bench baseline",
            abstract: "Save a result as a baseline.")

        @Argument(help: "The baseline's name.") var name: String
        @Argument(help: "A result that 'bench run --output-dir' has written.") var result: String
        @Flag(help: "Add it to the existing sessions instead of replacing them.") var add = false
        @OptionGroup var place: Place

        func run() throws {
            try BaselineSaving.save(try BenchDocument.read(path: result), as: name, in: place.store, adds: add)
            let count = try place.store.load(name).sessions.count
            StandardError.write(
                "Baseline \(name): \(count) session\(count == 1 ? "" : "s") in \(place.store.directory)\n")
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", _superCommandName: "loam bench baseline",
            abstract: "List baselines.")

        @OptionGroup var place: Place

        func run() throws {
            let store = place.store
            let listing = try BaselineListing(store)
            if listing.isEmpty && !place.json { StandardError.write("There is no baseline in \(store.directory).\n") }
            StandardOutput.show(listing, asJSON: place.json)
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", _superCommandName: "loam bench baseline",
            abstract: "Show the cases of a baseline.")

        @Argument(help: "The baseline's name.") var name: String
        @OptionGroup var place: Place

        func run() throws {
            StandardOutput.show(BaselineContent(try place.store.load(name)), asJSON: place.json)
        }
    }

    struct Delete: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "delete", _superCommandName: "loam bench baseline",
            abstract: "Delete a baseline.")

        @Argument(help: "The baseline's name.") var name: String
        @OptionGroup var place: Place

        func run() throws { try place.store.delete(name) }
    }

    struct Promote: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "promote", _superCommandName: "loam bench baseline",
            abstract: "Make one baseline another, such as candidate main.")

        @Argument(help: "The baseline to take.") var from: String
        @Argument(help: "The baseline that becomes it; what it was is replaced.") var to: String
        @OptionGroup var place: Place

        func run() throws {
            var baseline = try place.store.load(from)
            baseline.name = to
            try place.store.save(baseline)
        }
    }
}
