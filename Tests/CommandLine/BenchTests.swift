import LoamBytes
import LoamProgram
import Testing

/// `loam bench` as a whole program: verification before figures, exit codes, failing and hanging commands.
@Suite("bench")
struct BenchTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    private func suite(_ cases: String, more: String = "") throws {
        try place.write("mine.yaml", "version: 1\nsuite: mine\nruns: 2\nmax_runs: 2\n\(more)cases:\n\(cases)")
    }

    private func result(_ name: String = "out/mine.json") throws -> JSONValue { try place.json(name) }

    @Test("Two commands are measured in turns and compared")
    func turns() throws {
        let outcome = try place.loam(["bench", "cmd", "sleep 0.001", "sleep 0.08", "--runs", "12", "--json"])
        #expect(outcome.status == 11, "\(outcome.errors)")
        let result = try JSONParser.parse(outcome.output)
        let cases = try #require(result["cases"]?.elements)
        #expect(cases.map { $0["mode"]?.text } == ["base", "head"])
        let comparison = try #require(result["comparisons"]?.elements?.first)
        #expect(comparison["kind"]?.text == "versions" && comparison["verdict"]?.text == "regression")
        let orders = cases.map { one in one["samples"]?["order"]?.elements?.compactMap(\.integer) ?? [] }
        #expect(Set(orders[0]).isDisjoint(with: orders[1]))
        // Blocks, not one side after the other: the runs of a block are next to each other in time.
        let warm = cases.map { one in one["samples"]?["warm_up"]?.elements?.filter { $0 == .bool(true) }.count ?? 0 }
        for (base, head) in zip(orders[0].dropFirst(warm[0]), orders[1].dropFirst(warm[1])) {
            #expect((base - head).magnitude == 1)
        }
    }

    @Test("One command alone; nothing is compared, and small commands show their own memory")
    func alone() throws {
        let outcome = try place.done("bench cmd true --runs 5 --json")
        let one = try #require(JSONParser.parse(outcome.output)["cases"]?.elements?.first)
        guard case .number(let text)? = one["summary"]?["peak_memory"]?["median"], let peak = Double(text) else {
            Issue.record("no peak memory in \(outcome.text)")
            return
        }
        #expect(peak > 100_000 && peak < 8_000_000, "the launcher's or the program's own memory shows: \(peak)")
    }

    @Test("Modes are no versions of each other: a slower one is no regression, whatever it is called")
    func modes() throws {
        try suite("  nap: {modes: {base: \"sleep 0.001\", head: \"sleep 0.08\"}}\n")
        let outcome = try place.loam("bench run mine.yaml --runs 12 --json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try JSONParser.parse(outcome.output)["comparisons"]?.elements?.first?["kind"]?.text == "modes")
        let named = ["bench", "cmd", "sleep 0.001", "sleep 0.08", "true", "--names", "a,b,c", "--runs", "12"]
        #expect(try place.loam(named).status == 11, "commands are compared with the first, whatever they are called")
    }

    @Test("Two programs need a case that runs them")
    func sameOnBothSides() throws {
        try suite("  nap: {command: \"sleep 0.001\"}\n")
        let outcome = try place.loam("bench run mine.yaml --relative /bin/false")
        #expect(outcome.status == 64 && outcome.errors.contains("nap never says {loam}"))
    }

    @Test("Figures that no number can hold are told, not trapped on")
    func absurd() throws {
        try suite(
            "  c: {command: \"echo '{\\\"n\\\": 3}'\", figures: {rows: n}, expect: {rows: \"99999999999999999999\"}}\n")
        #expect(try place.loam("bench run mine.yaml").status == 10)
        let samples = "[0,0,0,0,0,0,0,0,1,1,1,1e-300]"
        try suite("  c: {command: \"echo '{\\\"samples\\\": \(samples)}'\", samples: own}\n")
        #expect(try place.loam("bench run mine.yaml --output-dir out").status == 0)
        #expect(try place.loam("bench report out/mine.json").status == 0)
    }

    @Test("What cannot be written is told before anything runs")
    func unwritable() throws {
        try suite("  c: {command: \"touch ran\"}\n")
        try place.write("file", "x")
        #expect(try place.loam("bench run mine.yaml --output-dir file").status == 73)
        #expect(try place.loam("bench run mine.yaml --history file").status == 66)
        #expect(try place.loam(["bench", "run", "mine.yaml", "--output-dir", ""]).status == 64)
        #expect(!place.exists("ran"))
    }

    @Test("A wrong result ends with 10 before anything is timed")
    func wrong() throws {
        try suite(
            """
              count:
                figures: {rows: n}
                expect: {rows: "3"}
                modes: {right: "echo '{\\"n\\": 3}'", wrong: "echo '{\\"n\\": 4}'"}

            """)
        let outcome = try place.loam("bench run mine.yaml --output-dir out")
        #expect(outcome.status == 10)
        #expect(outcome.errors.contains("rows: expected 3, came 4"))
        for one in try #require(result()["cases"]?.elements) {
            #expect(one["samples"]?["warm_up"]?.elements?.allSatisfy { $0 == .bool(true) } == true)
            #expect(one["summary"] == .object([]))
        }
        let row = try #require(outcome.outputLines.first { $0.contains("count/right") && $0.contains(" -  ") })
        #expect(!row.contains("ms") && !outcome.text.contains("rows/s"), "figures in \(outcome.text)")
    }

    @Test("Modes that disagree are a wrong result", arguments: ["rows", "output"])
    func disagree(word: String) throws {
        try suite(
            """
              count:
                figures: {rows: n}
                expect: {same: \(word)}
                modes: {one: "echo '{\\"n\\": 3}'", other: "echo '{\\"n\\": 4}'"}

            """)
        let outcome = try place.loam("bench run mine.yaml")
        #expect(outcome.status == 10)
        #expect(outcome.errors.contains("count/other"))
    }

    @Test("A command that gives another result the second time is wrong, too")
    func unsteady() throws {
        try suite(
            "  c: {command: 'echo {\\\"n\\\":$(cat {scratch}/n 2>/dev/null | wc -l)}; echo >> {scratch}/n', figures: {rows: n}}\n"
        )
        let outcome = try place.loam("bench run mine.yaml --output-dir out")
        #expect(outcome.status == 10, "\(outcome.text) \(outcome.errors)")
        #expect(outcome.errors.contains("two runs of one command gave different results"))
    }

    @Test("Failing, killed, missing and hanging commands say so, and the other cases go on")
    func failures() throws {
        try suite(
            """
              fine: {command: "true"}
              fails: {command: "sh -c 'echo the reason >&2; exit 3'"}
              killed: {command: "kill -9 $$", shell: true}
              missing: {command: "no-such-program"}
              hangs: {command: "sleep 60", timeout: 200ms}
              silent: {command: "true", figures: {rows: n}}

            """)
        let outcome = try place.loam("bench run mine.yaml --output-dir out")
        #expect(outcome.status == 1)
        let cases = try #require(result()["cases"]?.elements)
        let codes = cases.map { $0["failure"]?["code"]?.text }
        #expect(codes == [nil, "exit_status", "signal", "not_started", "timeout", "bad_output"])
        #expect(cases[1]["failure"]?["output"]?.text == "the reason\n")
        #expect(cases[0]["summary"]?["wall_time"]?["count"]?.integer == 2)
        #expect(outcome.errors.contains("5 of 6 cases failed"))
    }

    @Test("What a command leaves running is ended, and told")
    func leftovers() throws {
        let outcome = try place.loam([
            "bench", "cmd", "sh -c 'sleep 60 & echo $! >> left; setsid sleep 60 & echo $! >> left'", "--runs", "2",
            "--json",
        ])
        let one = try #require(JSONParser.parse(outcome.output)["cases"]?.elements?.first)
        #expect(one["warnings"]?.elements?.contains { $0["code"]?.text == "left_processes" } == true)
        let left = try place.shell("wc -l < left; for id in $(cat left); do kill -0 $id && echo $id; done").text
        let lines = left.split(separator: "\n")
        #expect(
            lines.count == 1 && Int(lines[0]).map { $0 >= 4 } == true,
            "how many were left, and none that still runs: \(left)")
    }

    @Test("A stopped run keeps what it has and ends with 2")
    func interrupted() throws {
        try suite("  nap: {command: \"sh -c 'touch begun; sleep 0.2'\", teardown: touch torn}\n")
        let run = try place.start(["bench", "run", "mine.yaml", "--runs", "10000", "--output-dir", "out"])
        // Half a minute at most: a run that never begins fails here, and does not hang.
        let begun = try place.shell("for turn in $(seq 300); do [ -e begun ] && exit 0; sleep 0.1; done; exit 1")
        try #require(begun.status == 0, "the first case has not begun")
        _ = try place.shell("sleep 1")
        run.signal(2)
        let outcome = try run.wait()
        #expect(outcome.status == 2, "\(outcome.errors)")
        #expect(try result()["complete"] == .bool(false))
        #expect(place.exists("torn"), "teardown runs after an interruption, too")
    }

    @Test("Targets: met, missed, and one without a figure")
    func gates() throws {
        try suite("  nap: {command: \"sleep 0.02\"}\n")
        #expect(try place.loam("bench gate mine.yaml --runs 6 --target-time 10s --max-memory 1GB").status == 0)
        #expect(try place.loam("bench gate mine.yaml --runs 6 --target-time 1ms").status == 11)
        #expect(try place.loam("bench gate mine.yaml --runs 2 --min-throughput 10/s").status == 13)
        #expect(try place.loam("bench gate mine.yaml --runs 6 --target-time 1ms --report-only").status == 0)
        #expect(try place.loam("bench gate mine.yaml").status == 64)
        let unknown = try place.loam("bench gate mine.yaml --target speed=1")
        #expect(unknown.status == 64 && unknown.errors.contains("no metric 'speed'"))
    }

    @Test("A disk that fills up ends with 74, and the reports of before stay")
    func fullDisk() throws {
        try suite("  a: {command: \"true\"}\n")
        try place.done("bench run mine.yaml --output-dir out")
        let before = try place.bytes("out/mine.json")
        let outcome = try place.shell(
            "ulimit -f 1; '\(LoamProgram.path)' bench run mine.yaml --output-dir out --runs 400 -q")
        #expect(outcome.status == 74, "\(outcome.errors)")
        #expect(try place.bytes("out/mine.json") == before)
    }
}
