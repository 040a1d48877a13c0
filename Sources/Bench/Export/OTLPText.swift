internal import LoamBench
internal import LoamBytes

/// An `ExportMetricsServiceRequest` in the JSON encoding of OTLP (opentelemetry-proto 1.x): names in lowerCamelCase, 64-bit
/// integers as texts. Every figure is a gauge; units are UCUM's.
struct OTLPText {
    let result: BenchResult

    var json: JSONValue {
        let program = result.environment.program.split(separator: " ")
        let version = program.count > 1 ? String(program[1]) : ""
        let resource =
            [("service.name", "loam-bench"), ("service.version", version)].filter { !$0.1.isEmpty }
            + ExportPoint.resource(result).map { ("loam.bench." + $0.name, $0.value) }
        return .object([
            "resourceMetrics": .array([
                .object([
                    "resource": .object(["attributes": Self.attributes(resource)]),
                    "scopeMetrics": .array([
                        .object([
                            "scope": .object(["name": .string("loam.bench"), "version": .string(version)]),
                            "metrics": .array(metrics),
                        ])
                    ]),
                ])
            ])
        ])
    }

    private var metrics: [JSONValue] {
        // Microseconds since 1970 are within the years 1 to 9999; nanoseconds of those before 1970 or after 2262 do not fit.
        let nanoseconds = max(0, result.created).multipliedReportingOverflow(by: 1000)
        let time = String(nanoseconds.overflow ? Int64.max : nanoseconds.partialValue)
        return PointGroup.all(ExportPoint.all(result)).map { group in
            let points = group.points.map { point in
                JSONValue.object([
                    "attributes": Self.attributes(point.labels.map { ($0.name, $0.value) }),
                    "timeUnixNano": .string(time), "asDouble": .shortest(point.value),
                ])
            }
            return .object([
                "name": .string("loam.bench." + group.first.name), "unit": .string(Self.unit(group.first)),
                "description": .string(group.first.meaning), "gauge": .object(["dataPoints": .array(points)]),
            ])
        }
    }

    private static func attributes(_ labels: [(String, String)]) -> JSONValue {
        .array(
            labels.map { name, value in
                .object(["key": .string(name), "value": .object(["stringValue": .string(value)])])
            })
    }

    private static func unit(_ point: ExportPoint) -> String {
        switch point.unit {
        case "B": "By"
        case "B/s": "By/s"
        case "/s": point.name == Metric.throughput.name ? "{row}/s" : "1/s"
        case "": "1"
        default: point.unit
        }
    }
}

/// Points of one name and unit, which many formats want together.
struct PointGroup {
    let first: ExportPoint
    var points: [ExportPoint]

    /// In the order in which names come up.
    static func all(_ points: [ExportPoint]) -> [PointGroup] {
        var groups: [PointGroup] = []
        var places: [[String]: Int] = [:]
        for point in points {
            let key = [point.name, point.unit]
            if let place = places[key] {
                groups[place].points.append(point)
            } else {
                places[key] = groups.count
                groups.append(PointGroup(first: point, points: [point]))
            }
        }
        return groups
    }
}
