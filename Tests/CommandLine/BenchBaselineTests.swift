import LoamBytes
import LoamProgram
import Testing

/// Baselines, gates on them, and the presets.
@Suite("bench baselines")
struct BenchBaselineTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.write(
            "mine.yaml",
            """
            version: 1
            suite: mine
            scenarios: {small: {time: "0.005"}, large: {time: "0.01"}}
            quick: [small]
            runs: 10
            max_runs: 10
            cases:
              nap: {command: "sleep {time}"}

            """)
    }

    @Test("No baseline is 13, never a pass, and found before anything is measured")
    func missing() throws {
        let outcome = try place.loam("bench run mine.yaml --baseline main")
        #expect(outcome.status == 13)
        #expect(outcome.errors.contains("no baseline 'main'") && outcome.errors.contains("baseline save main"))
        #expect(outcome.text == "")
        let reported = try place.loam("bench run mine.yaml --quick --baseline main --report-only")
        #expect(reported.status == 0 && reported.errors.contains("nothing to compare mine with"))
    }

    @Test("Saved, listed, shown, promoted, compared with, deleted")
    func life() throws {
        try place.done("bench run mine.yaml --quick --min-runs 10 --max-runs 10 --output-dir out")
        try place.done("bench baseline save main out/mine.json")
        let twice = try place.loam("bench baseline save main out/mine.json --add")
        #expect(twice.status == 64 && twice.errors.contains("already"), "one run is not two sessions")
        try place.done("bench run mine.yaml --quick --min-runs 10 --max-runs 10 --output-dir again -q")
        try place.done("bench baseline save main again/mine.json --add")
        #expect(try place.done("bench baseline list").text.contains("main  suite mine, 1 cases, 2 sessions"))
        #expect(try place.done("bench baseline show main").text.contains("nap/small: median"))
        try place.done("bench baseline promote main other")
        #expect(try place.loam("bench baseline show maim").errors.contains("did you mean main?"))
        // The case of the other scenario is not in the baseline.
        let partial = try place.loam("bench run mine.yaml --baseline main --runs 10")
        #expect(partial.status == 13 && partial.errors.contains("nap/large"))
        try place.write("mine.yaml", try place.text("mine.yaml").replacing("0.005", with: "0.15"))
        let changed = try place.loam("bench run mine.yaml --quick --baseline main")
        #expect(changed.status == 13, "a case that is defined otherwise is not comparable")
        try place.done("bench baseline delete main")
        #expect(try place.loam("bench baseline delete main").status == 13)
    }

    @Test("A stored result that became ten times slower is a regression")
    func slower() throws {
        try place.done("bench run mine.yaml --scenario small --runs 12 --output-dir out")
        try place.done("bench baseline save main out/mine.json")
        let result = try place.json("out/mine.json")
        try place.write("slow.json", Self.slowed(result).pretty())
        let outcome = try place.loam("bench compare slow.json --baseline main --json")
        #expect(outcome.status == 11, "\(outcome.errors)")
        #expect(try place.loam("bench compare out/mine.json out/mine.json").status == 0)
        #expect(try place.loam("bench compare out/mine.json slow.json").status == 11)
        #expect(try place.loam("bench compare slow.json out/mine.json").status == 0)
    }

    /// Wall times ten times as long, in the raw samples.
    private static func slowed(_ value: JSONValue, within key: String = "") -> JSONValue {
        switch value {
        case .object(let members): .object(members.map { .init($0.key, slowed($0.value, within: $0.key)) })
        case .array(let elements): .array(elements.map { slowed($0, within: key == "wall_time" ? "slow" : "") })
        case .number(let text) where key == "slow": .shortest((Double(text) ?? 0) * 10)
        default: value
        }
    }

    @Test(
        "Damaged, foreign and cut files are told, with place and cure", arguments: ["", "{", "[]", "{\"schema\": 1}"])
    func damaged(text: String) throws {
        _ = try place.shell("mkdir -p .loam-bench/baselines")
        try place.write(".loam-bench/baselines/main.baseline.json", text)
        let outcome = try place.loam("bench run mine.yaml --baseline main")
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains("main.baseline.json") && outcome.errors.contains("hint: "))
    }

    @Test("Another machine is refused with 13")
    func otherMachine() throws {
        try place.done("bench run mine.yaml --scenario small --runs 2 --output-dir out")
        let text = try place.text("out/mine.json")
        let machine = try #require(try place.json("out/mine.json")["environment"]?["machine"]?.text)
        try place.write("other.json", text.replacing(machine, with: "0123456789abcdef"))
        try place.done("bench baseline save main other.json")
        let outcome = try place.loam("bench run mine.yaml --scenario small --runs 2 --baseline main")
        #expect(outcome.status == 13 && outcome.errors.contains("--relative"))
        #expect(try place.loam("bench compare out/mine.json --baseline main --across-machines").status != 13)
    }

    @Test("A failed or unfinished result is no baseline")
    func unsound() throws {
        #expect(try place.loam("bench cmd false --runs 2 --output-dir out").status == 1)
        let outcome = try place.loam("bench baseline save main out/cmd.json")
        #expect(outcome.status == 64 && outcome.errors.contains("failed"))
    }

    @Test("Presets are words of other verbs, and say which")
    func presets() throws {
        let words = try place.done("bench regression-check mine.yaml --dry-run").text
        #expect(
            words == "loam bench run mine.yaml --quick --runs 12 --baseline main --confirm --output-dir bench-results "
                + "--history .loam-bench/history.sqlite\n")
        #expect(
            try place.done("bench release-gate mine.yaml --dry-run").text.contains(
                "--full --runs 20 --baseline main --confirm --strict"))
        let typed = try place.done("bench regression-check mine.yaml --runs 30 --pin 0 --dry-run").text
        #expect(typed.contains("--runs 30 --pin 0") && !typed.contains("--runs 12"))
        #expect(try place.done("bench quick-validate mine.yaml").text.contains("nap/small"))
        #expect(!place.exists("bench-results"))
        #expect(try place.loam("bench regression-check mine.yaml").status == 13)
        try place.done("bench baseline-update mine.yaml --quick --runs 10 --any-branch")
        #expect(try place.done("bench baseline list").text.hasPrefix("main  suite mine"))
        #expect(try place.loam("bench daily-monitor mine.yaml --quick --runs 10").status == 0)
        #expect(place.exists("bench-results/mine.html"))
    }

    @Test("The environment stands in for flags")
    func environment() throws {
        let outcome = try place.done(
            "bench run mine.yaml --json",
            environment: ["LOAM_BENCH_SCENARIOS": "large", "LOAM_BENCH_RUNS": "3", "LOAM_BENCH_OUTPUT_DIR": "there"])
        let cases = try #require(JSONParser.parse(outcome.output)["cases"]?.elements)
        #expect(cases.map { $0["scenario"]?.text } == ["large"])
        #expect(cases.first?["summary"]?["wall_time"]?["count"]?.integer == 3)
        #expect(place.exists("there/mine.md"))
        #expect(try place.loam("bench run mine.yaml", environment: ["LOAM_BENCH_RUNS": "many"]).status == 64)
    }
}
