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
        result.gates = Gate.check(result.cases, targets)
    }

    /// Compares what was measured side by side.
    ///
    /// - Parameter sides: what the modes of a case are to each other, by its name and scenario.
    public func compareModes(
        _ result: inout BenchResult, sides: (_ name: String, _ scenario: String) -> SuitePlan.Sides
    ) {
        for group in CaseGroup.all(result) {
            let sound = group.cases.filter { $0.failure == nil && !$0.values(.wallTime).isEmpty }
            let sides = sides(group.name, group.scenario)
            for (base, head) in Self.pairs(sound, of: group, sides) {
                var comparison = judge.compare(
                    base, head, names: (base.identity.mode, head.identity.mode), isInterleaved: true,
                    noiseFloor: result.noiseFloor)
                comparison.kind = sides == .modes ? .modes : .versions
                result.comparisons.append(comparison)
            }
        }
    }

    private static func pairs(
        _ sound: [CaseResult], of group: CaseGroup, _ sides: SuitePlan.Sides
    ) -> [(CaseResult, CaseResult)] {
        guard sides == .programs else {
            // Without the first there is nothing that the others were to be compared with.
            guard let first = sound.first, first.identity == group.cases.first?.identity else { return [] }
            return sound.dropFirst().map { (first, $0) }
        }
        return sound.compactMap { base in
            guard base.identity.mode.hasSuffix("base") else { return nil }
            let mode = base.identity.mode.dropLast("base".count) + "head"
            return sound.first { $0.identity.mode == mode }.map { (base, $0) }
        }
    }

    /// Compares every sound case with a baseline's sessions of it.
    ///
    /// - Returns: the cases that could not be compared: the baseline has nothing of them, or they have no figures.
    public func compare(_ result: inout BenchResult, with baseline: Baseline) -> [CaseResult.Identity] {
        var missing: [CaseResult.Identity] = []
        for now in result.cases {
            let sessions = baseline.sessions(of: now)
            guard now.failure == nil, !now.values(.wallTime).isEmpty, !sessions.isEmpty else {
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

    /// Two results of any suites, as sets of samples.
    ///
    /// - Returns: the cases of head that base lacks, has no figures of, or defines otherwise.
    public func compare(_ base: BenchResult, _ head: inout BenchResult, names: (String, String)) -> [CaseResult
        .Identity]
    {
        var missing: [CaseResult.Identity] = []
        for now in head.cases where now.failure == nil && !now.values(.wallTime).isEmpty {
            guard let before = base.cases.first(where: { $0.identity == now.identity }), before.failure == nil,
                before.digest == now.digest, !before.values(.wallTime).isEmpty
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
