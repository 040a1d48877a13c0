internal import LoamBytes
internal import LoamStatistics

/// A result as JUnit XML: a testcase for each case, each judged comparison and each gate.
///
/// A wrong result, a regression and a missed target are *failures*: the benchmark ran, and says no. A case that could not be
/// run, and a gate without a figure, are *errors*: it says nothing. What is not settled is *skipped*, or a failure where
/// `strict`. Of two modes of one run neither has to be faster, so that they never fail. `time` of a case is the median of its wall time in seconds.
public struct BenchJUnit {
    private let result: BenchResult
    private let strict: Bool

    /// - Parameter strict: whether what is not settled fails.
    public init(_ result: BenchResult, strict: Bool = false) {
        self.result = result
        self.strict = strict
    }

    private enum Outcome {
        case passed
        case failure(String, String)
        case error(String, String)
        case skipped(String)
    }

    private struct TestCase {
        var group: String
        var name: String
        var seconds: Double?
        var outcome: Outcome
    }

    /// The whole file, valid XML 1.0 whatever the names hold.
    public var xml: String {
        let tests = result.cases.map(test) + result.comparisons.flatMap(tests) + result.gates.map(test)
        var (failures, errors, skipped) = (0, 0, 0)
        for test in tests {
            switch test.outcome {
            case .passed: break
            case .failure: failures += 1
            case .error: errors += 1
            case .skipped: skipped += 1
            }
        }
        let counts =
            "tests=\"\(tests.count)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\" "
            + "time=\"\(Self.seconds(result.elapsed))\""
        // JUnit wants the instant without a zone.
        let start = TimestampText.seconds(result.created).dropLast()
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="loam bench" \(counts)>
              <testsuite name="\(MarkupText.escaped(result.suite))" \(counts) timestamp="\(start)">
            \(tests.map(Self.element).joined(separator: "\n"))
              </testsuite>
            </testsuites>

            """
    }

    private func test(_ one: CaseResult) -> TestCase {
        TestCase(
            group: "cases", name: one.identity.description, seconds: one.summary(.wallTime)?.median,
            outcome: Self.outcome(one))
    }

    private static func outcome(_ one: CaseResult) -> Outcome {
        if case .failed(let reason) = one.verification { return .failure("wrong_result", reason) }
        if let failure = one.failure {
            let text = failure.output.isEmpty ? failure.message : failure.message + "\n" + failure.output
            switch failure.code {
            case "wrong_result": return .failure(failure.code, text)
            case "interrupted", "missing_program": return .skipped(failure.message)
            default: return .error(failure.code, text)
            }
        }
        return one.measured == 0 ? .skipped("no samples were taken") : .passed
    }

    private func tests(_ comparison: CaseComparison) -> [TestCase] {
        let title = ComparisonWords(comparison, result)
        return comparison.metrics.filter(\.metric.isJudged).map { metric in
            let words = ComparisonWords.change(metric) + ": " + metric.reason
            let outcome: Outcome =
                switch metric.verdict {
                case .regression: title.isOfModes ? .passed : .failure("regression", words)
                case .inconclusive:
                    strict && !title.isOfModes ? .failure("inconclusive", words) : .skipped("inconclusive: " + words)
                case .improvement, .noChange: .passed
                }
            return TestCase(
                group: "comparisons", name: "\(title.title) \(metric.metric.name)", seconds: nil,
                outcome: outcome)
        }
    }

    private func test(_ gate: GateResult) -> TestCase {
        let words = GateWords(gate)
        let outcome: Outcome =
            switch gate.status {
            case .met: .passed
            case .missed: .failure("target_missed", words.line)
            case .unclear: strict ? .failure("target_unclear", words.line) : .skipped("unclear: " + words.line)
            case .missing: .error("no_figure", words.line)
            }
        return TestCase(
            group: "gates", name: "\(gate.identity) \(gate.metric.name) \(words.target)", seconds: nil, outcome: outcome
        )
    }

    private static func element(_ test: TestCase) -> String {
        let time = test.seconds.map { " time=\"\(seconds($0))\"" } ?? ""
        let open = "    <testcase classname=\"\(test.group)\" name=\"\(MarkupText.escaped(test.name))\"\(time)"
        func element(_ name: String, _ type: String, _ text: String) -> String {
            let line = text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
            return open
                + ">\n      <\(name) message=\"\(MarkupText.escaped(line))\" type=\"\(MarkupText.escaped(type))\">"
                + MarkupText.escaped(text, keepsLines: true) + "</\(name)>\n    </testcase>"
        }
        switch test.outcome {
        case .passed: return open + "/>"
        case .failure(let type, let text): return element("failure", type, text)
        case .error(let type, let text): return element("error", type, text)
        case .skipped(let text):
            return open + ">\n      <skipped message=\"\(MarkupText.escaped(text))\"/>\n    </testcase>"
        }
    }

    private static func seconds(_ value: Double) -> String { MetricText.plain(value, places: 6) }
}
