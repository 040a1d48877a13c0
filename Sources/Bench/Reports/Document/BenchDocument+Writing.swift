public import LoamBytes
internal import LoamStatistics

extension BenchDocument {
    /// The result as a tree. Values that are not finite were not measured and are left out.
    public static func json(_ result: BenchResult) -> JSONValue {
        .object([
            "schema": .string(schema), "suite": .string(result.suite), "suite_digest": .string(result.suiteDigest),
            "created": .integer(result.created), "complete": .bool(result.isComplete),
            "elapsed": .shortest(result.elapsed), "environment": json(result.environment),
            "settings": json(result.settings),
            "noise_floor": .array(
                result.noiseFloor.map {
                    .object(["metric": .string($0.metric), "relative": .shortest($0.relative)])
                }),
            "warnings": .array(result.warnings.map(json)), "cases": .array(result.cases.map(json)),
            "comparisons": .array(result.comparisons.map(json)), "gates": .array(result.gates.map(json)),
        ])
    }

    private static func json(_ record: EnvironmentRecord) -> JSONValue {
        .object([
            "processor": .string(record.processor), "cores": .integer(record.cores),
            "memory": .integer(record.memory), "kernel": .string(record.kernel),
            "architecture": .string(record.architecture), "governor": .string(record.governor),
            "load_before": number(record.loadBefore), "load_after": number(record.loadAfter),
            "machine": .string(record.machine), "program": .string(record.program),
            "toolchain": .string(record.toolchain), "commit": .string(record.commit),
            "branch": .string(record.branch), "dirty": .bool(record.isDirty), "flags": texts(record.flags),
        ])
    }

    private static func json(_ settings: RunSettings) -> JSONValue {
        .object([
            "minimum_runs": .integer(settings.minimumRuns), "maximum_runs": .integer(settings.maximumRuns),
            "interval_width": .shortest(settings.intervalWidth), "time_budget": .shortest(settings.timeBudget),
            "confidence": .shortest(settings.confidence), "seed": .integer(settings.seed),
            "pinned": .array(settings.pinned.map { .integer($0) }),
        ])
    }

    static func json(_ warning: BenchWarning) -> JSONValue {
        .object([
            "code": .string(warning.code), "message": .string(warning.message), "hint": .string(warning.hint),
        ])
    }

    static func json(_ metric: Metric) -> JSONValue {
        .object([
            "name": .string(metric.name), "unit": .string(metric.unit),
            "direction": .string(metric.direction.rawValue), "threshold": .shortest(metric.threshold),
            "judged": .bool(metric.isJudged), "repeats": .bool(metric.repeats),
        ])
    }

    /// The three names, which come first in an object.
    static func members(_ identity: CaseResult.Identity) -> [JSONValue.Member] {
        [
            .init("case", .string(identity.name)), .init("scenario", .string(identity.scenario)),
            .init("mode", .string(identity.mode)),
        ]
    }

    static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

    static func number(_ value: Double?) -> JSONValue { value.map { .shortest($0) } ?? .null }

    static func integer(_ value: Int?) -> JSONValue { value.map { .integer($0) } ?? .null }
}
