import LoamStatistics

extension Judge {
    /// Sets verdict, reason and the number of missing runs, from the figures of the comparison.
    func decide(_ comparison: inout MetricComparison) {
        if comparison.design == .exact { return }
        comparison.moreRuns = nil
        let figure = Wording.figure(comparison)
        if comparison.metric.repeats && comparison.runs < options.minimumRuns {
            decideOnCounts(&comparison)
        } else if comparison.runs < options.minimumRuns {
            let wanting = options.minimumRuns - comparison.runs
            comparison.verdict = .inconclusive
            comparison.moreRuns = wanting
            comparison.reason =
                "\(figure); \(Wording.runs(comparison.runs)) settle nothing, needs \(Wording.more(wanting))"
        } else if let (verdict, objections) = change(comparison), objections.isEmpty {
            comparison.verdict = verdict
            comparison.reason =
                "\(figure) lies beyond ±\(Wording.percent(comparison.threshold))"
                + " with p \(Wording.chance(comparison.adjusted ?? 1)), in both halves of the runs"
        } else if isWithinThreshold(comparison) {
            comparison.verdict = .noChange
            comparison.reason = "\(figure) lies within ±\(Wording.percent(comparison.metric.threshold)) as a whole"
        } else {
            comparison.verdict = .inconclusive
            comparison.moreRuns = moreRuns(comparison)
            comparison.reason = "\(figure): \(doubt(comparison))" + Wording.need(comparison.moreRuns, comparison.design)
        }
    }

    /// Counts that repeat need no statistics: one on each side says whether they differ by more than the threshold.
    private func decideOnCounts(_ comparison: inout MetricComparison) {
        let distance = comparison.ratio - 1
        let isWorse = (distance > 0) == (comparison.metric.direction == .lower)
        let threshold = comparison.metric.threshold
        comparison.verdict = distance.magnitude <= threshold ? .noChange : isWorse ? .regression : .improvement
        comparison.reason =
            "counted \(Wording.exact(comparison.base.median)) and \(Wording.exact(comparison.head.median)), which is "
            + (comparison.verdict == .noChange ? "within" : "beyond") + " ±\(Wording.percent(threshold))"
    }

    /// Which change is beyond the threshold, and what speaks against it; nil when none does.
    private func change(_ comparison: MetricComparison) -> (Verdict, objections: [String])? {
        let distance = comparison.ratio - 1
        guard distance.magnitude > comparison.threshold else { return nil }
        var objections: [String] = []
        let isSure = distance > 0 ? comparison.interval.low > 1 : comparison.interval.high < 1
        if !isSure { objections.append("the interval holds 1") }
        if let adjusted = comparison.adjusted, adjusted > options.significance {
            objections.append("p \(Wording.chance(adjusted)) is above \(Wording.chance(options.significance))")
        }
        if !comparison.halvesAgree { objections.append("the halves of the runs do not agree") }
        let isWorse = (distance > 0) == (comparison.metric.direction == .lower)
        return (isWorse ? .regression : .improvement, objections)
    }

    private func isWithinThreshold(_ comparison: MetricComparison) -> Bool {
        let threshold = comparison.metric.threshold
        let interval = comparison.interval
        // A figure that does not vary has no width, and no change even at a threshold of zero.
        return interval == Interval(1, 1) || 1 - threshold < interval.low && interval.high < 1 + threshold
    }

    private func doubt(_ comparison: MetricComparison) -> String {
        if let (_, objections) = change(comparison) { return objections.joined(separator: ", ") }
        let threshold = comparison.metric.threshold
        if (comparison.ratio - 1).magnitude > threshold {
            return "beyond ±\(Wording.percent(threshold)), but within this machine's noise floor of"
                + " \(Wording.percent(comparison.noiseFloor ?? 0))"
        }
        return "the interval reaches beyond ±\(Wording.percent(threshold))"
    }

    /// How many more runs would settle it if the spread and the ratio stay as they are; nil where runs do not help:
    /// against stored sessions, within the noise floor, or when it would take more than a hundred times as many.
    private func moreRuns(_ comparison: MetricComparison) -> Int? {
        if comparison.design == .sessions { return nil }
        let runs = Double(comparison.runs)
        let distance = (comparison.ratio - 1).magnitude
        let halfWidth = comparison.interval.width / 2
        let wanted: Double
        if let (_, objections) = change(comparison) {
            // From the interval back to the spread of single blocks.
            let reach = StudentT.quantile((1 + options.confidence) / 2, degreesOfFreedom: runs - 1)
            let power = PairedPower(deviation: halfWidth / reach * runs.squareRoot(), level: options.significance)
            guard let pairs = power.pairs(difference: distance, limit: 100 * comparison.runs) else { return nil }
            // Halves that disagree want as many again.
            wanted = max(Double(pairs), objections.contains { $0.hasPrefix("the halves") } ? 2 * runs : runs + 1)
        } else {
            let room = comparison.metric.threshold - distance
            if room <= 0 { return nil }
            wanted = runs * (halfWidth / room) * (halfWidth / room)
        }
        guard wanted <= 100 * runs else { return nil }
        return max(Int((wanted - runs).rounded(.up)), 1)
    }
}
