public import LoamBytes
public import LoamEngine
internal import LoamStatistics

/// What A/A calibration found of a machine, in a file beside the baselines.
public struct NoiseRecord: Sendable, Equatable {
    public static let schema = "loam.noise/1"

    /// The machine, as in `EnvironmentRecord`.
    public var machine: String
    public var created: Int64
    public var floors: [NoiseFloor]

    public init(machine: String, created: Int64, floors: [NoiseFloor]) {
        self.machine = machine
        self.created = created
        self.floors = floors
    }

    /// Measures of sessions of one command, two arms each, that differ in nothing: the largest relative difference of medians
    /// between the arms of a session, which are interleaved.
    public static func floors(_ sessions: [BenchResult]) -> [NoiseFloor] {
        let metrics = [Metric.wallTime, .cpuTime, .userTime, .peakMemory, .averageMemory, .throughput]
        return metrics.compactMap { metric in
            let differences = sessions.compactMap { session -> Double? in
                guard session.cases.count == 2, let one = session.cases[0].summary(metric)?.median,
                    let other = session.cases[1].summary(metric)?.median, one > 0, other > 0
                else { return nil }
                return max(one / other, other / one) - 1
            }
            return differences.max().map { NoiseFloor(metric: metric.name, relative: $0) }
        }
    }

    public var json: JSONValue {
        .object([
            "schema": .string(Self.schema), "machine": .string(machine), "created": .integer(created),
            "floors": .array(
                floors.map { .object(["metric": .string($0.metric), "relative": .shortest($0.relative)]) }),
        ])
    }

    public var text: String { json.pretty() }

    /// Reads the file; nil where there is none.
    ///
    /// - Throws: `bad_document` where it is damaged.
    public static func read(path: String) throws(RunError) -> NoiseRecord? {
        guard FileSystem.exists(path) else { return nil }
        let bytes: [UInt8]
        do throws(FileError) { bytes = try FileSystem.read(path, limit: 1 << 20) } catch {
            throw RunError(.missingInput, error.reason, location: path)
        }
        let origin = DocumentNode.Origin(
            code: .badDocument, location: path, hint: "measure it anew: loam bench calibrate")
        let node = try DocumentNode.parse(bytes, origin)
        guard case .object = node.value, node.value["schema"]?.text == schema else {
            throw node.error("this is no noise record of the form \(schema)")
        }
        try node.allow("schema", "machine", "created", "floors")
        return NoiseRecord(
            machine: try node.member("machine").text(), created: Int64(try node.member("created").integer()),
            floors: try node.member("floors").elements(atMost: 100).map { item throws(RunError) in
                NoiseFloor(
                    metric: try item.member("metric").text(), relative: try item.member("relative").number(0...1e300))
            })
    }
}
