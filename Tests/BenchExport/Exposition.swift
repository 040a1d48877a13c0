import LoamTestSupport

/// A strict reader of Prometheus' text format: a type before its samples, legal names, escaped labels, no instants.
struct Exposition {
    struct Sample {
        var name: String
        var labels: [String: String]
        var value: Double

        var key: String { name + labels.sorted { $0.key < $1.key }.map { "|\($0.key)=\($0.value)" }.joined() }
    }

    private(set) var types: [String: String] = [:]
    private(set) var samples: [Sample] = []

    init(_ text: String) throws {
        try demand(text.hasSuffix("\n"), "the last line ends")
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if line.hasPrefix("# TYPE ") {
                let name = String(words[2])
                try demand(types.updateValue(String(words[3]), forKey: name) == nil, "\(name) has two types")
            } else if !line.hasPrefix("# HELP ") {
                let sample = try Self.sample(line)
                try demand(types[sample.name] != nil, "\(sample.name) has no type")
                samples.append(sample)
            }
        }
    }

    private static func sample(_ line: Substring) throws -> Sample {
        let name = line.prefix { $0 != "{" }
        try demand(
            name.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x5F },
            "name \(name)")
        var rest = line.dropFirst(name.count + 1)
        var labels: [String: String] = [:]
        while rest.first != "}" {
            let key = rest.prefix { $0 != "=" }
            rest = rest.dropFirst(key.count + 2)
            var value = ""
            while let next = rest.popFirst(), next != "\"" {
                guard next == "\\" else {
                    value.append(next)
                    continue
                }
                let escaped = rest.popFirst()
                guard let plain = ["n": "\n", "\\": "\\", "\"": "\""][escaped.map(String.init) ?? ""] else {
                    throw Mismatch("escape in \(line)")
                }
                value += plain
            }
            labels[String(key)] = value
            if rest.first == "," { rest.removeFirst() }
        }
        let words = rest.dropFirst().split(separator: " ")
        guard words.count == 1, let value = Double(words[0]) else { throw Mismatch("one value expected: \(rest)") }
        return Sample(name: String(name), labels: labels, value: value)
    }
}

/// A line of InfluxDB's line protocol: `measurement,tag=value field=1.0 time`, with a backslash before what would end a part.
struct InfluxLine {
    var measurement: String
    var tags: [String: String] = [:]
    var fields: [String: Double] = [:]
    var time: Int

    init(_ line: Substring) throws {
        let parts = Self.parts(line, at: " ")
        guard parts.count == 3, let time = Int(parts[2]) else { throw Mismatch("three parts expected: \(line)") }
        self.time = time
        let head = Self.parts(Substring(parts[0]), at: ",")
        measurement = head[0]
        var last = ""
        for tag in head.dropFirst() {
            let pair = Self.parts(Substring(tag), at: "=")
            guard pair.count == 2, !pair[1].isEmpty, last < pair[0] else { throw Mismatch("tag \(tag)") }
            last = pair[0]
            tags[pair[0]] = Self.plain(pair[1])
        }
        for field in Self.parts(Substring(parts[1]), at: ",") {
            let pair = Self.parts(Substring(field), at: "=")
            guard pair.count == 2, let value = Double(pair[1]) else { throw Mismatch("field \(field)") }
            fields[pair[0]] = value
        }
    }

    private static func parts(_ text: Substring, at mark: Character) -> [String] {
        var parts = [""]
        var isEscaped = false
        for character in text {
            if character == mark && !isEscaped {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        return parts
    }

    private static func plain(_ text: String) -> String {
        text.replacing("\\,", with: ",").replacing("\\=", with: "=").replacing("\\ ", with: " ")
    }
}
