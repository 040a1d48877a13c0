public import LoamBytes
internal import LoamEngine
internal import LoamStatistics

/// The JSON object that a benchmark program prints of a case: what `samples: own` and `figures: case` of a suite read.
public enum CaseDocument {
    /// `{"case", "rows", "bytes", "digest", "wall_s", "cpu_s", "peak_rss_bytes", "repetitions", "samples"}`; the figures of the whole
    /// are medians of the samples.
    public static func json(
        _ name: String, rows: Int, bytes: Int, digest: String, _ outcome: CalibratedLoop.Outcome
    ) -> JSONValue {
        func median(_ values: [Double]) -> JSONValue {
            values.isEmpty ? .null : .decimal(SampleSummary(values).median, places: 9)
        }
        return .object([
            "case": .string(name), "rows": .integer(rows), "bytes": .integer(bytes), "digest": .string(digest),
            "wall_s": median(outcome.samples.map(\.wall)), "cpu_s": median(outcome.samples.map(\.cpu)),
            "peak_rss_bytes": .integer(Machine.peakMemory()), "repetitions": .integer(outcome.repetitions),
            "samples": .array(
                outcome.samples.map {
                    .object(["wall_s": .decimal($0.wall, places: 9), "cpu_s": .decimal($0.cpu, places: 9)])
                }),
        ])
    }
}
