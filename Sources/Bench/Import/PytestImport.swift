internal import LoamBytes
internal import LoamEngine

/// What `pytest --benchmark-json` writes: `benchmarks` with `stats` in seconds an iteration, raw under `stats.data` where
/// `--benchmark-save-data` was given.
enum PytestImport {
    static func result(_ node: DocumentNode, suite: String, now: Int64) throws(RunError) -> BenchResult {
        let created = try ImportedInstant.read(node.optional("datetime")) ?? now
        var imported = ImportedSuite(.pytestBenchmark, suite: suite, created: created)
        let machine = try node.member("machine_info")
        let environment = try environment(machine, commit: try node.optional("commit_info"))
        imported.describe { $0 = environment }
        for item in try node.member("benchmarks").elements(atMost: 100_000) {
            var one = CaseResult(.init(try item.member("fullname").text()), command: [], digest: "")
            one.metrics = [.wallTime]
            if let group = try item.optional("group") { one.tags = [try group.text()] }
            for (name, value) in try item.optional("params")?.members() ?? [] {
                one.parameters.append(.init(name, value.value.text ?? value.value.compact()))
            }
            let stats = try item.member("stats")
            var values = try stats.optional("data")?.numbers() ?? []
            if values.isEmpty {
                values = [try stats.member("median").number()]
                one.warnings.append(ImportedSuite.aggregatesOnly("run pytest with --benchmark-save-data"))
            }
            imported.add(one, rounds: values.map { [Metric.wallTime.name: $0] })
        }
        return imported.finished()
    }

    /// No name of a machine is taken over.
    private static func environment(
        _ machine: DocumentNode, commit: DocumentNode?
    ) throws(RunError) -> EnvironmentRecord {
        var record = EnvironmentRecord()
        func text(_ key: String) -> String { machine.value[key]?.text ?? "" }
        let cpu = machine.value["cpu"]
        record.processor = cpu?["brand_raw"]?.text ?? cpu?["brand"]?.text ?? text("processor")
        record.cores = max(0, min(cpu?["count"]?.integer ?? 0, 1 << 20))
        record.architecture = text("machine")
        record.kernel = [text("system"), text("release")].filter { !$0.isEmpty }.joined(separator: " ")
        record.toolchain = [text("python_implementation"), text("python_version")].filter { !$0.isEmpty }
            .joined(separator: " ")
        guard let commit else { return record }
        let id = try commit.optional("id")?.text() ?? ""
        record.commit = id == "unversioned" ? "" : id
        let branch = try commit.optional("branch")?.text() ?? ""
        record.branch = branch.hasPrefix("(") ? "" : branch
        record.isDirty = try commit.optional("dirty")?.flag() ?? false
        return record
    }
}
