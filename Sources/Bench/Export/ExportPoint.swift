internal import LoamBench
internal import LoamStatistics

/// One figure on its way out: a name, a value, and what it belongs to.
struct ExportPoint {
    /// What the value is.
    enum Kind {
        /// A statistic of a metric of a case.
        case metric(Metric)
        /// Head over base.
        case ratio
        /// 1 for a target that is met, 0 for one that is missed.
        case target
        /// Samples behind a case.
        case samples
    }

    var kind: Kind
    var value: Double
    /// Names and values in the order of names; none is empty.
    var labels: [(name: String, value: String)]

    private init(_ kind: Kind, _ value: Double, _ labels: [String: String]) {
        self.kind = kind
        self.value = value
        self.labels = labels.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Every figure of a result, in its order: of each metric of a case the median, both ends of its interval, the smallest and the
    /// largest value; then ratios of comparisons, and targets that are met or missed. Values that are not finite are left out.
    static func all(_ result: BenchResult) -> [ExportPoint] {
        let points = result.cases.flatMap { cases($0, result) } + result.comparisons.flatMap(ratios) + targets(result)
        return points.filter(\.value.isFinite)
    }

    private static func labels(_ identity: CaseResult.Identity) -> [String: String] {
        ["case": identity.name, "scenario": identity.scenario, "mode": identity.mode]
    }

    private static func cases(_ one: CaseResult, _ result: BenchResult) -> [ExportPoint] {
        let labels = labels(one.identity)
        let statistics = one.metrics.flatMap { metric -> [ExportPoint] in
            guard let summary = one.summary(metric) else { return [] }
            let interval = summary.medianInterval(confidence: result.settings.confidence)
            let values = [
                ("median", summary.median), ("low", interval.low), ("high", interval.high),
                ("minimum", summary.minimum),
                ("maximum", summary.maximum),
            ]
            return values.map { name, value in
                ExportPoint(.metric(metric), value, labels.merging(["statistic": name]) { first, _ in first })
            }
        }
        let count = one.samples.count { !$0.isWarmUp }
        return statistics + [ExportPoint(.samples, Double(count), labels)]
    }

    private static func ratios(_ comparison: CaseComparison) -> [ExportPoint] {
        comparison.metrics.map { metric in
            var labels = labels(comparison.identity)
            labels["base"] = comparison.base
            labels["head"] = comparison.head
            labels["metric"] = metric.metric.name
            labels["verdict"] = metric.verdict.rawValue
            return ExportPoint(.ratio, metric.ratio, labels)
        }
    }

    private static func targets(_ result: BenchResult) -> [ExportPoint] {
        result.gates.compactMap { gate in
            guard gate.status == .met || gate.status == .missed else { return nil }
            var labels = labels(gate.identity)
            labels["metric"] = gate.metric.name
            return ExportPoint(.target, gate.status == .met ? 1 : 0, labels)
        }
    }

    /// What is true of all points of a result; none is empty.
    static func resource(_ result: BenchResult) -> [(name: String, value: String)] {
        let record = result.environment
        let all = [
            ("branch", record.branch), ("commit", record.commit), ("machine", record.machine), ("suite", result.suite),
        ]
        return all.filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) }
    }

    /// `wall_time`, `ratio`, `target_met`, `samples`.
    var name: String {
        switch kind {
        case .metric(let metric): metric.name
        case .ratio: "ratio"
        case .target: "target_met"
        case .samples: "samples"
        }
    }

    /// The unit as in results: `s`, `B`.
    var unit: String {
        guard case .metric(let metric) = kind else { return "" }
        return metric.unit
    }

    /// One line for people.
    var meaning: String {
        switch kind {
        case .metric(let metric): "\(metric.name) of a case\(metric.unit.isEmpty ? "" : " in \(metric.unit)")"
        case .ratio: "median of head over median of base"
        case .target: "1 where a case meets its target, 0 where it misses it"
        case .samples: "samples behind the figures of a case"
        }
    }
}
