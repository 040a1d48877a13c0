/// Holds results against each other and against targets.
public struct Assessment: Sendable {
    private let judge: Judge
    /// The change that counts in every judged metric; nil for each metric's own.
    private let threshold: Double?

    public init(_ settings: RunSettings, threshold: Double? = nil) {
        judge = Judge(.init(settings))
        self.threshold = threshold
    }

    /// Sets the thresholds that were asked for, and holds cases against their targets.
    ///
    /// - Parameter targets: of a case; those of its suite, or others.
    public func prepare(_ result: inout BenchResult, targets: (CaseResult) -> [Suite.Target]) {
        if let threshold {
            for place in result.cases.indices {
                for metric in result.cases[place].metrics.indices where result.cases[place].metrics[metric].isJudged {
                    result.cases[place].metrics[metric].threshold = threshold
                }
            }
        }
        result.gates = Gate.check(result.cases.filter { $0.failure == nil }, targets)
    }

    /// Compares the modes of each case: all with the first, or, of two programs side by side, each mode's head with its base.
    /// Only the latter are versions of one thing, which can regress.
    public func compareModes(_ result: inout BenchResult) {
        for group in CaseGroup.all(result) {
            let sound = group.cases.filter { !$0.values(.wallTime).isEmpty }
            for (base, head) in Self.pairs(sound) {
                var comparison = judge.compare(
                    base, head, names: (base.identity.mode, head.identity.mode), isInterleaved: true,
                    noiseFloor: result.noiseFloor)
                comparison.kind = Self.isSide("base", base) ? .versions : .modes
                result.comparisons.append(comparison)
            }
        }
    }

    private static func pairs(_ cases: [CaseResult]) -> [(CaseResult, CaseResult)] {
        let bases = cases.filter { isSide("base", $0) }
        guard bases.isEmpty else {
            return bases.compactMap { base in
                let mode = base.identity.mode.dropLast("base".count) + "head"
                return cases.first { $0.identity.mode == mode }.map { (base, $0) }
            }
        }
        guard let first = cases.first else { return [] }
        return cases.dropFirst().map { (first, $0) }
    }

    private static func isSide(_ side: String, _ result: CaseResult) -> Bool {
        result.identity.mode == side || result.identity.mode.hasSuffix(":" + side)
    }

    /// Compares every sound case with a baseline's sessions of it.
    ///
    /// - Returns: the cases that the baseline has nothing of.
    public func compare(_ result: inout BenchResult, with baseline: Baseline) -> [CaseResult.Identity] {
        var missing: [CaseResult.Identity] = []
        for now in result.cases where now.failure == nil && !now.values(.wallTime).isEmpty {
            let sessions = baseline.sessions(of: now)
            guard !sessions.isEmpty else {
                missing.append(now.identity)
                continue
            }
            result.comparisons.append(
                judge.compare(
                    sessions: sessions, now, names: ("baseline " + baseline.name, "now"), noiseFloor: result.noiseFloor)
            )
        }
        return missing
    }

    /// Two results that need not have anything else in common, as sets of samples.
    public func compare(_ base: BenchResult, _ head: inout BenchResult, names: (String, String)) -> [CaseResult
        .Identity]
    {
        var missing: [CaseResult.Identity] = []
        for now in head.cases where now.failure == nil && !now.values(.wallTime).isEmpty {
            guard let before = base.cases.first(where: { $0.identity == now.identity }), before.failure == nil,
                !before.values(.wallTime).isEmpty
            else {
                missing.append(now.identity)
                continue
            }
            head.comparisons.append(
                judge.compare(before, now, names: names, isInterleaved: false, noiseFloor: head.noiseFloor))
        }
        return missing
    }
}
