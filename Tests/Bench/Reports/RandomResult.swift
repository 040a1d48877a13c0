import LoamBench
import LoamStatistics
import LoamTestSupport

/// Results of every shape: all members filled and empty, all enumerations, hostile texts, extreme numbers.
struct RandomResult {
    var numbers: SeededNumbers

    private static let texts = [
        "", "plain", "two words", "<b>&\"'", "a|b`c`", "é\u{301}\u{1F680}", "line\nbreak\r\t\u{1}", "100%", "a,b;c",
        "::error::x", "]]>", "/some/x y", "\u{7F}\u{85}\u{2028}",
    ]

    mutating func text() -> String { numbers.pick(Self.texts) }

    mutating func texts() -> [String] { (0..<numbers.below(4)).map { _ in text() } }

    mutating func number() -> Double {
        switch numbers.below(6) {
        case 0: numbers.pick([0, -0.0, .leastNonzeroMagnitude, 1e300, -1e300, 0.1, 1.0 / 3, 1e16, 1e-7])
        case 1: Double(numbers.integer())
        default: Double(numbers.next()) * 0x1p-64 * numbers.pick([1, 1e-9, 1e9])
        }
    }

    mutating func positive() -> Double { abs(number()) }
    mutating func share() -> Double { Double(numbers.next() >> 11) * 0x1p-53 }

    mutating func optional<Value>(_ value: (inout RandomResult) -> Value) -> Value? {
        numbers.oneIn(3) ? nil : value(&self)
    }

    mutating func metric() -> Metric {
        if numbers.oneIn(2) { return numbers.pick(Metric.builtin) }
        return Metric(
            text(), unit: text(), numbers.pick(Metric.Direction.allCases), threshold: positive(),
            isJudged: numbers.oneIn(2))
    }

    mutating func identity() -> CaseResult.Identity {
        .init(text(), scenario: text(), mode: text())
    }

    mutating func warnings() -> [BenchWarning] {
        (0..<numbers.below(3)).map { _ in BenchWarning(text(), text(), hint: text()) }
    }

    mutating func caseResult(_ identity: CaseResult.Identity) -> CaseResult {
        var result = CaseResult(identity, command: texts(), digest: text())
        result.tags = texts()
        result.parameters = (0..<numbers.below(3)).map { _ in .init(text(), text()) }
        for _ in 0..<numbers.below(5) {
            let metric = metric()
            if !result.metrics.contains(where: { $0.name == metric.name }) { result.metrics.append(metric) }
        }
        let names = result.metrics.map(\.name) + (numbers.oneIn(3) ? ["beyond", "another"] : [])
        result.samples = (0..<numbers.below(8)).map { order in
            var values: [String: Double] = [:]
            for name in names where !numbers.oneIn(5) { values[name] = number() }
            return Sample(
                block: numbers.below(1000), order: order, isWarmUp: numbers.oneIn(3), values: values)
        }
        result.rows = optional { $0.numbers.below(1 << 40) }
        result.bytes = optional { $0.numbers.below(1 << 40) }
        result.content = text()
        result.verification =
            switch numbers.below(3) {
            case 0: .notAsked
            case 1: .passed(texts())
            default: .failed(text())
            }
        result.failure = optional { .init($0.text(), $0.text(), output: $0.text()) }
        result.warnings = warnings()
        return result
    }

    mutating func comparison() -> MetricComparison {
        let base = (0...numbers.below(6)).map { _ in number() }
        let head = (0...numbers.below(6)).map { _ in number() }
        var comparison = MetricComparison(
            metric(), base: SampleSummary(base), head: SampleSummary(head),
            ratio: numbers.pick([number(), .infinity]),
            interval: Interval(number(), numbers.pick([number(), .infinity])),
            isPaired: numbers.oneIn(2), threshold: positive(), halvesAgree: numbers.oneIn(2),
            verdict: numbers.pick(Verdict.allCases), reason: text())
        comparison.design = numbers.pick(MetricComparison.Design.allCases)
        comparison.isByDifference = numbers.oneIn(2)
        comparison.pValue = optional { $0.share() }
        comparison.mannWhitney = optional { $0.share() }
        comparison.permutation = optional { $0.share() }
        comparison.welch = optional { $0.share() }
        comparison.adjusted = optional { $0.share() }
        comparison.hedgesG = optional { $0.number() }
        comparison.cohensD = optional { $0.number() }
        comparison.cliffsDelta = optional { $0.share() }
        comparison.noiseFloor = optional { $0.positive() }
        comparison.moreRuns = optional { $0.numbers.below(1000) }
        return comparison
    }

    mutating func environment() -> EnvironmentRecord {
        var record = EnvironmentRecord()
        record.processor = text()
        record.cores = numbers.below(1000)
        record.memory = numbers.below(1 << 45)
        record.kernel = text()
        record.architecture = text()
        record.governor = text()
        record.loadBefore = optional { $0.positive() }
        record.loadAfter = optional { $0.positive() }
        record.machine = text()
        record.program = text()
        record.toolchain = text()
        record.commit = text()
        record.branch = text()
        record.isDirty = numbers.oneIn(2)
        record.flags = texts()
        return record
    }

    mutating func settings() -> RunSettings {
        var settings = RunSettings()
        settings.minimumRuns = numbers.below(100)
        settings.maximumRuns = numbers.below(100_000)
        settings.intervalWidth = share()
        settings.timeBudget = positive()
        settings.confidence = 0.5 + share() / 2.1
        settings.seed = numbers.next()
        settings.pinned = (0..<numbers.below(3)).map { _ in numbers.below(64) }
        return settings
    }

    mutating func result() -> BenchResult {
        var result = BenchResult(
            suite: text(), suiteDigest: text(), created: Int64(numbers.within(0...4_000_000_000_000_000)),
            environment: environment(), settings: settings())
        var identities: Set<CaseResult.Identity> = []
        for _ in 0..<numbers.below(5) {
            let identity = identity()
            if identities.insert(identity).inserted { result.cases.append(caseResult(identity)) }
        }
        result.comparisons = (0..<numbers.below(3)).map { _ in
            CaseComparison(
                identity(), base: text(), head: text(), metrics: (0..<numbers.below(3)).map { _ in comparison() },
                verdict: numbers.pick(Verdict.allCases), kind: numbers.pick(CaseComparison.Kind.allCases))
        }
        result.gates = (0..<numbers.below(3)).map { _ in
            GateResult(
                identity(), metric(), target: number(), actual: optional { $0.number() }, low: optional { $0.number() },
                high: optional { $0.number() }, status: numbers.pick([.met, .missed, .unclear, .missing]))
        }
        result.noiseFloor = (0..<numbers.below(3)).map { _ in NoiseFloor(metric: text(), relative: positive()) }
        result.warnings = warnings()
        result.elapsed = positive()
        result.isComplete = numbers.oneIn(2)
        return result
    }
}
