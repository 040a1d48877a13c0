import LoamBytes
import LoamProgram
import Testing

/// History, reports, imports and exports from the command line.
@Suite("bench history")
struct BenchHistoryTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    @Test("Runs become a history, with points and plots")
    func history() throws {
        #expect(try place.loam("bench history").status == 66)
        for _ in 0..<3 { try place.done("bench cmd true --runs 3 --history h.sqlite --output-dir out -q") }
        let lines = try place.done("bench history --history h.sqlite --points --html page.html").text
        #expect(lines.hasPrefix("cmd command: ") && lines.contains("3 runs"))
        #expect(try place.text("page.html").contains("<svg"))
        // The last result is there already, and is not added twice.
        let again = try place.done("bench history --history h.sqlite --add out/cmd.json --json")
        #expect(try JSONParser.parse(again.output).elements?.first?["points"]?.elements?.count == 3)
        let unknown = try place.loam("bench history --history h.sqlite --case comand")
        #expect(unknown.status == 64 && unknown.errors.contains("did you mean command?"))
        try place.write("foreign", "not a database")
        #expect(try place.loam("bench history --history foreign").status == 66)
        #expect(try place.loam("bench cmd true --runs 1 --history foreign").status == 66)
        #expect(try place.text("foreign") == "not a database")
    }

    @Test(
        "A stored result in every form",
        arguments: ["text", "markdown", "html", "csv", "junit", "json", "github-summary"])
    func reports(form: String) throws {
        try place.done("bench cmd true --runs 2 --output-dir out -q")
        let text = try place.done("bench report out/cmd.json --as \(form)").text
        #expect(text.contains("command"))
        if form == "json" { #expect(try place.text("out/cmd.json") == text) }
    }

    @Test("hyperfine's results are imported, and can be a baseline")
    func imports() throws {
        try place.write(
            "h.json",
            """
            {"results": [{"command": "a", "mean": 0.2, "stddev": 0.01, "median": 0.2, "user": 0.1, "system": 0.05,
              "min": 0.19, "max": 0.21, "times": [0.19, 0.2, 0.21], "exit_codes": [0, 0, 0]}]}
            """)
        try place.done("bench import h.json --save-baseline main --output-dir out --history h.sqlite")
        #expect(try place.done("bench baseline show main").text.contains("a: median 0.2000 s"))
        #expect(try place.done("bench history --history h.sqlite").text.contains("hyperfine a"))
        let bad = try place.loam("bench import out/hyperfine.html")
        #expect(bad.status == 66)
    }

    @Test("Exports name what is missing before anything is sent")
    func exports() throws {
        try place.done("bench cmd true --runs 2 --output-dir out -q")
        #expect(try place.loam("bench export out/cmd.json --to carrier-pigeon --url http://localhost:1").status == 64)
        let key = try place.loam(
            "bench export out/cmd.json --to datadog --url http://127.0.0.1:9", environment: ["DD_API_KEY": ""])
        #expect(key.status == 65 && key.errors.contains("DD_API_KEY"))
        #expect(try place.loam("bench export out/cmd.json --to otlp --url nowhere").status == 64)
        #expect(try place.loam("bench export out/cmd.json --to otlp --url http://x --bucket b").status == 64)
    }

    @Test("In GitHub's steps a summary is appended and annotations are printed")
    func github() throws {
        try place.write("summary.md", "before\n")
        let outcome = try place.loam(
            ["bench", "cmd", "sleep 0.001", "sleep 0.08", "--runs", "12"],
            environment: ["GITHUB_STEP_SUMMARY": "summary.md", "GITHUB_ACTIONS": "true", "CI": "true"])
        #expect(outcome.status == 11)
        #expect(outcome.text.contains("::error "))
        let summary = try place.text("summary.md")
        #expect(summary.hasPrefix("before\n") && summary.contains("Benchmark cmd"))
    }
}
