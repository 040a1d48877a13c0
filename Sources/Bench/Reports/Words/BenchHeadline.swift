internal import LoamBytes
internal import LoamStatistics

/// What a result comes to in a few words: the counts that head every report.
struct BenchHeadline {
    let result: BenchResult

    init(_ result: BenchResult) { self.result = result }

    /// Cases whose result is wrong.
    var wrong: Int {
        result.cases.count {
            if case .failed = $0.verification { return true }
            return $0.failure?.code == "wrong_result"
        }
    }

    /// Cases whose program is not installed.
    var leftOut: Int { result.cases.count { $0.failure?.code == "missing_program" } }

    /// Cases that failed otherwise.
    var failed: Int {
        result.cases.count {
            guard let failure = $0.failure, failure.code != "wrong_result", failure.code != "missing_program"
            else { return false }
            if case .failed = $0.verification { return false }
            return true
        }
    }

    var verified: Int {
        result.cases.count {
            if case .passed = $0.verification { return true }
            return false
        }
    }

    /// Comparisons with another time.
    func comparisons(_ verdict: Verdict) -> Int {
        result.comparisons.count { $0.verdict == verdict && !ComparisonWords($0, result).isOfModes }
    }

    /// Comparisons of modes, by their words, in the order they come up in.
    var modes: [(word: String, count: Int)] {
        var counts: [(word: String, count: Int)] = []
        for comparison in result.comparisons {
            let words = ComparisonWords(comparison, result)
            guard words.isOfModes else { continue }
            let place = counts.firstIndex { $0.word == words.verdict } ?? counts.endIndex
            if place == counts.endIndex { counts.append((words.verdict, 0)) }
            counts[place].count += 1
        }
        return counts
    }

    func gates(_ status: GateResult.Status) -> Int { result.gates.count { $0.status == status } }

    /// The state that decides, then its counts: `2 regressions, 1 inconclusive`.
    var verdict: String {
        var parts: [String] = []
        func add(_ count: Int, _ one: String, _ many: String) {
            if count > 0 { parts.append("\(FigureText.count(count)) \(count == 1 ? one : many)") }
        }
        add(wrong, "wrong result", "wrong results")
        add(failed, "failed case", "failed cases")
        add(leftOut, "case left out", "cases left out")
        add(comparisons(.regression), "regression", "regressions")
        add(gates(.missed), "missed target", "missed targets")
        add(gates(.missing), "target without a figure", "targets without a figure")
        add(comparisons(.inconclusive), "inconclusive comparison", "inconclusive comparisons")
        add(gates(.unclear), "unclear target", "unclear targets")
        add(comparisons(.improvement), "improvement", "improvements")
        add(comparisons(.noChange), "comparison without change", "comparisons without change")
        add(gates(.met), "target met", "targets met")
        if !modes.isEmpty {
            parts.append("modes: " + modes.map { "\(FigureText.count($0.count)) \($0.word)" }.joined(separator: ", "))
        }
        if !result.isComplete { parts.insert("stopped before its end", at: 0) }
        return parts.isEmpty ? "no comparisons and no targets" : parts.joined(separator: ", ")
    }

    /// What was measured: `12 cases, 480 samples, 12 of 12 verified, 93.1 s`.
    var extent: String {
        let samples = result.cases.reduce(0) { $0 + $1.measured }
        let cases = result.cases.count
        return "\(FigureText.count(cases)) \(cases == 1 ? "case" : "cases"), "
            + "\(FigureText.count(samples)) \(samples == 1 ? "sample" : "samples"), "
            + "\(verified) of \(cases) verified, \(MetricText.value(result.elapsed, .wallTime))"
    }

    /// The instant of the start, UTC: `2026-03-01 12:00:00 UTC`.
    var start: String { TimestampText.seconds(result.created).replacing("T", with: " ").replacing("Z", with: " UTC") }

    /// Name and value of what is known of the machine, the program and the settings.
    var environment: [(name: String, value: String)] {
        let record = result.environment
        var facts: [(name: String, value: String)] = []
        func add(_ name: String, _ value: String) {
            if !value.isEmpty { facts.append((name, value)) }
        }
        add("Started", start)
        add("Program", record.program)
        let dirty = record.isDirty ? ", with changes that are not committed" : ""
        add("Commit", record.commit.isEmpty ? "" : record.commit + dirty)
        add("Branch", record.branch)
        add("Processor", record.processor)
        add("Processors", record.cores > 0 ? String(record.cores) : "")
        add("Memory", record.memory > 0 ? MetricText.value(Double(record.memory), .peakMemory) : "")
        add("System", [record.kernel, record.architecture].filter { !$0.isEmpty }.joined(separator: ", "))
        add("Clock rate", record.governor)
        let loads = [record.loadBefore, record.loadAfter].map {
            $0.map { MetricText.fixed($0, places: 2) } ?? "unknown"
        }
        add(
            "Load before and after",
            record.loadBefore == nil && record.loadAfter == nil ? "" : loads.joined(separator: ", "))
        add("Toolchain", record.toolchain)
        add("Machine", record.machine)
        add("Flags", record.flags.joined(separator: " "))
        let settings = result.settings
        add(
            "Settings",
            "\(settings.minimumRuns) to \(settings.maximumRuns) runs, confidence "
                + "\(MetricText.percent(settings.confidence)), seed \(settings.seed)")
        return facts
    }

    /// Warnings of the run, then of its cases, each with what it is about.
    var warnings: [(about: String, warning: BenchWarning)] {
        result.warnings.map { ("", $0) }
            + result.cases.flatMap { one in one.warnings.map { (one.identity.description, $0) } }
    }
}
