internal import LoamBench
internal import LoamBytes

/// Bodies of Datadog's `api/v2/series`: gauges with tags, a thousand series a body. Datadog takes points of the last hour only.
struct DatadogText {
    let result: BenchResult
    private static let seriesABody = 1000

    /// Seconds after which Datadog drops a point.
    static let oldest: Int64 = 3600

    var bodies: [JSONValue] {
        let shared = ExportPoint.resource(result)
        let series = ExportPoint.all(result).map { point in
            let tags = (shared + point.labels).map { "\($0.name):\($0.value)" }
            var members: [JSONValue.Member] = [
                .init("metric", .string("loam.bench." + Self.name(point.name))), .init("type", .integer(3)),
                .init(
                    "points",
                    .array([
                        .object([
                            "timestamp": .integer(result.created / 1_000_000), "value": .shortest(point.value),
                        ])
                    ])),
                .init("tags", .array(tags.map { .string($0) })),
            ]
            if let unit = ["s": "second", "B": "byte", "%": "percent"][point.unit] {
                members.append(.init("unit", .string(unit)))
            }
            return JSONValue.object(members)
        }
        return stride(from: 0, to: series.count, by: Self.seriesABody).map { start in
            .object(["series": .array(Array(series[start..<min(start + Self.seriesABody, series.count)]))])
        }
    }

    /// Letters, digits, underscores and dots; anything else is an underscore.
    private static func name(_ text: String) -> String {
        let bytes = text.utf8.map { byte in
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2E ? byte : 0x5F
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
