/// What a gate says in words.
struct GateWords {
    let gate: GateResult

    init(_ gate: GateResult) { self.gate = gate }

    /// `at most 60.0 s`.
    var target: String {
        let value = MetricText.value(gate.target, gate.metric)
        return switch gate.metric.direction {
        case .lower: "at most \(value)"
        case .higher: "at least \(value)"
        case .exact: "exactly \(value)"
        }
    }

    /// `45.2 s (44.0 to 46.9 s)`; `no figure` where there is none.
    var actual: String {
        guard let actual = gate.actual else { return "no figure" }
        let value = MetricText.value(actual, gate.metric)
        guard let low = gate.low, let high = gate.high, low < high else { return value }
        return "\(value) (\(MetricText.range(low, high, gate.metric)))"
    }

    /// `wall_time 45.2 s (44.0 to 46.9 s), wanted at most 60.0 s`, with the distance where it is missed.
    var line: String {
        var line = "\(gate.metric.name) \(actual), wanted \(target)"
        if gate.status == .missed, let actual = gate.actual, gate.target != 0 {
            line += ", off by \(MetricText.change(actual / gate.target))"
        }
        return line
    }

    /// As in tables.
    var status: String {
        switch gate.status {
        case .met: "yes"
        case .missed: "NO"
        case .unclear: "unclear"
        case .missing: "no figure"
        }
    }
}

extension BenchResult {
    /// What the targets of a case came to, for a cell: `yes`, `NO`, and empty without targets.
    func targets(of identity: CaseResult.Identity) -> String {
        let gates = gates.filter { $0.identity == identity }
        let worst: [GateResult.Status] = [.missed, .missing, .unclear, .met]
        return worst.compactMap { status in gates.first { $0.status == status } }.first.map { GateWords($0).status }
            ?? ""
    }
}
