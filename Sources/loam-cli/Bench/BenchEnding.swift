internal import Glibc
internal import Loam
internal import LoamBenchJobs

/// Ends the process as a measurement concludes.
enum BenchEnding {
    static func status(of conclusion: BenchConclusion) -> ExitStatus {
        switch conclusion.kind {
        case .done: .done
        case .inconclusive: .inconclusive
        case .nothingToCompare: .nothingToCompare
        case .regression: .regression
        case .failed: .failed
        case .wrong: .checksFailed
        case .interrupted: .interrupted
        }
    }

    /// Says why and ends the process; returns where all is done.
    static func exit(_ conclusion: BenchConclusion) {
        let status = status(of: conclusion)
        guard status != .done else { return }
        if CommandLine.arguments.contains("--json") {
            let error = JSONValue.object(["code": .string("\(status)"), "message": .string(conclusion.message)])
            StandardError.write(error.compact() + "\n")
        } else {
            StandardError.write((status == .interrupted ? "" : "Error: ") + conclusion.message + "\n")
        }
        Glibc.exit(status.rawValue)
    }
}
