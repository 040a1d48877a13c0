internal import LoamBench

extension Confirmation {
    /// Takes a second measurement of what regressed into the first. One that did not come to its end confirms nothing, and takes
    /// nothing back.
    static func apply(_ second: BenchResult, to result: inout BenchResult, _ regressed: [CaseComparison]) {
        guard second.isComplete && !second.cases.contains(where: { $0.failure != nil }) else {
            result.isComplete = result.isComplete && second.isComplete
            for failed in second.cases where failed.failure != nil {
                guard let index = result.cases.firstIndex(where: { $0.identity == failed.identity }) else { continue }
                result.cases[index].failure = failed.failure
                result.cases[index].verification = failed.verification
            }
            return
        }
        let confirmed = combined(regressed, second.comparisons)
        for index in result.comparisons.indices {
            let old = result.comparisons[index]
            let new = confirmed.first {
                $0.identity == old.identity && $0.base == old.base && $0.head == old.head
            }
            if let new { result.comparisons[index] = new }
        }
    }
}
