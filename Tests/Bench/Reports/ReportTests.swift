import LoamBench
import LoamStatistics
import LoamTestSupport
import Testing

/// What each report has to hold, and that no name breaks any of them.
@Suite("Reports")
struct ReportTests {
    private let modes = ShownResult.modes(cases: 3)
    private let regression = ShownResult.regression()

    private func cells(_ text: String) throws -> [[String]] {
        try CSVReader.read(text.utf8).map { $0.map { String(decoding: $0.bytes, as: UTF8.self) } }
    }

    @Test("CSV: the reference's columns first, a row a sample, failures seen")
    func csv() throws {
        let rows = try cells(BenchCSV.text(regression))
        #expect(
            rows[0].prefix(14) == [
                "scenario_name", "mode", "run_number", "execution_time_seconds", "events_generated",
                "events_per_second",
                "peak_memory_mb", "avg_cpu_percent", "success", "validation_passed", "case", "block", "warm_up",
                "outlier",
            ])
        #expect(rows[0].contains("peak_memory [B]") && rows[0].contains("minor_faults"))
        #expect(rows.count == 1 + 24 + 2 && rows.allSatisfy { $0.count == rows[0].count })
        let sample = regression.cases[0].samples[5]
        #expect(Double(rows[6][3]) == sample.values["wall_time"] && rows[6][2] == "6" && rows[6][4] == "4000000")
        #expect(rows[6][6] == "\(sample.values["peak_memory"]! / 1_048_576)")
        #expect(rows[1][12] == "true" && rows[1][13] == "" && rows[6][12] == "false")
        #expect(rows.contains { $0[13] == "severe_high" }, "an outlier is labelled")
        #expect(rows[25][10] == "bank" && rows[25][8] == "false" && rows[25][9] == "")
        #expect(rows[26][10] == "market" && rows[26][8] == "false" && rows[26][9] == "false")
    }

    @Test("JUnit: failures, errors and skips where they belong")
    func junit() throws {
        let cases = try MarkupReader(BenchJUnit(regression).xml)
        let suite = try #require(cases.named("testsuite").first).attributes
        #expect(suite["tests"] == "7" && suite["failures"] == "3" && suite["errors"] == "2" && suite["skipped"] == "0")
        #expect(suite["timestamp"] == "2026-05-28T20:26:40" && suite["time"] == "41.000000")
        #expect(
            cases.named("failure").map { $0.attributes["type"] } == ["wrong_result", "regression", "target_missed"])
        #expect(cases.named("error").map { $0.attributes["type"] } == ["signal", "no_figure"])
        #expect(cases.named("error")[0].text.contains("line <two> & \u{FFFD}[31m"))
        // Modes never fail; their unclear targets do under strict only.
        let lenient = try MarkupReader(BenchJUnit(modes).xml)
        #expect(lenient.named("failure").map { $0.attributes["type"] } == ["target_missed"])
        let strict = try MarkupReader(BenchJUnit(modes, strict: true).xml)
        #expect(strict.named("failure").map { $0.attributes["type"] } == ["target_unclear", "target_missed"])
    }

    @Test("Markdown: summary, a table a scenario, comparisons, recommendations, statistics, warnings")
    func markdown() {
        let text = BenchMarkdown(modes).text
        for part in [
            "# Benchmark: formats", "## Executive Summary", "9 of 9 verified", "wall\\_time 3.1 %",
            "## write orders, scenario 1k",
            "| csv | 4.16 ms | 4.11 to 4.29 ms | 240 k rows/s | 38.5 MiB | 22 | yes | verified |",
            "## Performance Comparison",
            "| write orders/1k | csv | ndjson | wall\\_time | 4.16 ms | 2.58 ms | 0.619× |",
            "## Recommendations", "over 3 cases ndjson is faster than csv in 3, slower in 0",
            "ndjson takes 0.619× the time of csv", "misses its target", "and 2 more of this kind",
            "## Statistical Analysis", "Cliff's delta", "## Warnings", "(wait for a quieter machine, or use --pin 1)",
            "## Environment", "f053cab0a1, with changes that are not committed",
        ] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
    }

    @Test("Recommendations follow from figures: without any there are none, and every kind has its cause")
    func advice() {
        let empty = BenchResult(
            suite: "s", suiteDigest: "", created: 0, environment: EnvironmentRecord(), settings: RunSettings())
        #expect(
            !BenchMarkdown(empty).text.contains("Recommendations") && !BenchText(empty).text.contains("What follows"))
        let text = BenchText(regression).text
        for part in [
            "market gives a wrong result: 1,000 rows expected, 999 came", "bank has no whole set of figures",
            "+31.5 % wall_time (1.263× to 1.381×) since baseline main", "bank has no figure for its target",
            "REGRESSION   shop (baseline main -> now)", "MISSED       shop: throughput 2.92 M rows/s",
            "stopped before its end",
        ] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
        #expect(!text.contains("faster"))
        var alike = modes
        alike.comparisons = modes.comparisons.suffix(1)
        #expect(
            BenchText(alike).text.contains("csv and parquet do not differ by more than 15 %: choose by something else"))
        var large = modes
        large.environment.memory = 60 << 20
        large.noiseFloor = [NoiseFloor(metric: "wall_time", relative: 0.2)]
        let more = BenchText(large).text
        #expect(more.contains("of this machine's memory") && !BenchText(modes).text.contains("machine's memory"))
        #expect(more.contains("moves by 20 % on this machine") && !BenchText(modes).text.contains("moves by"))
    }

    @Test("Of samples too few for an interval the range is shown as what it is")
    func fewSamples() {
        var result = modes
        result.cases[0].samples = Array(result.cases[0].samples.prefix(7))
        #expect(BenchText(result).text.contains(" ms (range)") && !BenchText(modes).text.contains("(range)"))
    }

    @Test("An inconclusive comparison says how many runs it takes")
    func inconclusive() {
        var result = regression
        result.comparisons[0].verdict = .inconclusive
        result.comparisons[0].metrics[0].verdict = .inconclusive
        result.comparisons[0].metrics[0].moreRuns = 16
        let text = BenchText(result).text
        #expect(text.contains("about 16 more runs would settle it") && text.contains("measure again with --runs 38"))
        result.comparisons[0].metrics[0].moreRuns = nil
        #expect(BenchText(result).text.contains("look for a quieter machine"))
    }

    @Test("GitHub: properties and messages escaped, a line a finding")
    func annotations() {
        let lines = GitHubAnnotations(regression, file: "a,b:c%.yaml").text.split(separator: "\n")
        #expect(lines.count == 5)
        #expect(lines.allSatisfy { $0.hasPrefix("::error file=a%2Cb%3Ac%25.yaml,title=") })
        #expect(lines[2].contains("::shop: +31.5 %25 wall_time"))
        var result = regression
        result.cases[1].failure = .init("signal", "one\r\ntwo::error::x")
        let text = GitHubAnnotations(result).text
        #expect(text.contains("::error title=Failed case::bank has no whole set of figures: one%0D%0Atwo::error::x\n"))
        #expect(BenchMarkdown(regression).stepSummary.contains("- **regression** shop (baseline main -&gt; now)"))
    }

    @Test("No result breaks a report: XML and HTML are well-formed, tables and lines keep their shape")
    func hostile() throws {
        try withSeededCases(200, seed: 5) { numbers in
            var random = RandomResult(numbers: numbers)
            let result = random.result()
            let page = try MarkupReader(BenchPage(result).html)
            try demand(page.named("script").isEmpty && page.named("img").isEmpty, "nothing runs and nothing is loaded")
            let junit = try MarkupReader(BenchJUnit(result, strict: true).xml)
            let tests =
                result.cases.count + result.gates.count
                + result.comparisons.reduce(0) { $0 + $1.metrics.count { $0.metric.isJudged } }
            try demandEqual(junit.named("testcase").count, tests, "testcases")
            let rows = try cells(BenchCSV.text(result))
            try demand(rows.allSatisfy { $0.count == rows[0].count }, "rows of CSV are equally long")
            for line in BenchMarkdown(result).text.split(separator: "\n") where line.hasPrefix("|") {
                try demand(line.hasSuffix(" |"), "a row of a table ends: \(line)")
            }
            for line in GitHubAnnotations(result, file: "x").text.split(separator: "\n") {
                try demand(
                    line.hasPrefix("::error file=x,title=") || line.hasPrefix("::warning file=x,title="), "\(line)")
            }
            let shown = BenchText(result).text.unicodeScalars
            try demand(shown.allSatisfy { $0 == "\n" || $0.value >= 32 && !(127...159).contains($0.value) }, "controls")
        }
    }
}
