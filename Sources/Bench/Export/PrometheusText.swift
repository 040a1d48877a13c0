internal import LoamBench
internal import LoamBytes

/// Prometheus' text exposition format 0.0.4, without instants: a Pushgateway takes none. The suite is part of the
/// grouping key and so of no line.
struct PrometheusText {
    let result: BenchResult

    var text: String {
        var taken: Set<String> = []
        var lines: [String] = []
        let shared = ExportPoint.resource(result).filter { $0.name != "suite" }
        for group in PointGroup.all(ExportPoint.all(result)) {
            let name = Self.unique("loam_bench_" + Self.name(group.first), &taken)
            lines += ["# HELP \(name) \(Self.help(group.first.meaning))", "# TYPE \(name) gauge"]
            lines += group.points.map { point in
                let labels = (shared + point.labels).map { "\($0.name)=\"\(Self.label($0.value))\"" }
                return "\(name){\(labels.joined(separator: ","))} \(point.value)"
            }
        }
        let time = Self.unique("loam_bench_run_timestamp_seconds", &taken)
        let labels = shared.map { "\($0.name)=\"\(Self.label($0.value))\"" }.joined(separator: ",")
        lines += [
            "# HELP \(time) start of the run, in seconds since 1970", "# TYPE \(time) gauge",
            "\(time){\(labels)} \(result.created / 1_000_000)",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    /// The path that replaces what the gateway holds of this suite: `/metrics/job/JOB/suite/SUITE`. What a path cannot hold is
    /// spelt in base64, as the gateway has it.
    static func path(job: String, suite: String) -> String {
        "/metrics/job" + segment(job) + "/suite" + segment(suite)
    }

    private static func segment(_ value: String) -> String {
        let isPlain =
            !value.isEmpty && value.utf8.allSatisfy { isLetter($0) || isDigit($0) || [0x2D, 0x2E, 0x5F].contains($0) }
        // A dot alone would be a step in the path.
        if isPlain, value != ".", value != ".." { return "/" + value }
        return "@base64/" + (value.isEmpty ? "=" : base64(Array(value.utf8)))
    }

    /// RFC 4648's alphabet for URLs, without padding.
    private static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let piece = bytes[start..<min(start + 3, bytes.count)]
            var bits = piece.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - piece.count))
            var digits: [Character] = []
            for _ in 0..<4 {
                digits.append(alphabet[bits & 63])
                bits >>= 6
            }
            text += String(digits.reversed().prefix(piece.count + 1))
        }
        return text
    }

    /// The name with the unit after it, of the characters that names may have.
    private static func name(_ point: ExportPoint) -> String {
        let unit =
            switch point.unit {
            case "s": "_seconds"
            case "B": "_bytes"
            case "%": "_percent"
            case "/s": point.name == Metric.throughput.name ? "_rows_per_second" : "_per_second"
            case "B/s": "_bytes_per_second"
            case "": ""
            default: "_" + point.unit
            }
        let bytes = (point.name + unit).utf8.map { isLetter($0) || isDigit($0) ? $0 : UInt8(ascii: "_") }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Names that differ in other characters only are numbered.
    private static func unique(_ name: String, _ taken: inout Set<String>) -> String {
        var unique = name
        var number = 1
        while !taken.insert(unique).inserted {
            number += 1
            unique = "\(name)_\(number)"
        }
        return unique
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func help(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\r\n", with: "\\n").replacing("\n", with: "\\n")
    }

    private static func label(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": "\\\\"
            case "\"": "\\\""
            case "\n": "\\n"
            default: String(scalar)
            }
        }.joined()
    }
}
