internal import Glibc
internal import Loam
internal import LoamBench

/// How a measurement ends: the exit code, and the line that says why.
enum BenchEnding {
    /// - Parameter missing: cases that had nothing to be compared with.
    static func status(
        of result: BenchResult, missing: [CaseResult.Identity], _ verdicts: VerdictOptions
    ) -> (ExitStatus, String) {
        if let wrong = result.cases.first(where: \.isWrong) {
            return (.checksFailed, "\(wrong.identity) gave a wrong result: \(wrong.failure?.message ?? "")")
        }
        if !result.isComplete { return (.interrupted, "interrupted; what was measured is kept") }
        let failed = result.cases.filter { $0.failure != nil && $0.failure?.code != "missing_program" }
        if let first = failed.first {
            return (
                .failed,
                "\(failed.count) of \(result.cases.count) cases failed, first \(first.identity): \(first.failure?.message ?? "")"
            )
        }
        guard !verdicts.reportOnly else { return (.done, "") }
        return judged(result, missing, verdicts)
    }

    private static func judged(
        _ result: BenchResult, _ missing: [CaseResult.Identity], _ verdicts: VerdictOptions
    ) -> (ExitStatus, String) {
        let regressions = result.comparisons.filter { $0.kind == .versions && $0.verdict == .regression }
        let missed = result.gates.filter { $0.status == .missed }
        if !regressions.isEmpty || !missed.isEmpty {
            let parts = [
                regressions.isEmpty ? "" : "\(regressions.count) regression\(regressions.count == 1 ? "" : "s")",
                missed.isEmpty ? "" : "\(missed.count) target\(missed.count == 1 ? "" : "s") missed",
            ]
            return (.regression, parts.filter { !$0.isEmpty }.joined(separator: ", "))
        }
        let absent = result.gates.filter { $0.status == .missing }
        if let first = missing.first {
            return (
                .nothingToCompare,
                "\(missing.count) cases have no baseline, first \(first): that is no pass"
            )
        }
        if let first = absent.first {
            return (
                .nothingToCompare, "there is no \(first.metric.name) of \(first.identity) to hold against its target"
            )
        }
        let open =
            result.comparisons.filter { $0.kind == .versions && $0.verdict == .inconclusive }.count
            + result.gates.filter { $0.status == .unclear }.count
        if verdicts.strict && open > 0 { return (.inconclusive, "\(open) verdicts are inconclusive") }
        return (.done, "")
    }

    /// Ends the process, if there is something to say.
    static func exit(_ status: ExitStatus, _ message: String) {
        guard status != .done else { return }
        if CommandLine.arguments.contains("--json") {
            let error = JSONValue.object(["code": .string("\(status)"), "message": .string(message)])
            StandardError.write(error.compact() + "\n")
        } else {
            StandardError.write((status == .interrupted ? "" : "Error: ") + message + "\n")
        }
        Glibc.exit(status.rawValue)
    }
}
