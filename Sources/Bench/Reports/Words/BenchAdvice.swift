internal import LoamStatistics

/// A sentence that follows from figures, and what to do about it.
struct BenchAdvice: Equatable {
    /// What it is about, the most urgent first.
    enum Kind: Int {
        case wrong, failed, regression, target, winner, memory, noise, unclear
    }

    var kind: Kind
    var text: String
    /// What to do; empty where the text says it.
    var hint: String

    init(_ kind: Kind, _ text: String, hint: String = "") {
        self.kind = kind
        self.text = text
        self.hint = hint
    }

    /// Sentences of one kind that are shown one by one; of more, the others are counted.
    private static let shown = 6

    /// Everything that a result gives reason to say, the most urgent first. Without figures nothing is said.
    static func all(_ result: BenchResult) -> [BenchAdvice] {
        let all = cases(result) + gates(result) + tallies(result) + comparisons(result) + memory(result) + noise(result)
        let grouped = Dictionary(grouping: all, by: \.kind)
        return grouped.keys.sorted { $0.rawValue < $1.rawValue }.flatMap { kind in
            let advice = grouped[kind] ?? []
            let left = advice.count - shown
            guard left > 0 else { return advice }
            return advice.prefix(shown) + [BenchAdvice(kind, "and \(left) more of this kind")]
        }
    }

    private static func cases(_ result: BenchResult) -> [BenchAdvice] {
        result.cases.compactMap { one in
            if case .failed(let reason) = one.verification {
                return BenchAdvice(
                    .wrong, "\(one.identity) gives a wrong result: \(reason)",
                    hint: "mend it before reading its figures")
            }
            guard let failure = one.failure else { return nil }
            let kind: Kind = failure.code == "wrong_result" ? .wrong : .failed
            return BenchAdvice(kind, "\(one.identity) has no whole set of figures: \(failure.message)")
        }
    }

    private static func gates(_ result: BenchResult) -> [BenchAdvice] {
        result.gates.compactMap { gate in
            let words = GateWords(gate)
            switch gate.status {
            case .met: return nil
            case .missed: return BenchAdvice(.target, "\(gate.identity) misses its target: \(words.line)")
            case .unclear:
                return BenchAdvice(
                    .unclear, "\(gate.identity) may or may not meet its target: \(words.line)",
                    hint: "measure longer, with a higher --runs")
            case .missing:
                return BenchAdvice(.target, "\(gate.identity) has no figure for its target: \(words.line)")
            }
        }
    }

    private static func comparisons(_ result: BenchResult) -> [BenchAdvice] {
        result.comparisons.flatMap { comparison -> [BenchAdvice] in
            let words = ComparisonWords(comparison, result)
            let unclear = words.judged(.inconclusive).map { metric in
                inconclusive(words, metric)
            }
            if words.isOfModes { return modes(words) + unclear }
            let worse = words.judged(.regression).map {
                BenchAdvice(
                    .regression, "\(comparison.identity): \(ComparisonWords.change($0)) since \(comparison.base)",
                    hint: "look at what has changed since then; profile this case first")
            }
            let better = words.judged(.improvement).map {
                BenchAdvice(
                    .winner, "\(comparison.identity): \(ComparisonWords.change($0)) since \(comparison.base)",
                    hint: "promote this run to the baseline once it is confirmed")
            }
            return worse + better + unclear
        }
    }

    /// Who wins by how much, and who does not.
    private static func modes(_ words: ComparisonWords) -> [BenchAdvice] {
        let comparison = words.comparison
        return [Metric.wallTime, .throughput, .peakMemory].compactMap(words.metric).compactMap { metric in
            let isMemory = metric.metric.name == Metric.peakMemory.name
            switch metric.verdict {
            case .improvement, .regression:
                let winner = metric.verdict == .improvement ? comparison.head : comparison.base
                let better = isMemory ? "needs less memory" : "is faster"
                return BenchAdvice(
                    isMemory ? .memory : .winner, "\(comparison.identity): \(winner) \(better): \(words.ratio(metric))")
            case .noChange where metric.metric.isJudged && !isMemory:
                return BenchAdvice(
                    .winner,
                    "\(comparison.identity): \(comparison.base) and \(comparison.head) do not differ by more than "
                        + "\(MetricText.percent(metric.threshold)): choose by something else")
            default: return nil
            }
        }
    }

    private static func inconclusive(_ words: ComparisonWords, _ metric: MetricComparison) -> BenchAdvice {
        let hint = metric.moreRuns.map { "measure again with --runs \(metric.runs + $0)" }
        return BenchAdvice(
            .unclear, "\(words.title): \(metric.metric.name) is not settled: \(metric.reason)",
            hint: hint ?? "look for a quieter machine: --pin, nothing else running, or another time of day")
    }

    /// Of two modes over several cases: who won how often.
    private static func tallies(_ result: BenchResult) -> [BenchAdvice] {
        var tallies: [(base: String, head: String, counts: [Verdict: Int])] = []
        for comparison in result.comparisons where ComparisonWords(comparison, result).isOfModes {
            guard let metric = ComparisonWords(comparison, result).metric(.wallTime) else { continue }
            let place =
                tallies.firstIndex { $0.base == comparison.base && $0.head == comparison.head } ?? tallies.endIndex
            if place == tallies.endIndex { tallies.append((comparison.base, comparison.head, [:])) }
            tallies[place].counts[metric.verdict, default: 0] += 1
        }
        return tallies.compactMap { base, head, counts in
            let total = counts.values.reduce(0, +)
            guard total > 1 else { return nil }
            let (wins, losses) = (counts[.improvement] ?? 0, counts[.regression] ?? 0)
            return BenchAdvice(
                .winner,
                "over \(total) cases \(head) is faster than \(base) in \(wins), slower in \(losses), "
                    + "the same in \(counts[.noChange] ?? 0), unsettled in \(counts[.inconclusive] ?? 0)")
        }
    }

    private static func memory(_ result: BenchResult) -> [BenchAdvice] {
        let memory = Double(result.environment.memory)
        guard memory > 0 else { return [] }
        return result.cases.compactMap { one in
            guard let peak = one.summary(.peakMemory), peak.maximum > memory / 2 else { return nil }
            return BenchAdvice(
                .memory,
                "\(one.identity) needs up to \(MetricText.value(peak.maximum, .peakMemory)), "
                    + "\(MetricText.percent((peak.maximum / memory * 100).rounded() / 100)) of this machine's memory",
                hint: "its times may be those of the machine running short; take a smaller scenario or a larger machine"
            )
        }
    }

    private static func noise(_ result: BenchResult) -> [BenchAdvice] {
        result.noiseFloor.compactMap { floor in
            let metrics = result.cases.flatMap(\.metrics).filter { $0.name == floor.metric && $0.isJudged }
            guard let metric = metrics.first(where: { $0.direction != .exact && $0.threshold < floor.relative }) else {
                return nil
            }
            return BenchAdvice(
                .noise,
                "\(floor.metric) moves by \(MetricText.percent(floor.relative)) on this machine without any change, more than "
                    + "the threshold of \(MetricText.percent(metric.threshold))",
                hint: "smaller changes than that cannot be seen here; --pin, or a quieter machine, lowers it")
        }
    }
}
