internal import LoamBytes
internal import LoamEngine

/// What `hyperfine --export-json` writes: an array `results` of commands with their `times` in seconds and, in later versions,
/// `memory_usage_byte`. `user` and `system` are means over all runs, not samples, and are left out.
enum HyperfineImport {
    static func result(_ node: DocumentNode, suite: String, now: Int64) throws(RunError) -> BenchResult {
        var imported = ImportedSuite(.hyperfine, suite: suite, created: now)
        for item in try node.member("results").elements(atMost: 100_000) {
            var one = try described(item)
            let times = try item.optional("times")?.numbers() ?? []
            let memory = try item.optional("memory_usage_byte")?.numbers() ?? []
            guard memory.isEmpty || memory.count == times.count else {
                throw item.error("\(memory.count) values of memory_usage_byte for \(times.count) times")
            }
            if !memory.isEmpty { one.metrics.append(.peakMemory) }
            var rounds = times.indices.map { place in
                var values = [Metric.wallTime.name: times[place]]
                if !memory.isEmpty { values[Metric.peakMemory.name] = memory[place] }
                return values
            }
            if times.isEmpty {
                rounds = [[Metric.wallTime.name: try item.either("median", "mean").number()]]
                one.warnings.append(ImportedSuite.aggregatesOnly("export again with a version that writes times"))
            }
            imported.add(one, rounds: rounds)
        }
        return imported.finished()
    }

    private static func described(_ item: DocumentNode) throws(RunError) -> CaseResult {
        let command = try item.member("command").text()
        var one = CaseResult(.init(command), command: [command], digest: "")
        one.metrics = [.wallTime]
        for (name, value) in try item.optional("parameters")?.members() ?? [] {
            one.parameters.append(.init(name, try value.text()))
        }
        let codes = try item.optional("exit_codes")?.elements() ?? []
        let failed = codes.filter { $0.value.integer != 0 }
        if let first = failed.first {
            let status = first.value.integer.map { "with exit status \($0)" } ?? "by a signal"
            one.failure = .init("exit_status", "\(failed.count) of \(codes.count) runs ended \(status)")
        }
        return one
    }
}
