internal import LoamBytes
internal import LoamEngine

extension BenchResult {
    init(_ node: DocumentNode) throws(RunError) {
        try node.allow(
            "schema", "suite", "suite_digest", "created", "complete", "elapsed", "environment", "settings",
            "noise_floor", "warnings", "cases", "comparisons", "gates")
        let years = Int(TimestampText.years.lowerBound)...Int(TimestampText.years.upperBound)
        self.init(
            suite: try node.member("suite").text(), suiteDigest: try node.member("suite_digest").text(),
            created: Int64(try node.member("created").integer(years)),
            environment: try EnvironmentRecord(node.member("environment")),
            settings: try RunSettings(node.member("settings")))
        isComplete = try node.member("complete").flag()
        elapsed = try node.member("elapsed").number(0...1e300)
        noiseFloor = try node.member("noise_floor").elements().map { item throws(RunError) in
            try item.allow("metric", "relative")
            return NoiseFloor(
                metric: try item.member("metric").text(), relative: try item.member("relative").number(0...1e300))
        }
        warnings = try node.member("warnings").elements().map(BenchWarning.init(_:))
        let cases = try node.member("cases").elements()
        var identities: Set<CaseResult.Identity> = []
        for item in cases {
            let result = try CaseResult(item)
            guard identities.insert(result.identity).inserted else {
                throw item.error("the case \(result.identity) is there twice")
            }
            self.cases.append(result)
        }
        comparisons = try node.member("comparisons").elements().map(CaseComparison.init(_:))
        gates = try node.member("gates").elements().map(GateResult.init(_:))
    }
}

extension EnvironmentRecord {
    fileprivate init(_ node: DocumentNode) throws(RunError) {
        self.init()
        try node.allow(
            "processor", "cores", "memory", "kernel", "architecture", "governor", "load_before", "load_after",
            "machine", "program", "toolchain", "commit", "branch", "dirty", "flags")
        processor = try node.member("processor").text()
        cores = try node.member("cores").integer(0...1 << 20)
        memory = try node.member("memory").integer()
        kernel = try node.member("kernel").text()
        architecture = try node.member("architecture").text()
        governor = try node.member("governor").text()
        loadBefore = try node.optional("load_before")?.number(0...1e300)
        loadAfter = try node.optional("load_after")?.number(0...1e300)
        machine = try node.member("machine").text()
        program = try node.member("program").text()
        toolchain = try node.member("toolchain").text()
        commit = try node.member("commit").text()
        branch = try node.member("branch").text()
        isDirty = try node.member("dirty").flag()
        flags = try node.member("flags").texts()
    }
}

extension RunSettings {
    fileprivate init(_ node: DocumentNode) throws(RunError) {
        self.init()
        try node.allow(
            "minimum_runs", "maximum_runs", "interval_width", "time_budget", "confidence", "seed", "pinned")
        minimumRuns = try node.member("minimum_runs").integer(0...1 << 31)
        maximumRuns = try node.member("maximum_runs").integer(0...1 << 31)
        intervalWidth = try node.member("interval_width").number(0...1e300)
        timeBudget = try node.member("time_budget").number(0...1e300)
        let share = try node.member("confidence")
        confidence = try share.number()
        guard confidence > 0, confidence < 1 else { throw share.error("a share between 0 and 1 expected") }
        seed = try node.member("seed").unsigned()
        pinned = try node.member("pinned").elements(atMost: 1 << 16).map { item throws(RunError) in
            try item.integer(0...1 << 20)
        }
    }
}

extension BenchWarning {
    init(_ node: DocumentNode) throws(RunError) {
        try node.allow("code", "message", "hint")
        self.init(
            try node.member("code").text(), try node.member("message").text(), hint: try node.member("hint").text())
    }
}
