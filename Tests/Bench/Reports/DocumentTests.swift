import LoamBench
import LoamBytes
import LoamEngine
import LoamStatistics
import LoamTestSupport
import Testing

@Suite("Result as JSON")
struct DocumentTests {
    @Test("What is written reads back to the last bit")
    func roundTrip() throws {
        try withSeededCases(300, seed: 1) { numbers in
            var random = RandomResult(numbers: numbers)
            let result = random.result()
            let text = BenchDocument.text(result)
            let back = try BenchDocument.read(Array(text.utf8), location: "x.json")
            try demandEqual(back, result, "result")
            try demandEqual(BenchDocument.text(back), text, "text")
            for (old, new) in zip(result.cases, back.cases) {
                for (one, other) in zip(old.samples, new.samples) {
                    try demandEqual(
                        one.values.mapValues(\.bitPattern), other.values.mapValues(\.bitPattern), "bits of samples")
                }
            }
        }
    }

    @Test("Texts that are equal to Unicode only stay as they were")
    func unicode() throws {
        var result = Self.small
        result.suite = "e\u{301}"
        let back = try BenchDocument.read(Array(BenchDocument.text(result).utf8), location: "")
        #expect(Array(back.suite.utf8) == Array("e\u{301}".utf8))
    }

    @Test("Values that are not finite are left out of samples, and named in ratios")
    func notFinite() throws {
        var result = Self.small
        result.cases[0].samples[0].values["wall_time"] = .nan
        result.comparisons = [Self.comparison(ratio: .nan, Interval(-.infinity, .infinity))]
        let back = try BenchDocument.read(Array(BenchDocument.text(result).utf8), location: "")
        #expect(back.cases[0].samples[0].values.isEmpty)
        let metric = back.comparisons[0].metrics[0]
        #expect(metric.ratio.isNaN && metric.interval == Interval(-.infinity, .infinity))
    }

    @Test("A cut document is an error at every byte")
    func cut() throws {
        let bytes = Array(BenchDocument.text(Self.small).utf8)
        for end in 0..<bytes.count - 1 {
            let error = #expect(throws: RunError.self) {
                try BenchDocument.read(Array(bytes[..<end]), location: "cut.json")
            }
            #expect(error?.code == .badDocument && error?.location == "cut.json" && error?.hint != "")
        }
    }

    @Test("No change of bytes makes reading trap, and what is read can be written")
    func mutated() throws {
        let tokens = [
            "null", "-1", "1e400", "1e308", "\"\"", "{}", "[]", "true", "9223372036854775807", "99999999999999999999",
            "0.5", "NaN", "[[]]", "-0",
        ].map { Array($0.utf8) }
        var read = 0
        try withSeededCases(3000, seed: 2) { numbers in
            var random = RandomResult(numbers: SeededNumbers(seed: numbers.next() % 40))
            var bytes = Array(BenchDocument.json(random.result()).compact().utf8)
            for _ in 0...numbers.below(3) {
                let place = numbers.below(bytes.count)
                switch numbers.below(4) {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: numbers.next())
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: numbers.pick(tokens), at: place)
                default:
                    // A whole value for another one.
                    let isEdge = { (byte: UInt8) in [0x2C, 0x3A, 0x5B, 0x5D, 0x7B, 0x7D].contains(byte) }
                    let start = bytes[place...].firstIndex(where: isEdge).map { $0 + 1 } ?? place
                    let end = bytes[start...].firstIndex(where: isEdge) ?? bytes.count
                    bytes.replaceSubrange(start..<max(start, end), with: numbers.pick(tokens))
                }
            }
            do throws(RunError) {
                let result = try BenchDocument.read(bytes, location: "m.json")
                read += 1
                _ = BenchDocument.text(result)
            } catch {
                try demandEqual(error.code, .badDocument, "code")
            }
        }
        #expect(read > 100, "mutations that leave a document whole reach every reader behind it")
    }

    @Test("Each mistake is named with its place")
    func mistakes() throws {
        let text = BenchDocument.json(Self.small).compact()
        let changes: [(String, String, String)] = [
            ("loam.bench/1", "loam.bench/2", "its schema is \"loam.bench/2\""),
            ("\"schema\":\"loam.bench/1\",", "", "the key schema is missing"),
            ("\"suite\":\"s\"", "\"suite\":1", "suite: a text expected"),
            ("\"suite\":\"s\"", "\"suit\":\"s\"", "the key suit is unknown"),
            ("\"complete\":true", "\"complete\":1", "complete: true or false expected"),
            ("\"confidence\":0.95", "\"confidence\":1", "settings.confidence: a share between 0 and 1"),
            ("\"cores\":0", "\"cores\":-1", "environment.cores: a whole number from 0"),
            ("\"cores\":0", "\"cores\":1e30", "environment.cores: a whole number from 0"),
            ("[1.5,2.5]", "[1.5]", "cases[0].samples.values: wall_time has 1 values for 2 samples"),
            ("[1.5,2.5]", "[1.5,\"2\"]", "cases[0].samples.values.wall_time[1]: a number expected"),
            ("[1.5,2.5]", "[1.5,1e301]", "cases[0].samples.values.wall_time[1]: a number expected"),
            ("[1.5,2.5]", "[1.5,NaN]", "this is no whole JSON document"),
            ("\"warm_up\":[true,false]", "\"warm_up\":[0,1]", "cases[0].samples.warm_up[0]: true or false"),
            ("\"direction\":\"lower\"", "\"direction\":\"down\"", "one of lower, higher, exact expected"),
            ("\"state\":\"not_asked\"", "\"state\":\"maybe\"", "cases[0].verification.state: one of"),
        ]
        for (old, new, message) in changes {
            let changed = text.replacing(old, with: new)
            #expect(changed != text, "\(old) is in the document")
            let error = #expect(throws: RunError.self) { try BenchDocument.read(Array(changed.utf8), location: "f") }
            #expect(error?.message.contains(message) == true, "\(error?.message ?? "") for \(new)")
        }
    }

    @Test("One case twice is an error")
    func twice() throws {
        var result = Self.small
        result.cases.append(result.cases[0])
        let error = #expect(throws: RunError.self) {
            try BenchDocument.read(Array(BenchDocument.text(result).utf8), location: "f")
        }
        #expect(error?.message == "cases[1]: the case c/x/m is there twice")
    }

    @Test("A file that is not there or is a directory")
    func files() throws {
        let directory = try TemporaryDirectory()
        for path in [directory.file("none.json"), directory.path] {
            let error = #expect(throws: RunError.self) { try BenchDocument.read(path: path) }
            #expect(error?.code == .missingInput && error?.location == path)
        }
        let path = directory.file("r.json")
        try FileSystem.replace(path, with: BenchDocument.text(Self.small))
        #expect(try BenchDocument.read(path: path) == Self.small)
    }

    static var small: BenchResult {
        var result = BenchResult(
            suite: "s", suiteDigest: "d", created: 1_700_000_000_000_000, environment: EnvironmentRecord(),
            settings: RunSettings())
        var one = CaseResult(.init("c", scenario: "x", mode: "m"), command: ["true"], digest: "e")
        one.metrics = [.wallTime]
        one.samples = [
            Sample(block: 0, order: 0, isWarmUp: true, values: ["wall_time": 1.5]),
            Sample(block: 1, order: 1, isWarmUp: false, values: ["wall_time": 2.5]),
        ]
        result.cases = [one]
        return result
    }

    static func comparison(ratio: Double, _ interval: Interval) -> CaseComparison {
        let metric = MetricComparison(
            .wallTime, base: SampleSummary([0]), head: SampleSummary([1]), ratio: ratio, interval: interval,
            isPaired: true, threshold: 0.15, halvesAgree: true, verdict: .inconclusive, reason: "the base is zero")
        return CaseComparison(.init("c"), base: "a", head: "b", metrics: [metric], verdict: .inconclusive)
    }
}
