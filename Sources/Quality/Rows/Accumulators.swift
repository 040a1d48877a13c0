internal import LoamModels

/// Sums of one thread that are added up in the end: of expectations and of series over time. Integers, so that the order
/// in which threads meet rows changes nothing. Belongs to one thread.
final class Accumulators {
    struct Moments {
        var count = 0
        var sum: Int128 = 0
        var squares: Int128 = 0

        static func += (left: inout Moments, right: Moments) {
            left.count += right.count
            left.sum &+= right.sum
            left.squares &+= right.squares
        }
    }

    /// One series: by span of time the rows and the sum of their values.
    struct Spans {
        var spans: [Int64: Moments] = [:]
        // Rows mostly come in the order of time.
        private var last: Int64 = .min
        private var open = Moments()

        @inline(__always)
        mutating func add(_ span: Int64, _ value: Int64) {
            if span != last { turn(to: span) }
            open.count &+= 1
            open.sum &+= Int128(value)
        }

        mutating func turn(to span: Int64) {
            if open.count > 0 { spans[last, default: Moments()] += open }
            open = Moments()
            last = span
        }
    }

    /// A row of a metric table.
    struct Figure {
        var row: Int
        var span: Int64
        /// False where the row's instant is not the beginning of a span.
        var isAligned: Bool
        var value: Int64
    }

    var moments: [Moments]
    var series: [Spans]
    /// By aggregation law.
    var figures: [[Figure]]

    init(_ plan: CheckPlan) {
        moments = [Moments](repeating: Moments(), count: plan.expectations.count)
        series = [Spans](repeating: Spans(), count: plan.series)
        figures = [[Figure]](repeating: [], count: plan.aggregations.count)
    }

    func add(_ other: Accumulators) {
        for place in moments.indices { moments[place] += other.moments[place] }
        for place in series.indices {
            series[place].turn(to: .min)
            other.series[place].turn(to: .min)
            for (span, moments) in other.series[place].spans {
                series[place].spans[span, default: Moments()] += moments
            }
        }
        for place in figures.indices { figures[place] += other.figures[place] }
    }

    /// The span that an instant is in.
    @inline(__always)
    static func span(_ instant: Int64, origin: Int64, width: Int64) -> Int64 {
        let distance = instant &- origin
        let quotient = distance / max(1, width)
        return distance < 0 && quotient &* max(1, width) != distance ? quotient &- 1 : quotient
    }
}
