internal import LoamBytes
internal import LoamStatistics

extension BenchDocument {
    static func json(_ result: CaseResult) -> JSONValue {
        let rest: [JSONValue.Member] = [
            .init("command", texts(result.command)), .init("digest", .string(result.digest)),
            .init("tags", texts(result.tags)),
            .init(
                "parameters",
                .array(result.parameters.map { .object(["name": .string($0.name), "value": .string($0.value)]) })),
            .init("scale", json(result.scale)), .init("metrics", .array(result.metrics.map(json))),
            .init("rows", integer(result.rows)),
            .init("bytes", integer(result.bytes)), .init("content", .string(result.content)),
            .init("verification", json(result.verification)), .init("failure", json(result.failure)),
            .init("warnings", .array(result.warnings.map(json))), .init("summary", summary(result)),
            .init("samples", samples(result)),
        ]
        return .object(members(result.identity) + rest)
    }

    private static func json(_ verification: CaseResult.Verification) -> JSONValue {
        switch verification {
        case .notAsked: .object(["state": .string("not_asked")])
        case .passed(let checked): .object(["state": .string("passed"), "checked": texts(checked)])
        case .failed(let reason): .object(["state": .string("failed"), "reason": .string(reason)])
        }
    }

    private static func json(_ scale: CaseResult.Scale?) -> JSONValue {
        guard let scale else { return .null }
        return .object(["series": .string(scale.series), "size": .shortest(scale.size)])
    }

    private static func json(_ failure: CaseResult.Failure?) -> JSONValue {
        guard let failure else { return .null }
        return .object([
            "code": .string(failure.code), "message": .string(failure.message), "output": .string(failure.output),
        ])
    }

    private static func summary(_ result: CaseResult) -> JSONValue {
        .object(
            result.metrics.compactMap { metric in
                result.summary(metric).map { summary in
                    .init(
                        metric.name,
                        .object([
                            "count": .integer(summary.count), "median": .shortest(summary.median),
                            "mean": .shortest(summary.mean), "minimum": .shortest(summary.minimum),
                            "maximum": .shortest(summary.maximum),
                        ]))
                }
            })
    }

    /// Samples in columns: first those of the case's metrics in their order, then what else samples carry by name.
    private static func samples(_ result: CaseResult) -> JSONValue {
        let samples = result.samples
        var names = result.metrics.map(\.name)
        let others = Set(samples.flatMap(\.values.keys)).subtracting(names)
        names += others.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let columns = names.map { name in
            JSONValue.Member(name, .array(samples.map { number($0.values[name]) }))
        }
        return .object([
            "block": .array(samples.map { .integer($0.block) }), "order": .array(samples.map { .integer($0.order) }),
            "warm_up": .array(samples.map { .bool($0.isWarmUp) }), "values": .object(columns),
        ])
    }
}
