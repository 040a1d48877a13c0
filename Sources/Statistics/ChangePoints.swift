/// Where a series of figures changes its level: E-divisive means, made deterministic.
///
/// Places are found by the energy statistic of Matteson and James ("A Nonparametric Approach for Multiple Change Point
/// Analysis of Multivariate Data", 2014): the split, and the end of what follows it, that set two stretches furthest
/// apart. Whether a place counts is not decided by random permutations, which give other answers to the same question,
/// but by Student's t-test between the stretches on both sides, as Hunter does (Fleming and others, "Hunter: Using
/// Change Point Detection to Hunt for Performance Regressions", 2023): first every place with a p-value below ten times
/// the level, then the weakest is taken out and its neighbours looked at again until all are below the level.
///
/// The t-test is asked about the best place of many, so its p-value is multiplied by their number (Bonferroni), where
/// Hunter sets a smaller level: a series of any length in which nothing changes has a change point with a chance of
/// about the level. A change shows when at least `minimumLength` figures are on either side.
public struct ChangePoints: Sendable, Hashable {
    /// A place where the level changes.
    public struct Point: Sendable, Hashable {
        /// The first figure of the new level.
        public let index: Int
        /// The means of the stretches before and after, as far as the next change points.
        public let before: Double
        public let after: Double
        /// Of the t-test between the stretches, for all places it was chosen from.
        public let pValue: Double

        /// The relative step: 0.1 is up by a tenth; nil from a level of zero.
        public var change: Double? { before == 0 ? nil : (after - before) / before.magnitude }
    }

    public static let minimumLength = 3

    /// In the order of the series.
    public let points: [Point]

    /// Deterministic. O(n · w) time for windows of w = 256 figures that overlap by half; a series with a value that is
    /// not finite has no change points.
    public init(_ series: [Double], level: Double = 0.02) {
        guard series.allSatisfy({ $0.isFinite }) else {
            points = []
            return
        }
        var candidates: Set<Int> = []
        var start = 0
        repeat {
            let end = min(start + 256, series.count)
            let window = EnergyStatistic(series[start..<end])
            candidates.formUnion(ChangePoints.split(window, 0, end - start, 10 * level).map { $0 + start })
            start += 128
        } while start + 128 < series.count
        points = ChangePoints.confirmed(series, candidates.sorted(), level)
    }

    private static func split(_ window: EnergyStatistic, _ start: Int, _ end: Int, _ level: Double) -> [Int] {
        guard let (place, last) = window.best(start, end, minimumLength),
            pValue(window.values[start..<place], window.values[place..<last]) < level
        else { return [] }
        return split(window, start, place, level) + [place] + split(window, place, end, level)
    }

    /// Takes out the weakest candidate until all that are left pass.
    private static func confirmed(_ series: [Double], _ candidates: [Int], _ level: Double) -> [Point] {
        var places = candidates
        while true {
            let bounds = [0] + places + [series.count]
            let found = places.indices.map { number in
                point(series[bounds[number]..<bounds[number + 1]], series[bounds[number + 1]..<bounds[number + 2]])
            }
            guard let weakest = found.indices.max(by: { found[$0].pValue < found[$1].pValue }),
                found[weakest].pValue >= level
            else { return found }
            places.remove(at: weakest)
        }
    }

    private static func point(_ before: ArraySlice<Double>, _ after: ArraySlice<Double>) -> Point {
        Point(
            index: after.startIndex, before: before.reduce(0, +) / Double(before.count),
            after: after.reduce(0, +) / Double(after.count), pValue: pValue(before, after))
    }

    /// Student's t-test with one variance for both stretches: 0 when neither varies and they differ, 1 when they do
    /// not.
    private static func pValue(_ before: ArraySlice<Double>, _ after: ArraySlice<Double>) -> Double {
        let first = Moments(Array(before))
        let second = Moments(Array(after))
        let freedom = Double(first.count + second.count - 2)
        let squares = first.variance * Double(first.count - 1) + second.variance * Double(second.count - 1)
        if first.mean == second.mean || freedom <= 0 { return 1 }
        if squares == 0 { return 0 }
        let error = (squares / freedom * (1 / Double(first.count) + 1 / Double(second.count))).squareRoot()
        let pValue = StudentT.twoSided((second.mean - first.mean) / error, degreesOfFreedom: freedom)
        return min(pValue * Double(first.count + second.count - 2 * minimumLength + 1), 1)
    }
}
