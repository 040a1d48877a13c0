public import LoamBench

/// How a measurement ends, and why.
public struct BenchConclusion: Sendable, Equatable {
    public enum Kind: Sendable {
        case done
        /// Samples settle no verdict, and that was to count as failure.
        case inconclusive
        case nothingToCompare
        /// Something became worse, or missed its target.
        case regression
        /// A command failed.
        case failed
        /// A command gave another result than it should.
        case wrong
        case interrupted
    }

    public var kind: Kind
    /// Empty where all is done.
    public var message: String

    public static let done = BenchConclusion(.done, "")

    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// - Parameter missing: cases that had nothing to be compared with.
    public init(of result: BenchResult, missing: [CaseResult.Identity] = [], _ rules: BenchRules) {
        if let wrong = result.cases.first(where: \.isWrong) {
            self.init(.wrong, "\(wrong.identity) gave a wrong result: \(wrong.failure?.message ?? "")")
            return
        }
        if !result.isComplete {
            self.init(.interrupted, "interrupted; what was measured is kept")
            return
        }
        let failed = result.cases.filter { $0.failure != nil && $0.failure?.code != "missing_program" }
        if let first = failed.first {
            let count = "\(failed.count) of \(result.cases.count) cases failed"
            self.init(.failed, "\(count), first \(first.identity): \(first.failure?.message ?? "")")
            return
        }
        self = rules.reportsOnly ? .done : Self.judged(result, missing, rules)
    }

    private static func judged(
        _ result: BenchResult, _ missing: [CaseResult.Identity], _ rules: BenchRules
    ) -> BenchConclusion {
        let regressions = result.regressions.count
        let missed = result.gates.count { $0.status == .missed }
        if regressions + missed > 0 {
            let parts = [
                regressions == 0 ? "" : "\(regressions) regression\(regressions == 1 ? "" : "s")",
                missed == 0 ? "" : "\(missed) target\(missed == 1 ? "" : "s") missed",
            ]
            return BenchConclusion(.regression, parts.filter { !$0.isEmpty }.joined(separator: ", "))
        }
        if let first = missing.first {
            return BenchConclusion(
                .nothingToCompare, "\(missing.count) cases have no baseline, first \(first): that is no pass")
        }
        if let absent = result.gates.first(where: { $0.status == .missing }) {
            return BenchConclusion(
                .nothingToCompare,
                "there is no \(absent.metric.name) of \(absent.identity) to compare with its target")
        }
        let open =
            result.comparisons.count { $0.kind == .versions && $0.verdict == .inconclusive }
            + result.gates.count { $0.status == .unclear }
        guard rules.isStrict && open > 0 else { return .done }
        return BenchConclusion(.inconclusive, "\(open) verdicts are inconclusive")
    }

    /// The one that matters more, where suites end differently.
    public static func worse(_ one: BenchConclusion, _ other: BenchConclusion) -> BenchConclusion {
        let order: [Kind] = [.done, .inconclusive, .nothingToCompare, .regression, .failed, .interrupted, .wrong]
        func rank(_ conclusion: BenchConclusion) -> Int { order.firstIndex(of: conclusion.kind) ?? order.count }
        return rank(other) > rank(one) ? other : one
    }
}

extension BenchResult {
    /// What became worse than another version.
    public var regressions: [CaseComparison] {
        comparisons.filter { $0.kind == .versions && $0.verdict == .regression }
    }
}
