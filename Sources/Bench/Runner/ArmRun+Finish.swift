internal import LoamStatistics

extension ArmRun {
    /// Names the metrics that samples carry, and says what makes them less trustworthy.
    func finish(blocks: Int, _ settings: RunSettings) {
        let carried = Set(result.samples.flatMap { $0.values.keys })
        let own = group.definition.metrics.map(\.metric)
        result.metrics = (Metric.builtin + own).filter { carried.contains($0.name) }.map { metric in
            var metric = metric
            if let threshold = group.definition.thresholds.first(where: { $0.metric == metric.name }) {
                metric.threshold = threshold.share
                metric.isJudged = true
            }
            return metric
        }
        guard let summary = result.summary(.wallTime) else { return }
        let values = result.values(.wallTime)
        if summary.median < 0.005 {
            add(
                "short_runs", "a run takes less than 5 ms, so that starting it is much of what is measured",
                hint: "measure more work in one run, or let the command time itself (samples: own)")
        }
        if values.count >= 5, values[0] > 1.5 * summary.quantile(0.75) {
            add(
                "slow_first_run", "the first run was slower than the others",
                hint: "add prepare: to bring caches into one state")
        }
        let apart = Outlier.all(in: values).count
        if apart > 0 {
            add(
                "outliers", "\(apart) of \(values.count) samples are outliers; they are kept",
                hint: "close other programs, or raise --runs")
        }
        if summary.count >= settings.maximumRuns, settings.intervalWidth > 0 {
            let interval = summary.medianInterval()
            if summary.median > 0, interval.width > settings.intervalWidth * summary.median {
                add(
                    "noisy",
                    "the interval of the median is still \(MetricText.percent(interval.width / summary.median)) wide",
                    hint: "raise --runs, or measure when the machine is quiet")
            }
        }
    }

    private func add(_ code: String, _ message: String, hint: String) {
        result.warnings.append(.init(code, message, hint: hint))
    }
}
