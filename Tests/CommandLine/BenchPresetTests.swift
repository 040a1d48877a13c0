import LoamBytes
import LoamProgram
import Testing

/// Every preset in an empty directory, by its own words.
///
/// What is added so that no test is long: a suite with two cases of some milliseconds, and one sample of each, both by the environment
/// (LOAM_BENCH_SUITES, LOAM_BENCH_RUNS). The suite is in another directory.
@Suite("bench: presets in an empty directory")
struct BenchPresetTests {
    /// Those that the program's help names.
    static let presets: [String] = {
        let help = (try? Workplace().done("bench --help").text) ?? ""
        return help.matches(of: /\n  ([a-z-]+) +Preset:/).map { String($0.1) }
    }()

    private let place: Workplace
    private let elsewhere: Workplace
    private var environment: [String: String] {
        ["LOAM_BENCH_SUITES": elsewhere.file("tiny.yaml"), "LOAM_BENCH_RUNS": "1"]
    }

    init() throws {
        place = try Workplace()
        elsewhere = try Workplace()
        try elsewhere.writeTinySuite()
    }

    /// What a preset is in words of another verb; several lines of it are none.
    private func words(_ preset: String) throws -> [String] {
        try place.done("bench \(preset) --dry-run", environment: environment).text.split(separator: " ").map {
            String($0).trimmingLineEnd
        }
    }

    /// Where it says that something is kept.
    private func kept(_ words: [String]) -> [String] {
        zip(words, words.dropFirst()).filter { ["--output-dir", "--history"].contains($0.0) }.map(\.1)
    }

    @Test("Help names all six")
    func names() {
        #expect(
            Self.presets.sorted() == [
                "baseline-update", "daily-monitor", "quick-validate", "regression-check", "release-gate", "stress-test",
            ])
    }

    @Test("Typed alone", arguments: presets)
    func alone(preset: String) throws {
        let words = try words(preset)
        let needsBaseline = words.contains("--baseline") && !words.contains("--report-only")
        let outcome = try place.loam("bench \(preset)", environment: environment)
        #expect(outcome.status == (needsBaseline ? 13 : 0), "\(words): \(outcome.errors)")
        let keeps = kept(words)
        #expect(keeps.allSatisfy { place.exists($0) != needsBaseline }, "\(keeps)")
        if !needsBaseline && !keeps.isEmpty { #expect(place.exists("bench-results/tiny.html")) }
        if needsBaseline { #expect(outcome.errors.contains("save one: loam bench baseline save main")) }
    }

    @Test("As the command that --dry-run prints", arguments: presets)
    func printed(preset: String) throws {
        let words = try words(preset)
        #expect(place.names().isEmpty, "--dry-run has made something")
        guard words.first == "loam" else {
            #expect(preset == "baseline-update" && words.first == "measure")
            return
        }
        let needsBaseline = words.contains("--baseline") && !words.contains("--report-only")
        let outcome = try place.shell("export LOAM_BENCH_RUNS=1\n" + words.joined(separator: " "))
        #expect(outcome.status == (needsBaseline ? 13 : 0), "\(words): \(outcome.errors)")
        #expect(kept(words).allSatisfy { place.exists($0) != needsBaseline })
    }

    @Test("With the baseline that baseline-update has made", arguments: presets)
    func behindBaseline(preset: String) throws {
        try place.done("bench baseline-update", environment: environment)
        let words = try words(preset)
        let outcome = try place.loam("bench \(preset)", environment: environment)
        // One sample settles nothing, so that strict presets come to their end with an open verdict.
        #expect(outcome.status == (words.contains("--strict") ? 12 : 0), "\(words): \(outcome.errors)")
        #expect(kept(words).allSatisfy { place.exists($0) })
    }

    @Test("Without LOAM_BENCH_SUITES they are of generation and formats", arguments: presets)
    func suites(preset: String) throws {
        let text = try place.done("bench \(preset) --dry-run").text
        let isRun = text.hasPrefix("loam bench run generation formats ")
        #expect(isRun || text.contains("measure generation,") && text.contains("measure formats,"), "\(text)")
    }

    @Test("One case of a built-in suite, everything kept")
    func builtin() throws {
        let outcome = try place.done(
            "bench stress-test generation --case shop_labels --scenario 100", environment: ["LOAM_BENCH_RUNS": "1"])
        #expect(outcome.text.contains("shop_labels/100"))
        #expect(place.exists("bench-results/generation.html") && place.exists(".loam-bench/history.sqlite"))
    }
}

extension String {
    fileprivate var trimmingLineEnd: String { String(prefix { $0 != "\n" }) }
}
