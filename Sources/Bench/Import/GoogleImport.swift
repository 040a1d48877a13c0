internal import LoamBytes
internal import LoamEngine

/// What Google Benchmark writes with `--benchmark_out_format=json`: `benchmarks` with an entry for each repetition, and for
/// each aggregate over repetitions. Repetitions of one `run_name` are the samples of a case. User counters become metrics of
/// their own that are shown and not judged, since the file does not say which way is better.
enum GoogleImport {
    static func result(_ node: DocumentNode, suite: String, now: Int64) throws(RunError) -> BenchResult {
        let context = try node.member("context")
        let created = try ImportedInstant.read(context.optional("date")) ?? now
        var imported = ImportedSuite(.googleBenchmark, suite: suite, created: created)
        let cores = try context.optional("num_cpus")?.integer(0...1 << 20) ?? 0
        let load = try context.optional("load_avg")?.numbers().first
        imported.describe { record in
            record.cores = cores
            record.loadBefore = load
        }
        for run in try runs(node) { try add(run, to: &imported) }
        return imported.finished()
    }

    /// All entries of one benchmark.
    private struct Run {
        var name: String
        var repetitions: [DocumentNode] = []
        /// By the names of aggregates.
        var aggregates: [(name: String, node: DocumentNode)] = []
    }

    private static func runs(_ node: DocumentNode) throws(RunError) -> [Run] {
        var runs: [Run] = []
        var places: [String: Int] = [:]
        for item in try node.member("benchmarks").elements(atMost: 1_000_000) {
            let name = try item.either("run_name", "name").text()
            let place = places[name] ?? runs.count
            if place == runs.count { runs.append(Run(name: name)) }
            places[name] = place
            if let aggregate = try item.optional("aggregate_name") {
                runs[place].aggregates.append((try aggregate.text(), item))
            } else {
                runs[place].repetitions.append(item)
            }
        }
        return runs
    }

    private static func add(_ run: Run, to imported: inout ImportedSuite) throws(RunError) {
        var one = CaseResult(.init(run.name), command: [], digest: "")
        var entries = run.repetitions
        if entries.isEmpty {
            let chosen = ["median", "mean"].compactMap { name in run.aggregates.first { $0.name == name } }.first
            // A fit of complexity or a user's own statistic has nothing to be compared with.
            guard let chosen else { return }
            entries = [chosen.node]
            one.warnings.append(ImportedSuite.aggregatesOnly("run without --benchmark_report_aggregates_only"))
        }
        var rounds: [[String: Double]] = []
        for entry in entries {
            if try entry.optional("error_occurred")?.flag() == true {
                one.failure = .init("bad_output", try entry.optional("error_message")?.text() ?? "the benchmark failed")
            } else if try entry.optional("skipped") != nil {
                one.failure = .init(
                    "interrupted", try entry.optional("skip_message")?.text() ?? "the benchmark was skipped")
            } else {
                rounds.append(try values(entry, &one.metrics))
            }
            if let label = try entry.optional("label")?.text(), !one.tags.contains(label) { one.tags.append(label) }
        }
        imported.add(one, rounds: rounds)
    }

    /// Keys that hold no counter.
    private static let known: Set<String> = [
        "family_index", "per_family_instance_index", "repetitions", "repetition_index", "threads", "iterations",
        "real_time", "cpu_time", "items_per_second", "bytes_per_second",
    ]

    private static func values(_ entry: DocumentNode, _ metrics: inout [Metric]) throws(RunError) -> [String: Double] {
        let unit = try entry.optional("time_unit")
        let seconds: Double
        switch try unit?.text() ?? "ns" {
        case "ns": seconds = 1e-9
        case "us": seconds = 1e-6
        case "ms": seconds = 1e-3
        case "s": seconds = 1
        default: throw entry.error("the time_unit is none of ns, us, ms, s")
        }
        var values: [String: Double] = [:]
        func take(_ metric: Metric, _ value: Double) {
            if !metrics.contains(where: { $0.name == metric.name }) { metrics.append(metric) }
            values[metric.name] = value
        }
        take(.wallTime, try entry.member("real_time").number() * seconds)
        if let time = try entry.optional("cpu_time")?.number() { take(.cpuTime, time * seconds) }
        if let rate = try entry.optional("items_per_second")?.number() { take(.throughput, rate) }
        if let rate = try entry.optional("bytes_per_second")?.number() { take(.byteRate, rate) }
        for (key, node) in try entry.members() where !known.contains(key) {
            guard case .number = node.value else { continue }
            take(Metric(key, unit: "", .higher), try node.number())
        }
        return values
    }
}
