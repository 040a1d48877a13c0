internal import LoamBytes

/// What a command's JSON says of its work.
struct OutputFigures: Equatable {
    var rows: Int?
    var bytes: Int?
    /// All digests that the path finds, joined.
    var digest = ""
    /// SHA-256 of standard output, where the suite asks for it.
    var output = ""
    /// The suite's own metrics.
    var custom: [String: Double] = [:]
    /// Samples of a command that times itself.
    var samples: [[String: Double]] = []

    /// Reads them.
    ///
    /// - Throws: what is missing or of another type, in words.
    static func read(
        _ path: String, _ group: SuitePlan.Group, _ mode: Suite.Mode
    ) throws(CommandError) -> OutputFigures {
        var figures = OutputFigures()
        let definition = group.definition
        let wantsJSON = !mode.figures.isEmpty || !definition.metrics.isEmpty || mode.timesItself
        let wantsDigest = !definition.expectation.output.isEmpty || definition.expectation.same.contains("output")
        guard wantsJSON || wantsDigest else { return figures }
        guard let bytes = try? FileSystem.read(path, limit: 256 << 20) else {
            throw CommandError("its output cannot be read, or is over 256 MiB")
        }
        if wantsDigest { figures.output = bytes.withUnsafeBytes { SHA256.text(of: $0) } }
        guard wantsJSON else { return figures }
        let json: JSONValue
        do throws(JSONError) { json = try JSONParser.parse(bytes) } catch {
            throw CommandError(
                "it printed no JSON: \(error)",
                hint: "the suite reads figures from standard output, which has to be one JSON document")
        }
        figures.rows = try integer(mode.figures.rows, json)
        figures.bytes = try integer(mode.figures.bytes, json)
        if !mode.figures.digest.isEmpty {
            figures.digest = JSONPath.find(mode.figures.digest, in: json).compactMap(\.text).joined(separator: "+")
        }
        for metric in definition.metrics {
            figures.custom[metric.metric.name] = try number(metric.path, json, "metric \(metric.metric.name)")
        }
        if mode.timesItself { figures.samples = try samples(json) }
        return figures
    }

    private static func integer(_ path: String, _ json: JSONValue) throws(CommandError) -> Int? {
        guard !path.isEmpty else { return nil }
        let number = try number(path, json, path)
        guard number.magnitude < 9e18 else { throw CommandError("\(path) is out of range in its output") }
        return Int(number)
    }

    private static func number(_ path: String, _ json: JSONValue, _ what: String) throws(CommandError) -> Double {
        let found = JSONPath.find(path, in: json)
        guard !found.isEmpty else {
            throw CommandError("its output has no \(path), which \(what) is read from")
        }
        var sum = 0.0
        for value in found {
            guard case .number(let text) = value, let number = Double(text), number.isFinite else {
                throw CommandError("\(path) is no number in its output")
            }
            sum += number
        }
        return sum
    }

    /// `samples`: numbers of seconds, or objects with wall_s, cpu_s and peak_rss_bytes.
    private static func samples(_ json: JSONValue) throws(CommandError) -> [[String: Double]] {
        guard let elements = json["samples"]?.elements, !elements.isEmpty else {
            throw CommandError("its output has no samples, though it times itself")
        }
        var samples: [[String: Double]] = []
        for element in elements {
            var values: [String: Double] = [:]
            if case .number(let text) = element { values[Metric.wallTime.name] = Double(text) }
            for (key, metric) in [("wall_s", Metric.wallTime), ("cpu_s", .cpuTime), ("peak_rss_bytes", .peakMemory)] {
                if case .number(let text)? = element[key] { values[metric.name] = Double(text) }
            }
            guard let wall = values[Metric.wallTime.name], wall.isFinite, wall >= 0 else {
                throw CommandError("a sample in its output has no wall_s")
            }
            samples.append(values)
        }
        return samples
    }
}

/// Values of a JSON document by path: keys with dots between them, `[]` for each element of an array.
enum JSONPath {
    static func find(_ path: String, in value: JSONValue) -> [JSONValue] {
        guard !path.isEmpty else { return [value] }
        let first = path.prefix { $0 != "." }
        let rest = String(path.dropFirst(first.count + 1))
        let isEach = first.hasSuffix("[]")
        let key = String(isEach ? first.dropLast(2) : first)
        guard let found = key.isEmpty ? value : value[key] else { return [] }
        return isEach ? (found.elements ?? []).flatMap { find(rest, in: $0) } : find(rest, in: found)
    }
}
