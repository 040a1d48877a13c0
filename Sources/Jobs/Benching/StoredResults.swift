public import LoamBench
internal import LoamEngine

/// Verdicts over results that were measured before.
public enum StoredResults {
    /// Compares a result with another one.
    ///
    /// - Parameters:
    ///   - name: what the base is called in messages.
    ///   - acrossMachines: whether results of different machines may be compared.
    /// - Throws: `other_machine`, `other_suite`.
    public static func compare(
        _ base: BenchResult, named name: String, _ head: BenchResult, acrossMachines: Bool, _ rules: BenchRules
    ) throws -> BenchOutcome {
        if !acrossMachines { try Baseline(name, sessions: [base]).check(head) }
        return assessed(head, rules) { assessment, head in
            assessment.compare(base, &head, names: ("base", "head"))
        }
    }

    /// Compares a result with a baseline.
    ///
    /// - Throws: `no_baseline`, `other_machine`, `other_suite`.
    public static func compare(
        _ head: BenchResult, withBaseline name: String, acrossMachines: Bool, _ rules: BenchRules
    ) throws -> BenchOutcome {
        let baseline = try rules.store.load(name)
        if !acrossMachines { try baseline.check(head) }
        return assessed(head, rules) { assessment, head in assessment.compare(&head, with: baseline) }
    }

    /// Compares a result with targets.
    public static func gate(
        _ result: BenchResult, targets: (CaseResult) -> [Suite.Target], _ rules: BenchRules
    ) -> BenchOutcome {
        var result = result
        Assessment(result.settings, threshold: rules.threshold).prepare(&result, targets: targets)
        return BenchOutcome(result, rules)
    }

    private static func assessed(
        _ head: BenchResult, _ rules: BenchRules,
        _ compare: (Assessment, inout BenchResult) -> [CaseResult.Identity]
    ) -> BenchOutcome {
        var head = head
        head.comparisons = []
        let assessment = Assessment(head.settings, threshold: rules.threshold)
        assessment.prepare(&head) { _ in [] }
        let missing = compare(assessment, &head)
        return BenchOutcome(head, missing: missing, rules)
    }
}
