public import LoamBench
public import LoamBytes
public import LoamJobs

/// A result with its verdicts, and how the measurement ends.
public struct BenchOutcome: JobDocument {
    public var result: BenchResult
    public var conclusion: BenchConclusion

    public init(_ result: BenchResult, missing: [CaseResult.Identity] = [], _ rules: BenchRules) {
        self.result = result
        conclusion = BenchConclusion(of: result, missing: missing, rules)
    }

    public var text: String { BenchText(result).text }

    public var json: JSONValue { BenchDocument.json(result) }
}
