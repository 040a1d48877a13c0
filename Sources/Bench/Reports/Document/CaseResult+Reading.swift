internal import LoamBytes
internal import LoamEngine

extension CaseResult.Identity {
    init(_ node: DocumentNode) throws(RunError) {
        self.init(
            try node.member("case").text(), scenario: try node.member("scenario").text(),
            mode: try node.member("mode").text())
    }
}

extension Metric {
    init(_ node: DocumentNode) throws(RunError) {
        try node.allow("name", "unit", "direction", "threshold", "judged", "repeats")
        self.init(
            try node.member("name").text(), unit: try node.member("unit").text(),
            try node.member("direction").word(Direction.self),
            threshold: try node.member("threshold").number(0...1e300), isJudged: try node.member("judged").flag(),
            repeats: try node.member("repeats").flag())
    }
}

extension CaseResult {
    init(_ node: DocumentNode) throws(RunError) {
        try node.allow(
            "case", "scenario", "mode", "command", "digest", "tags", "parameters", "scale", "metrics", "rows",
            "bytes",
            "content", "verification", "failure", "warnings", "summary", "samples")
        self.init(
            try Identity(node), command: try node.member("command").texts(), digest: try node.member("digest").text())
        tags = try node.member("tags").texts()
        parameters = try node.member("parameters").elements().map { item throws(RunError) in
            try item.allow("name", "value")
            return Parameter(try item.member("name").text(), try item.member("value").text())
        }
        scale = try node.optional("scale").map { item throws(RunError) in
            try item.allow("series", "size")
            return Scale(series: try item.member("series").text(), size: try item.member("size").number(0...1e300))
        }
        for item in try node.member("metrics").elements(atMost: 10_000) {
            let metric = try Metric(item)
            if metrics.contains(where: { $0.name == metric.name }) {
                throw item.error("the metric \(metric.name) is there twice")
            }
            metrics.append(metric)
        }
        rows = try node.optional("rows")?.integer()
        bytes = try node.optional("bytes")?.integer()
        content = try node.member("content").text()
        verification = try Verification(node.member("verification"))
        failure = try node.optional("failure").map { item throws(RunError) in
            try item.allow("code", "message", "output")
            return Failure(
                try item.member("code").text(), try item.member("message").text(),
                output: try item.member("output").text())
        }
        warnings = try node.member("warnings").elements().map(BenchWarning.init(_:))
        _ = try node.member("summary").members()
        samples = try Self.samples(node.member("samples"))
    }

    private static func samples(_ node: DocumentNode) throws(RunError) -> [Sample] {
        try node.allow("block", "order", "warm_up", "values")
        let blocks = try node.member("block").elements()
        let orders = try column("order", of: node, rows: blocks.count)
        let warmUps = try column("warm_up", of: node, rows: blocks.count)
        var samples: [Sample] = []
        for row in blocks.indices {
            samples.append(
                Sample(
                    block: try blocks[row].integer(0...1 << 31), order: try orders[row].integer(0...1 << 31),
                    isWarmUp: try warmUps[row].flag(), values: [:]))
        }
        var names: Set<String> = []
        let values = try node.member("values")
        for (name, _) in try values.members() {
            // Names that Unicode deems equivalent are two keys to the parser, and one here.
            guard names.insert(name).inserted else { throw values.error("the metric \(name) is there twice") }
            let column = try column(name, of: values, rows: blocks.count)
            for row in column.indices where column[row].value != .null {
                samples[row].values[name] = try column[row].number()
            }
        }
        return samples
    }

    private static func column(_ name: String, of node: DocumentNode, rows: Int) throws(RunError) -> [DocumentNode] {
        let column = try node.member(name).elements()
        guard column.count == rows else {
            throw node.error("\(name) has \(column.count) values for \(rows) samples")
        }
        return column
    }
}

extension CaseResult.Verification {
    fileprivate init(_ node: DocumentNode) throws(RunError) {
        let state = try node.member("state")
        switch try state.text() {
        case "not_asked":
            try node.allow("state")
            self = .notAsked
        case "passed":
            try node.allow("state", "checked")
            self = .passed(try node.member("checked").texts())
        case "failed":
            try node.allow("state", "reason")
            self = .failed(try node.member("reason").text())
        default: throw state.error("one of not_asked, passed, failed expected")
        }
    }
}
