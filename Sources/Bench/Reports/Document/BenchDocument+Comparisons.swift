internal import LoamBytes
internal import LoamStatistics

extension BenchDocument {
    static func json(_ comparison: CaseComparison) -> JSONValue {
        let rest: [JSONValue.Member] = [
            .init("kind", .string(comparison.kind.rawValue)),
            .init("base", .string(comparison.base)), .init("head", .string(comparison.head)),
            .init("verdict", .string(comparison.verdict.rawValue)),
            .init("metrics", .array(comparison.metrics.map(json))),
        ]
        return .object(members(comparison.identity) + rest)
    }

    private static func json(_ comparison: MetricComparison) -> JSONValue {
        .object([
            "metric": json(comparison.metric), "verdict": .string(comparison.verdict.rawValue),
            "reason": .string(comparison.reason), "ratio": ratio(comparison.ratio),
            "interval": .array([ratio(comparison.interval.low), ratio(comparison.interval.high)]),
            "paired": .bool(comparison.isPaired), "design": .string(comparison.design.rawValue),
            "by_difference": .bool(comparison.isByDifference), "p_value": number(comparison.pValue),
            "mann_whitney": number(comparison.mannWhitney),
            "permutation": number(comparison.permutation), "welch": number(comparison.welch),
            "adjusted": number(comparison.adjusted), "hedges_g": number(comparison.hedgesG),
            "cohens_d": number(comparison.cohensD), "cliffs_delta": number(comparison.cliffsDelta),
            "threshold": .shortest(comparison.threshold), "noise_floor": number(comparison.noiseFloor),
            "halves_agree": .bool(comparison.halvesAgree), "more_runs": integer(comparison.moreRuns),
            "base": .array(comparison.base.sorted.map { .shortest($0) }),
            "head": .array(comparison.head.sorted.map { .shortest($0) }),
        ])
    }

    /// A ratio; one over a median of zero has no spelling as a number.
    private static func ratio(_ value: Double) -> JSONValue {
        value.isFinite ? .shortest(value) : .string(value.isNaN ? "undefined" : value > 0 ? "infinite" : "-infinite")
    }

    static func json(_ gate: GateResult) -> JSONValue {
        .object(
            members(gate.identity) + [
                .init("metric", json(gate.metric)), .init("target", .shortest(gate.target)),
                .init("actual", number(gate.actual)), .init("low", number(gate.low)),
                .init("high", number(gate.high)), .init("status", .string(gate.status.rawValue)),
            ])
    }
}
