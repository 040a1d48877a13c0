import LoamBench
import LoamBytes
import LoamEngine
import LoamTestSupport
import Testing

@Suite("Results of other programs")
struct ImportTests {
    private let now: Int64 = 1_700_000_000_000_000

    private func read(_ text: String) throws -> BenchResult {
        try BenchImport.read(Array(text.utf8), location: "f.json", now: now)
    }

    @Test("hyperfine: times and memory are samples; failed runs and files without times are said")
    func hyperfine() throws {
        let result = try read(ImportFixtures.hyperfine)
        #expect(result.suite == "hyperfine" && result.created == now && result.cases.count == 3)
        let one = result.cases[0]
        #expect(one.values(.wallTime) == [0.011970474, 0.012078407000000001, 0.011861101])
        #expect(one.values(.peakMemory) == [3_710_976, 3_710_976, 3_715_072])
        #expect(one.parameters == [.init("n", "1")] && one.failure == nil && one.warnings.isEmpty)
        #expect(result.cases[1].failure?.message == "2 of 2 runs ended with exit status 1")
        let twice = result.cases[2]
        #expect(twice.identity.name == "sleep 0.01 (2)" && twice.values(.wallTime) == [0.021])
        #expect(twice.warnings.map(\.code) == ["aggregates_only"])
        #expect(Set(result.cases.map(\.digest)).count == 3)
    }

    @Test("pytest-benchmark: raw data where it was saved, commit and machine, no name of a machine")
    func pytest() throws {
        let result = try read(ImportFixtures.pytest)
        #expect(result.suite == "pytest-benchmark")
        #expect(
            TimestampText.seconds(result.created) == "2026-03-01T11:00:00Z" && result.created % 1_000_000 == 775_540)
        #expect(result.cases[0].identity.name == "test_b.py::test_sum")
        #expect(result.cases[0].values(.wallTime) == [1.912849984364584e-05, 1.8146998627344146e-05, 1.7e-05])
        let second = result.cases[1]
        #expect(second.values(.wallTime) == [7.8e-06] && second.warnings.map(\.code) == ["aggregates_only"])
        #expect(second.tags == ["g"] && second.parameters == [.init("n", "10")])
        let record = result.environment
        #expect(record.processor == "AMD EPYC" && record.cores == 2 && record.commit == "9fb8a1" && record.isDirty)
        #expect(record.machine != "" && !BenchDocument.text(result).contains("secret-host"))
    }

    @Test("Google Benchmark: repetitions are samples, aggregates only where there are none, errors are failures")
    func google() throws {
        let result = try read(ImportFixtures.google)
        #expect(result.cases.map(\.identity.name) == ["BM_fill/64", "BM_skip", "BM_sort"])
        let one = result.cases[0]
        #expect(one.values(.wallTime) == [5.8879314366735862e+01 * 1e-9, 57.0 * 1e-9])
        #expect(one.values(.cpuTime).count == 2 && one.values(.throughput)[1] == 1.1e9 && one.tags == ["warm"])
        #expect(one.metrics.map(\.name) == ["wall_time", "cpu_time", "throughput", "byte_rate", "extra"])
        #expect(one.metrics[4].isJudged == false && one.values(one.metrics[4]) == [3.5, 4.5])
        #expect(result.cases[1].failure?.message == "no data" && result.cases[1].samples.isEmpty)
        #expect(result.cases[2].values(.wallTime) == [1.5e-3] && result.cases[2].warnings.count == 1)
        #expect(result.environment.loadBefore == 1.42822)
    }

    @Test("Criterion: time over iterations, names and throughput from the directory, or a file alone")
    func criterion() throws {
        let directory = try TemporaryDirectory()
        let folder = directory.file("criterion/parse/fast/64/new")
        try FileSystem.makeDirectory(folder)
        try FileSystem.replace(folder + "/sample.json", with: ImportFixtures.criterionSample)
        try FileSystem.replace(folder + "/benchmark.json", with: ImportFixtures.criterionBenchmark)
        try FileSystem.makeDirectory(directory.file("criterion/parse/fast/64/base"))
        try FileSystem.replace(directory.file("criterion/parse/fast/64/base/sample.json"), with: "old")
        let result = try BenchImport.read(path: directory.file("criterion"), suite: "mine", now: now)
        #expect(result.suite == "mine" && result.cases.map(\.identity.name) == ["parse/fast/64"])
        #expect(result.cases[0].values(.wallTime) == [1000, 1100, 1000].map { $0 * 1e-9 })
        #expect(result.cases[0].rows == 64)
        let alone = try BenchImport.read(path: folder + "/sample.json", now: now)
        #expect(alone.cases[0].identity.name == "64" && alone.cases[0].samples.count == 3)
        let estimates = try read(ImportFixtures.criterionEstimates)
        #expect(estimates.cases[0].values(.wallTime) == [1040.0 * 1e-9] && estimates.cases[0].warnings.count == 1)
        let error = #expect(throws: RunError.self) {
            try BenchImport.read(path: directory.file("criterion/parse/fast/64/base"), now: now)
        }
        #expect(error?.code == .badImport)
    }

    @Test("What is imported goes through our own document unchanged")
    func documents() throws {
        for text in [
            ImportFixtures.hyperfine, ImportFixtures.pytest, ImportFixtures.google, ImportFixtures.criterionSample,
        ] {
            let result = try read(text)
            #expect(try BenchDocument.read(Array(BenchDocument.text(result).utf8), location: "x") == result)
        }
    }

    @Test(
        "Wrong files are told apart and named",
        arguments: [
            ("", "this is no whole JSON document"), ("[1]", "this is no result of a benchmark program"),
            ("{}", "this is no result of a benchmark program that is known"),
            (#"{"benchmarks": []}"#, "this is no result of a benchmark program that is known"),
            (#"{"schema": "loam.bench/1"}"#, "which needs no import"),
            (#"{"results": [{"times": [1]}]}"#, "results[0]: command is missing"),
            (#"{"results": [{"command": "a", "times": ["1"]}]}"#, "results[0].times[0]: a number expected"),
            (
                #"{"results": [{"command": "a", "times": [1], "memory_usage_byte": [1, 2]}]}"#,
                "2 values of memory_usage_byte for 1"
            ),
            (#"{"results": [{"command": "a"}]}"#, "results[0]: mean is missing"),
            (#"{"machine_info": {}, "benchmarks": [], "datetime": "yesterday"}"#, "datetime: a date and time such as"),
            (
                #"{"context": {}, "benchmarks": [{"name": "a", "real_time": 1, "time_unit": "h"}]}"#,
                "the time_unit is none of"
            ),
            (#"{"iters": [1, 2], "times": [1]}"#, "1 times for 2 numbers of iterations"),
            (#"{"iters": [0], "times": [1]}"#, "a sample has no iterations"),
        ])
    func wrong(text: String, message: String) {
        let error = #expect(throws: RunError.self) { try read(text) }
        #expect(error?.code == .badImport && error?.location == "f.json" && error?.hint != "")
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }

    @Test("No change of bytes makes an import trap")
    func mutated() throws {
        let texts = [
            ImportFixtures.hyperfine, ImportFixtures.pytest, ImportFixtures.google, ImportFixtures.criterionSample,
            ImportFixtures.criterionEstimates,
        ].map { Array($0.utf8) }
        let tokens = ["null", "-1", "1e308", "{}", "[]", "\"x\"", "9223372036854775807", "true"].map { Array($0.utf8) }
        try withSeededCases(2000, seed: 11) { numbers in
            var bytes = numbers.pick(texts)
            for _ in 0...numbers.below(3) {
                let place = numbers.below(bytes.count)
                let start = bytes[place...].firstIndex { $0 == 0x3A || $0 == 0x5B }.map { $0 + 1 } ?? place
                let end = bytes[start...].firstIndex { [0x2C, 0x7D, 0x5D].contains($0) } ?? bytes.count
                bytes.replaceSubrange(start..<max(start, end), with: numbers.pick(tokens))
            }
            do throws(RunError) {
                let result = try BenchImport.read(bytes, location: "m", now: 0)
                _ = BenchPage(result).html + BenchDocument.text(result)
            } catch {
                try demandEqual(error.code, .badImport, "code")
            }
        }
    }

    @Test("Instants with fractions and zones; without a zone they are UTC")
    func instants() throws {
        func created(_ text: String) throws -> Int64 {
            try read(#"{"machine_info": {}, "benchmarks": [], "datetime": "\#(text)"}"#).created
        }
        #expect(try created("1970-01-01T00:00:01") == 1_000_000)
        #expect(try created("1970-01-01T00:00:01.5Z") == 1_500_000)
        #expect(try created("1970-01-01T02:00:00.123456789+0200") == 123_456)
        for wrong in [
            "1970-13-01T00:00:00", "1970-02-30T00:00:00", "1970-01-01T24:00:00", "1970-01-01T00:00:00+9", "1970-01-01",
        ] {
            #expect(throws: RunError.self) { try created(wrong) }
        }
    }
}
