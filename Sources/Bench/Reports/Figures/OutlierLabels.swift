internal import LoamStatistics

/// Which samples of a case are outliers, by its main metric. They are labelled, never dropped.
struct OutlierLabels {
    /// By the place of the sample in the case.
    private let fences: [Int: Outlier.Fence]

    init(_ one: CaseResult) {
        self.init(one, one.mainMetric ?? .wallTime)
    }

    init(_ one: CaseResult, _ metric: Metric) {
        let places = one.samples.indices.filter { place in
            let sample = one.samples[place]
            return !sample.isWarmUp && sample.values[metric.name] != nil
        }
        let found = Outlier.all(in: places.compactMap { one.samples[$0].values[metric.name] })
        fences = Dictionary(
            found.filter { $0.fence != .inside }.map { (places[$0.index], $0.fence) },
            uniquingKeysWith: { first, _ in first })
    }

    subscript(place: Int) -> Outlier.Fence? { fences[place] }

    var count: Int { fences.count }
}
