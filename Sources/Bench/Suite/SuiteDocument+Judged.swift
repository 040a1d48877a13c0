internal import LoamDocuments

/// What a case is compared with: expectations, targets, metrics and thresholds.
extension SuiteDocument {
    func expectation(_ entries: [YAMLEntry], path: String) throws(DocumentError) -> Suite.Expectation {
        guard let node = entries.first(where: { $0.key == "expect" })?.value else { return .init() }
        let path = path + ".expect"
        let own = try values.entries(
            node, "expect", path: path, allowed: ["exit", "rows", "bytes", "digest", "output", "check", "same"])
        var expectation = Suite.Expectation()
        expectation.exit = Int32(try count("exit", 0...255, own, path: path) ?? 0)
        expectation.rows = try values.text("rows", own, path: path, or: "")
        expectation.bytes = try values.text("bytes", own, path: path, or: "")
        expectation.digest = try values.text("digest", own, path: path, or: "")
        expectation.output = try values.text("output", own, path: path, or: "")
        expectation.check = try command("check", own, path: path)
        expectation.same = try values.texts("same", own, path: path, or: [])
        for word in expectation.same where !["rows", "bytes", "digest", "output"].contains(word) {
            throw values.error(
                .badChoice, "modes cannot be the same in \(quoted(word))", node.position, path + ".same",
                hint: "choose from rows, bytes, digest, output")
        }
        return expectation
    }

    func targets(_ entries: [YAMLEntry], _ known: [Metric], path: String) throws(DocumentError) -> [Suite.Target] {
        guard let node = entries.first(where: { $0.key == "targets" })?.value else { return [] }
        var targets: [Suite.Target] = []
        let path = path + ".targets"
        for entry in try values.entries(node, "targets", path: path, allowed: known.map(\.name)) {
            guard let metric = known.first(where: { $0.name == entry.key }) else { continue }
            let text = try values.text(entry.value, path: path + "." + entry.key)
            guard let value = Quantity.value(text, of: metric) else {
                throw values.error(
                    .badNumber, "\(quoted(text)) is no figure of \(metric.name)", entry.value.position,
                    path + "." + entry.key, hint: "write 60s, 8GB, 1000/s, or a number")
            }
            targets.append(.init(metric: metric.name, value: value))
        }
        return targets
    }

    func thresholds(_ entries: [YAMLEntry], _ known: [Metric], path: String) throws(DocumentError) -> [Suite.Threshold]
    {
        guard let node = entries.first(where: { $0.key == "thresholds" })?.value else { return [] }
        var thresholds: [Suite.Threshold] = []
        let path = path + ".thresholds"
        for entry in try values.entries(node, "thresholds", path: path, allowed: known.map(\.name)) {
            thresholds.append(.init(metric: entry.key, share: try share(entry.value, path: path + "." + entry.key)))
        }
        return thresholds
    }

    func metrics(_ entries: [YAMLEntry], path: String) throws(DocumentError) -> [Suite.CustomMetric] {
        guard let node = entries.first(where: { $0.key == "metrics" })?.value else { return [] }
        var metrics: [Suite.CustomMetric] = []
        for entry in try values.entries(node, "metrics", path: path + ".metrics", allowed: nil) {
            let path = path + ".metrics." + entry.key
            try check(name: entry, path)
            guard !Metric.builtin.contains(where: { $0.name == entry.key }) else {
                throw values.error(
                    .conflict, "\(entry.key) is a metric that the runner takes itself", entry.position, path,
                    hint: "choose another name")
            }
            let own = try values.entries(
                entry.value, "metric \(quoted(entry.key))", path: path,
                allowed: ["from", "unit", "direction", "threshold", "judged"])
            let words = Metric.Direction.allCases.map(\.rawValue)
            let direction = try values.choice("direction", own, path: path, of: words, or: "lower")
            metrics.append(
                .init(
                    metric: Metric(
                        entry.key, unit: try values.text("unit", own, path: path, or: ""),
                        Metric.Direction(rawValue: direction) ?? .lower,
                        threshold: try share("threshold", own, path: path) ?? 0.15,
                        isJudged: try values.flag("judged", own, path: path, or: true)),
                    path: try values.text("from", own, path: path, in: entry.value)))
        }
        return metrics
    }
}
