import LoamBenchJobs
import Testing

@Suite("Presets of measurements")
struct BenchPresetTests {
    private let kept = ["--output-dir", "bench-results", "--history", ".loam-bench/history.sqlite"]

    @Test("Alone, a preset is the words that its help shows")
    func words() {
        let given = BenchPreset.Given(suites: ["formats"])
        #expect(
            BenchPreset.dailyMonitor.words(given)
                == ["formats", "--full", "--baseline", "main", "--report-only"] + kept)
        #expect(
            BenchPreset.releaseGate.words(given)
                == ["formats", "--full", "--runs", "20", "--baseline", "main", "--confirm", "--strict"] + kept)
        #expect(
            BenchPreset.regressionCheck.words(given)
                == ["formats", "--quick", "--runs", "12", "--baseline", "main", "--confirm"] + kept)
        #expect(BenchPreset.stressTest.words(given) == ["formats", "--runs", "5"] + kept)
        #expect(
            BenchPreset.quickValidate.words(given) == ["formats", "--quick", "--runs", "1", "--report-only"])
    }

    @Test("What is typed takes the place of the preset's words")
    func given() {
        var given = BenchPreset.Given(suites: ["formats", "generation"])
        given.hasScenarios = true
        given.hasRuns = true
        given.hasBaseline = true
        given.reportsOnly = true
        given.hasDirectory = true
        given.hasHistory = true
        #expect(BenchPreset.releaseGate.words(given) == ["formats", "generation", "--confirm"])
        #expect(BenchPreset.quickValidate.words(given) == ["formats", "generation", "--report-only"])
    }

    @Test("The command that is shown can be pasted into a shell")
    func command() {
        let given = BenchPreset.Given(suites: ["./my suite.yaml"])
        #expect(
            BenchPreset.quickValidate.command(given, typed: ["--case", "a b"])
                == "loam bench run './my suite.yaml' --quick --runs 1 --report-only --case 'a b'")
    }
}
