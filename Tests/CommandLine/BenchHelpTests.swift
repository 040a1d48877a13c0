import LoamBytes
import LoamProgram
import Testing

/// Examples in the help of `loam bench`: those that name results, baselines or histories run unchanged.
///
/// The files that they name are made by suites of those names with short cases. One sample is taken, by LOAM_BENCH_RUNS. What
/// other programs would do (in front of `&&`, after `|`) is left out, and what is sent goes to a server of the test.
@Suite("bench: examples in help")
struct BenchHelpTests {
    private static let examples: [String] = {
        guard let place = try? Workplace() else { return [] }
        func help(_ verb: String) -> String {
            (try? place.loam("bench \(verb) --help", environment: ["COLUMNS": "400"]).text) ?? ""
        }
        let top = help("")
        let verbs = top.matches(of: /\n  ([a-z-]+)  +[A-Z]/).map { String($0.1) }
        let texts = [top] + verbs.map(help)
        let lines = texts.flatMap { text -> [Substring] in
            let rest = text.split(separator: "\n", omittingEmptySubsequences: false).drop { $0 != "EXAMPLES:" }
            return rest.dropFirst().prefix { !$0.isEmpty }.filter { $0.contains("loam bench ") }
        }
        return lines.map(command).filter(namesFiles)
    }()

    /// The part of a line that is a command of ours: without its comment and others' programs.
    private static func command(_ line: Substring) -> String {
        let words = line.drop { $0 == " " }.split(separator: "   ", omittingEmptySubsequences: true)[0]
        let own = String(words).split(separator: "&&").last ?? ""
        return String((own.split(separator: "|").first ?? "").drop { $0 == " " })
    }

    /// Counting instructions needs a program that may be missing, and is slow.
    private static func namesFiles(_ command: String) -> Bool {
        !command.contains("--callgrind")
            && ["./mine.yaml", ".json", ".sqlite", ".html", "bench history", "bench baseline", "target/criterion"]
                .contains {
                    command.contains($0)
                }
    }

    private static func suite(_ name: String, _ cases: String) -> String {
        "version: 1\nsuite: \(name)\ncases:\n\(cases)"
    }

    /// A directory with what examples name. Baselines are of suite `main`.
    private static func made(_ main: String) throws -> Workplace {
        let place = try Workplace()
        try write(place)
        let made = try place.shell(
            """
            set -e
            export LOAM_BENCH_RUNS=1
            for suite in mine generation formats; do
                loam bench run ./$suite.yaml --output-dir results --history .loam-bench/history.sqlite -q
            done
            cp -r results old; cp -r results new; cp results/formats.json r.json
            loam bench baseline save main results/\(main).json
            loam bench baseline save candidate results/\(main).json
            loam bench run ./\(main).yaml --output-dir results -q
            """)
        try #require(made.status == 0, "\(made.errors)")
        return place
    }

    /// Suites, and what other programs would have written.
    private static func write(_ place: Workplace) throws {
        let figures = "figures: {rows: n}, metrics: {errors: {from: errors, direction: exact}}"
        let echo = #""echo '{\"n\": 3, \"errors\": 0}'""#
        try place.write("mine.yaml", suite("mine", "  parse: {\(figures), modes: {csv: \(echo), ndjson: \(echo)}}\n"))
        let orders = "  shop: {command: \"true {table}\", parameters: {table: [orders]}}\n"
        try place.write("generation.yaml", suite("generation", orders))
        try place.write("formats.yaml", suite("formats", "  formats: {command: \"true\"}\n"))
        let hyperfine = #"{"results": [{"command": "a", "times": [0.1, 0.2], "exit_codes": [0, 0]}]}"#
        try place.write("times.json", hyperfine)
        try place.write(
            "p.json",
            """
            {"machine_info": {}, "version": "5.2.3", "benchmarks": [
              {"group": null, "name": "t", "fullname": "t.py::t", "params": null,
               "stats": {"median": 0.1, "data": [0.1, 0.2], "rounds": 2, "iterations": 1}}]}
            """)
        _ = try place.shell("mkdir -p target/criterion/parse/new")
        try place.write(
            "target/criterion/parse/new/sample.json",
            #"{"sampling_mode": "Linear", "iters": [2.0, 4.0], "times": [2000.0, 4400.0]}"#)
        try place.write(
            "target/criterion/parse/new/benchmark.json",
            """
            {"group_id": "parse", "function_id": null, "value_str": null, "full_id": "parse", "directory_name": "parse",
             "title": "parse"}
            """)
    }

    @Test("There are some of every verb that reads or keeps")
    func found() {
        for verb in ["run", "baseline", "compare", "gate", "history", "report", "import", "export"] {
            #expect(Self.examples.contains { $0.contains("loam bench \(verb)") }, "\(verb)")
        }
        #expect(Self.examples.contains("loam bench gate formats --from results/formats.json --target-time 2s"))
    }

    @Test("Run as they stand, each beside files of its own", arguments: ["mine", "generation"])
    func run(main: String) throws {
        let furnished = try Self.made(main)
        for example in Self.examples where example.contains("mine") == (main == "mine") {
            let place = try Workplace()
            _ = try place.shell("cp -r '\(furnished.path)/.' .")
            if example.contains("bench export") {
                try sends(example, place)
                continue
            }
            let outcome = try place.shell("export LOAM_BENCH_RUNS=1\n" + example)
            // One sample settles nothing.
            let status: Int32 = example.contains("--strict") ? 12 : 0
            #expect(outcome.status == status, "\(example): \(outcome.errors)")
        }
    }

    /// The server knows nothing of figures: that it is asked at all is what there is to see.
    private func sends(_ example: String, _ place: Workplace) throws {
        let server = try ServedProgram(place)
        let outcome = try place.shell(example.replacing(/https?:\/\/\S+/, with: server.address))
        #expect(outcome.status == 69 && outcome.errors.contains("404"), "\(example): \(outcome.errors)")
    }

    @Test("A suite beside --from is held against the result, and its own targets count")
    func gate() throws {
        let place = try Self.made("formats")
        let other = try place.loam("bench gate generation --from results/formats.json --target-time 2s")
        #expect(other.status == 13 && other.errors.contains("the result is of suite formats, not of generation"))
        #expect(other.errors.contains("hint: name suite formats, or none"))
        #expect(try place.loam("bench gate ./formats.yaml --from results/formats.json").status == 64)
        for (target, status) in [("10s", 0), ("1us", 11)] {
            let cases = "  formats: {command: \"true\", targets: {wall_time: \(target)}}\n"
            try place.write("formats.yaml", Self.suite("formats", cases))
            // With six samples the whole interval is on one side.
            try place.done("bench run ./formats.yaml --runs 6 --output-dir results --report-only -q")
            let outcome = try place.loam("bench gate ./formats.yaml --from results/formats.json")
            #expect(outcome.status == status, "\(target): \(outcome.errors)")
            #expect(
                try place.loam("bench gate ./formats.yaml --from results/formats.json --target-time 20s").status == 0)
        }
        let modes = try place.loam("bench gate formats --from results/formats.json --target-time 2s --quick")
        #expect(modes.status == 64 && modes.errors.contains("only its suite, cases, scenarios and targets"))
    }

    @Test("Of a stored result one of the cases that are named is enough")
    func cases() throws {
        let place = try Workplace()
        try place.write(
            "mine.yaml",
            """
            version: 1
            suite: mine
            scenarios: {small: {word: a}, large: {word: b}}
            cases: {one: {command: "echo {word}"}, two: {command: "echo {word}"}, three: {command: "echo {word}"}}

            """)
        try place.done("bench run mine.yaml --runs 1 --output-dir out -q")
        let words = "bench gate --from out/mine.json --target-time 60s --json"
        for (choice, count) in [
            ("", 6), ("--case one,two", 4), ("--case one --case three --scenario large", 2),
            ("--scenario small,large", 6),
        ] {
            let outcome = try place.loam("\(words) \(choice)")
            #expect(
                try JSONParser.parse(outcome.output)["cases"]?.elements?.count == count, "\(choice): \(outcome.errors)")
        }
        let unknown = try place.loam("\(words) --case tree")
        #expect(unknown.status == 64 && unknown.errors.contains("did you mean three?"))
    }
}
