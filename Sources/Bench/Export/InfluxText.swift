internal import LoamBench
internal import LoamBytes

/// Lines of InfluxDB's line protocol with instants in microseconds: a line for each metric of a case, its statistics as fields.
///
/// The protocol has no spelling for line feeds and for a backslash in front of what it escapes; both are replaced, by a blank
/// and by a slash.
struct InfluxText {
    let result: BenchResult

    var text: String {
        let shared = ExportPoint.resource(result)
        var lines: [(head: String, fields: [String])] = []
        var places: [String: Int] = [:]
        for point in ExportPoint.all(result) {
            let statistic = point.labels.first { $0.name == "statistic" }?.value
            var tags = shared + point.labels.filter { $0.name != "statistic" }
            if case .metric(let metric) = point.kind {
                tags.append(("metric", metric.name))
                if !metric.unit.isEmpty { tags.append(("unit", metric.unit)) }
            }
            let sorted = tags.filter { !$0.value.isEmpty }.sorted { $0.name < $1.name }
            let head = measurement(point) + sorted.map { ",\($0.name)=\(Self.tag($0.value))" }.joined()
            let field = "\(statistic ?? "value")=\(point.value)"
            if let place = places[head] {
                lines[place].fields.append(field)
            } else {
                places[head] = lines.count
                lines.append((head, [field]))
            }
        }
        return lines.map { "\($0.head) \($0.fields.joined(separator: ",")) \(result.created)\n" }.joined()
    }

    private func measurement(_ point: ExportPoint) -> String {
        if case .metric = point.kind { return "loam_bench" }
        return "loam_bench_" + point.name
    }

    private static func tag(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case ",", "=", " ": out += "\\" + String(scalar)
            case "\\": out += "/"
            default: out += scalar.value < 32 || scalar.value == 127 ? "\\ " : String(scalar)
            }
        }
        return out
    }

    /// The path with organisation and bucket.
    static func path(organisation: String, bucket: String) -> String {
        "/api/v2/write?org=\(query(organisation))&bucket=\(query(bucket))&precision=us"
    }

    private static func query(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.map { byte in
            let isPlain = (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
            return isPlain || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
                ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }.joined()
    }
}
