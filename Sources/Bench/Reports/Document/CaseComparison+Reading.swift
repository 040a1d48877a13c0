internal import LoamBytes
internal import LoamEngine
internal import LoamStatistics

extension CaseComparison {
    init(_ node: DocumentNode) throws(RunError) {
        try node.allow("case", "scenario", "mode", "kind", "base", "head", "verdict", "metrics")
        self.init(
            try CaseResult.Identity(node), base: try node.member("base").text(), head: try node.member("head").text(),
            metrics: try node.member("metrics").elements(atMost: 10_000).map(MetricComparison.init(_:)),
            verdict: try node.member("verdict").word(Verdict.self))
        kind = try node.member("kind").word(Kind.self)
    }
}

extension MetricComparison {
    fileprivate init(_ node: DocumentNode) throws(RunError) {
        try node.allow(
            "metric", "verdict", "reason", "ratio", "interval", "paired", "design", "by_difference", "p_value",
            "mann_whitney", "permutation", "welch",
            "adjusted", "hedges_g", "cohens_d", "cliffs_delta", "threshold", "noise_floor", "halves_agree",
            "more_runs", "base", "head")
        let ends = try node.member("interval").elements(atMost: 2)
        guard ends.count == 2 else { throw node.error("an interval has two ends") }
        self.init(
            try Metric(node.member("metric")), base: try Self.summary(node.member("base")),
            head: try Self.summary(node.member("head")), ratio: try Self.ratio(node.member("ratio")),
            interval: Interval(try Self.ratio(ends[0]), try Self.ratio(ends[1])),
            isPaired: try node.member("paired").flag(), threshold: try node.member("threshold").number(0...1e300),
            halvesAgree: try node.member("halves_agree").flag(), verdict: try node.member("verdict").word(Verdict.self),
            reason: try node.member("reason").text())
        design = try node.member("design").word(Design.self)
        isByDifference = try node.member("by_difference").flag()
        pValue = try node.optional("p_value")?.number(0...1)
        mannWhitney = try node.optional("mann_whitney")?.number(0...1)
        permutation = try node.optional("permutation")?.number(0...1)
        welch = try node.optional("welch")?.number(0...1)
        adjusted = try node.optional("adjusted")?.number(0...1)
        hedgesG = try node.optional("hedges_g")?.number()
        cohensD = try node.optional("cohens_d")?.number()
        cliffsDelta = try node.optional("cliffs_delta")?.number(-1...1)
        noiseFloor = try node.optional("noise_floor")?.number(0...1e300)
        moreRuns = try node.optional("more_runs")?.integer()
    }

    private static func summary(_ node: DocumentNode) throws(RunError) -> SampleSummary {
        let values = try node.numbers()
        guard !values.isEmpty else { throw node.error("a comparison needs at least one sample a side") }
        return SampleSummary(values)
    }

    private static func ratio(_ node: DocumentNode) throws(RunError) -> Double {
        switch node.value {
        case .string("undefined"): .nan
        case .string("infinite"): .infinity
        case .string("-infinite"): -.infinity
        default: try node.number()
        }
    }
}

extension GateResult {
    init(_ node: DocumentNode) throws(RunError) {
        try node.allow("case", "scenario", "mode", "metric", "target", "actual", "low", "high", "status")
        let status = try node.member("status")
        guard let known = Status(rawValue: try status.text()) else {
            throw status.error("one of met, missed, unclear, missing expected")
        }
        self.init(
            try CaseResult.Identity(node), try Metric(node.member("metric")),
            target: try node.member("target").number(),
            actual: try node.optional("actual")?.number(), low: try node.optional("low")?.number(),
            high: try node.optional("high")?.number(), status: known)
    }
}
