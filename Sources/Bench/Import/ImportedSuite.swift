internal import LoamBytes

/// A result that is being built from another program's file.
struct ImportedSuite {
    private(set) var result: BenchResult
    private let format: BenchImport.Format
    private var identities: Set<CaseResult.Identity> = []
    private var order = 0

    init(_ format: BenchImport.Format, suite: String, created: Int64) {
        self.format = format
        result = BenchResult(
            suite: suite, suiteDigest: "", created: created, environment: EnvironmentRecord(), settings: RunSettings())
    }

    /// Changes what is known of the machine.
    mutating func describe(_ change: (inout EnvironmentRecord) -> Void) {
        change(&result.environment)
        let record = result.environment
        // As for runs of our own, without what no other program records: their memory.
        let known = [record.processor, "\(record.cores)", record.architecture]
        result.environment.machine =
            record.cores == 0 ? "" : String(SHA256.text(of: known.joined(separator: "|")).prefix(16))
    }

    /// Adds a case. A second one of the same name is numbered, since both were measured.
    ///
    /// - Parameter rounds: the values of each sample in the order of time, by the names of metrics.
    mutating func add(_ one: CaseResult, rounds: [[String: Double]]) {
        var one = one
        let name = one.identity.name
        var number = 1
        while !identities.insert(one.identity).inserted {
            number += 1
            one.identity.name = "\(name) (\(number))"
        }
        one.samples = rounds.enumerated().map { block, values in
            defer { order += 1 }
            return Sample(block: block, order: order, isWarmUp: false, values: values)
        }
        let parts = [format.rawValue, one.identity.description] + one.parameters.map { "\($0.name)=\($0.value)" }
        one.digest = SHA256.text(of: parts.joined(separator: "\u{1F}"))
        result.cases.append(one)
    }

    /// The whole, with a digest of what was measured.
    func finished() -> BenchResult {
        var result = result
        result.suiteDigest = SHA256.text(of: result.cases.map(\.digest).joined(separator: "\u{1F}"))
        return result
    }

    /// The warning that a case has no samples of its own.
    static func aggregatesOnly(_ hint: String) -> BenchWarning {
        BenchWarning(
            "aggregates_only", "the file has no samples, only figures made of them: the median counts as one sample",
            hint: hint)
    }
}
