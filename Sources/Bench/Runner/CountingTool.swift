internal import LoamBytes

/// Counts what a command does by running it once more under valgrind: slow, and the same on a quiet and a busy machine.
public enum CountingTool: String, Sendable, CaseIterable {
    /// Instructions, by callgrind's counts: for machines whose processor counts none.
    case instructions
    /// Calls of malloc and its kin, by memcheck's summary.
    case allocations

    var words: [String] {
        switch self {
        case .instructions: ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        case .allocations: ["valgrind", "--tool=memcheck", "--leak-check=no", "--undef-value-errors=no"]
        }
    }

    var metric: Metric { self == .instructions ? .instructions : .allocations }

    /// The count, in what valgrind writes to standard error: `Collected : 123`, `total heap usage: 1,234 allocs`.
    func count(in text: String) -> Double? {
        for line in text.split(separator: "\n").reversed() {
            let mark = self == .instructions ? "Collected :" : "total heap usage:"
            guard let range = line.firstRange(of: mark) else { continue }
            let digits = line[range.upperBound...].drop { $0 == " " }.prefix { ("0"..."9").contains($0) || $0 == "," }
            return Double(digits.filter { $0 != "," })
        }
        return nil
    }
}

extension ArmRun {
    /// Runs the command once under a tool. A failure is only a warning: the samples are valid without it.
    func count(_ tool: CountingTool) {
        guard let first = result.samples.firstIndex(where: { !$0.isWarmUp }) else { return }
        guard let text = errors(of: tool.words + result.command), let count = tool.count(in: text) else {
            result.warnings.append(
                .init(
                    "not_counted",
                    "\(tool.rawValue) could not be counted: valgrind is missing, or cannot run this command",
                    hint: "install valgrind"))
            return
        }
        result.samples[first].values[tool.metric.name] = count
        guard !result.metrics.contains(where: { $0.name == tool.metric.name }) else { return }
        result.metrics.append(tool.metric)
    }
}
