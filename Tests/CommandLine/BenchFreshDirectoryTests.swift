import LoamBytes
import LoamProgram
import Testing

/// Directories of reports, history and baselines are made when they are needed; what is in the way is said before measuring.
@Suite("bench: directories")
struct BenchFreshDirectoryTests {
    private let place: Workplace

    init() throws {
        place = try Workplace()
        try place.write("mine.yaml", "version: 1\nsuite: mine\ncases: {c: {command: \"touch ran\"}}\n")
    }

    @Test("They are made with those above them")
    func made() throws {
        try place.done("bench run mine.yaml --runs 1 --output-dir a/b/out --history a/c/h.sqlite")
        #expect(place.exists("a/b/out/mine.html") && place.exists("a/c/h.sqlite"))
        try place.done("bench history --history d/e/h.sqlite --add a/b/out/mine.json --html f/g/page.html")
        #expect(place.exists("d/e/h.sqlite") && place.exists("f/g/page.html"))
        try place.done("bench history --add a/b/out/mine.json")
        #expect(place.exists(".loam-bench/history.sqlite"))
        try place.done("bench baseline save main a/b/out/mine.json --baseline-dir h/i")
        #expect(place.names("h/i").contains("main.baseline.json"))
        try place.done("bench calibrate --command true --sessions 2 --runs 10 --baseline-dir j/k")
        #expect(place.exists("j/k/noise.json"))
        try place.write("h.json", #"{"results": [{"command": "a", "times": [0.1, 0.2], "exit_codes": [0, 0]}]}"#)
        try place.done("bench import h.json --output-dir l/m --history n/h.sqlite --save-baseline m --baseline-dir o/p")
        #expect(place.exists("l/m/hyperfine.json") && place.exists("n/h.sqlite"))
        #expect(place.names("o/p").contains("m.baseline.json"))
    }

    @Test("baseline-update measures as often as LOAM_BENCH_RUNS says, and keeps what --history keeps")
    func update() throws {
        try place.done(
            "bench baseline-update mine.yaml --history a/h.sqlite --output-dir out",
            environment: ["LOAM_BENCH_RUNS": "2"])
        #expect(try place.json("out/mine.json")["cases"]?.elements?[0]["summary"]?["wall_time"]?["count"]?.integer == 2)
        #expect(try place.done("bench history --history a/h.sqlite").text.contains("mine c: "))
    }

    @Test(
        "One that cannot be made is 73, before anything has run",
        arguments: [
            "run mine.yaml --output-dir taken/out", "run mine.yaml --history taken/h.sqlite",
            "run mine.yaml --history taken/a/b/h.sqlite",
            "run mine.yaml --output-dir out --history /proc/loam/h.sqlite",
            "cmd 'touch ran' --output-dir taken/out", "cmd 'touch ran' --history taken/h.sqlite",
            "gate mine.yaml --target-time 1s --output-dir taken/out",
            "gate mine.yaml --target-time 1s --history taken/h.sqlite",
            "calibrate --command 'touch ran' --baseline-dir taken/b",
            "calibrate --command 'touch ran' --output-dir taken/out",
            "daily-monitor mine.yaml --history taken/h.sqlite", "stress-test mine.yaml --history taken/h.sqlite",
            "stress-test mine.yaml --output-dir taken/out", "quick-validate mine.yaml --output-dir taken/out",
            "baseline-update mine.yaml --baseline-dir taken/b", "baseline-update mine.yaml --output-dir taken/out",
            "baseline-update mine.yaml --history taken/h.sqlite",
        ])
    func inTheWay(line: String) throws {
        try place.write("taken", "somebody's")
        let outcome = try place.shell("loam bench \(line)")
        #expect(outcome.status == 73, "\(outcome.errors)")
        #expect(
            outcome.errors.contains("Not a directory") || outcome.errors.contains("/proc/loam"), "\(outcome.errors)")
        #expect(outcome.errors.contains("hint: "), "\(outcome.errors)")
        #expect(!place.exists("ran"), "something has run before: \(outcome.text)")
        #expect(try place.text("taken") == "somebody's")
    }

    @Test("An import or a stored result says so, too", arguments: ["import h.json", "history --add out/mine.json"])
    func stored(line: String) throws {
        try place.write("taken", "somebody's")
        try place.write("h.json", #"{"results": [{"command": "a", "times": [0.1, 0.2], "exit_codes": [0, 0]}]}"#)
        try place.done("bench run mine.yaml --runs 1 --output-dir out")
        let outcome = try place.loam("bench \(line) --history taken/h.sqlite")
        #expect(outcome.status == 73 && outcome.errors.contains("hint: name another file with --history"))
    }
}
