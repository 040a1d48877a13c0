import LoamStatistics

extension Judge {
    /// Compares all metrics that two results of a case share, in the order of head's.
    ///
    /// - Parameters:
    ///   - names: What both sides are called in reports.
    ///   - isInterleaved: Whether both were measured in one run, block by block. Then samples of equal blocks are
    ///     pairs, and blocks that only one side has are left out; where no block is common, or otherwise, they are
    ///     sets.
    ///   - noiseFloor: What A/A calibration found on this machine.
    public func compare(
        _ base: CaseResult, _ head: CaseResult, names: (base: String, head: String), isInterleaved: Bool,
        noiseFloor: [NoiseFloor] = []
    ) -> CaseComparison {
        let metrics = head.metrics.compactMap { metric in
            let pairs = isInterleaved ? Judge.pairs(base, head, metric) : []
            return measured(
                metric, base: pairs.isEmpty ? base.blockValues(metric) : pairs.map(\.base),
                head: pairs.isEmpty ? head.blockValues(metric) : pairs.map(\.head), isPaired: !pairs.isEmpty,
                noiseFloor: noiseFloor.first { $0.metric == metric.name }?.relative)
        }
        return judged(Judge.identity(base.identity, head.identity), names, metrics)
    }

    /// Compares a result with the results of the same case in stored sessions: see
    /// `compare(_:sessions:head:noiseFloor:)`.
    public func compare(
        sessions: [CaseResult], _ head: CaseResult, names: (base: String, head: String), noiseFloor: [NoiseFloor] = []
    ) -> CaseComparison {
        let metrics = head.metrics.compactMap { metric in
            measured(
                metric, sessions: sessions.map { $0.blockValues(metric) }, head: head.blockValues(metric),
                noiseFloor: noiseFloor.first { $0.metric == metric.name }?.relative)
        }
        return judged(head.identity, names, metrics)
    }

    /// The worst of the judged metrics: regression, else inconclusive, else improvement, else no change. Inconclusive
    /// where none is judged.
    public static func overall(_ metrics: [MetricComparison]) -> Verdict {
        let verdicts = Set(metrics.filter(\.metric.isJudged).map(\.verdict))
        return [.regression, .inconclusive, .improvement, .noChange].first { verdicts.contains($0) } ?? .inconclusive
    }

    /// Corrects p-values for the number of judged metrics, and decides.
    private func judged(
        _ identity: CaseResult.Identity, _ names: (base: String, head: String), _ measured: [MetricComparison]
    ) -> CaseComparison {
        var metrics = measured
        let family = metrics.indices.filter { metrics[$0].metric.isJudged && metrics[$0].adjusted != nil }
        let adjusted = HolmCorrection.adjusted(family.map { metrics[$0].adjusted ?? 1 })
        for (index, value) in zip(family, adjusted) { metrics[index].adjusted = value }
        for index in metrics.indices { decide(&metrics[index]) }
        return CaseComparison(
            identity, base: names.base, head: names.head, metrics: metrics, verdict: Judge.overall(metrics))
    }

    /// Two modes of a case are compared under the case's own name.
    private static func identity(_ base: CaseResult.Identity, _ head: CaseResult.Identity) -> CaseResult.Identity {
        var identity = head
        if base.mode != head.mode { identity.mode = "" }
        return identity
    }

    /// The values of blocks that both sides have, in the order of blocks.
    private static func pairs(
        _ base: CaseResult, _ head: CaseResult, _ metric: Metric
    ) -> [(base: Double, head: Double)] {
        let other = Dictionary(uniqueKeysWithValues: head.blocks(metric).map { ($0.block, $0.value) })
        return base.blocks(metric).compactMap { block, value in other[block].map { (value, $0) } }
    }
}
