internal import LoamStatistics

/// A result as CSV (RFC 4180), a row a sample: for spreadsheets, and for those who compute figures again.
///
/// First the columns that reports of benchmarks commonly have, with their names; then what places the sample; then every
/// metric of the result with its unit in the header, in that unit. A case without samples has one row without figures, so that
/// its failure is seen.
public enum BenchCSV {
    private static let first = [
        "scenario_name", "mode", "run_number", "execution_time_seconds", "events_generated", "events_per_second",
        "peak_memory_mb", "avg_cpu_percent", "success", "validation_passed", "case", "block", "warm_up", "outlier",
    ]

    /// The whole file; lines end with a line feed.
    public static func text(_ result: BenchResult) -> String {
        let metrics = metrics(result)
        let header = first + metrics.map { $0.unit.isEmpty ? $0.name : "\($0.name) [\($0.unit)]" }
        var lines = [header.map(cell).joined(separator: ",")]
        for one in result.cases {
            let rows = one.samples.isEmpty ? [emptyRow(one, metrics)] : rows(one, metrics)
            lines += rows.map { $0.map(cell).joined(separator: ",") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The metrics of all cases, each once, in the order they come up in.
    static func metrics(_ result: BenchResult) -> [Metric] {
        var seen: Set<[String]> = []
        return result.cases.flatMap(\.metrics).filter { seen.insert([$0.name, $0.unit]).inserted }
    }

    private static func rows(_ one: CaseResult, _ metrics: [Metric]) -> [[String]] {
        let labels = OutlierLabels(one)
        return one.samples.indices.map { place in
            let sample = one.samples[place]
            let label = sample.isWarmUp ? "" : labels[place]?.rawValue ?? "inside"
            let own = metrics.map { metric in
                one.metrics.contains { $0.name == metric.name && $0.unit == metric.unit }
                    ? number(sample.values[metric.name]) : ""
            }
            return head(one, sample, run: place + 1)
                + [one.identity.name, String(sample.block), String(sample.isWarmUp), label] + own
        }
    }

    private static func head(_ one: CaseResult, _ sample: Sample, run: Int) -> [String] {
        let time = sample.values[Metric.wallTime.name]
        var rate = sample.values[Metric.throughput.name]
        if rate == nil, let rows = one.rows, let time, time > 0 { rate = Double(rows) / time }
        // The column is of megabytes of 2^20 bytes, as those who named it count them.
        let memory = sample.values[Metric.peakMemory.name].map { $0 / 0x1p20 }
        return names(one) + [
            String(run), number(time), one.rows.map(String.init) ?? "", number(rate), number(memory),
            number(sample.values[Metric.cpuUtilisation.name]), String(one.isSound), validation(one),
        ]
    }

    private static func emptyRow(_ one: CaseResult, _ metrics: [Metric]) -> [String] {
        names(one) + ["", "", one.rows.map(String.init) ?? "", "", "", ""]
            + [String(one.isSound), validation(one), one.identity.name, "", "", ""] + metrics.map { _ in "" }
    }

    private static func names(_ one: CaseResult) -> [String] {
        [one.identity.scenario.isEmpty ? one.identity.name : one.identity.scenario, one.identity.mode]
    }

    /// Empty where nothing was asked: neither passed nor failed.
    private static func validation(_ one: CaseResult) -> String {
        switch one.verification {
        case .notAsked: ""
        case .passed: "true"
        case .failed: "false"
        }
    }

    private static func number(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "" }
        if value == value.rounded(), value.magnitude < 0x1p53 { return String(Int(value)) }
        return String(value)
    }

    private static func cell(_ text: String) -> String {
        let special = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        return special ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
