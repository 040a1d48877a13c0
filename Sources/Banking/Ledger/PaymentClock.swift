internal import LoamVocabulary
internal import LoamWorlds

/// The run cut into steps of an hour (longer in runs of many years), and into months, counted from its start.
struct PaymentClock: Sendable {
    let start: Instant
    let end: Instant
    /// Microseconds.
    let step: Int64
    let steps: Int
    /// The first step of each month, and the number of steps at the end. A rest of less than half a month belongs to the month before.
    let months: [Int]

    private static let mostSteps = 1 << 15

    init(start: Instant, end: Instant) {
        (self.start, self.end) = (start, end)
        let hours = (start.distance(to: end) + 3_599_999_999) / 3_600_000_000
        let hoursPerStep = max(1, (hours + Int64(Self.mostSteps) - 1) / Int64(Self.mostSteps))
        step = hoursPerStep * 3_600_000_000
        steps = Int((start.distance(to: end) + step - 1) / step)
        var months = [0]
        for month in 1... {
            let begin = start.adding(CalendarDuration(months: month, seconds: 0))
            guard begin < end, begin.distance(to: end) >= 15 * 86_400_000_000 else { break }
            months.append(Int(start.distance(to: begin) / step))
        }
        self.months = months + [steps]
    }

    var monthCount: Int { months.count - 1 }

    /// Microseconds since 1970 at which a step begins; the end of the run for the one after the last.
    @inline(__always)
    func start(ofStep index: Int) -> Int64 {
        index < steps ? start.microseconds &+ Int64(index) &* step : end.microseconds
    }

    /// The steps that begin in hours of a day by a country's clock, as far as they lie in the run.
    func steps(ofDay day: Int, hours: Range<Int>, in country: Country) -> Range<Int> {
        func index(_ hour: Int) -> Int {
            let local = Int64(day) * 86_400 + Int64(hour) * 3_600 - country.secondsFromUTC
            let after = local * 1_000_000 - start.microseconds
            return min(steps, max(0, Int((max(0, after) + step - 1) / step)))
        }
        let first = index(hours.lowerBound)
        return first..<max(first, min(steps, index(hours.upperBound)))
    }

    /// The start of each step in seconds since 1970, of the hour in its middle for steps of more than one.
    var hours: [Int64] { (0..<steps).map { (start(ofStep: $0) + step / 7_200_000_000 * 3_600_000_000) / 1_000_000 } }

    /// The month, by its number in the run, of a step.
    func month(ofStep index: Int) -> Int { max(0, (months.dropLast().firstIndex { $0 > index } ?? monthCount) - 1) }

    /// Days since 1970 by a country's clock on which something can be due: those that lie in the run from their first hours on.
    func days(in country: Country) -> ClosedRange<Int>? {
        let first = Instant(seconds: start.seconds + country.secondsFromUTC + 86_399).day
        let last = Instant(seconds: end.seconds + country.secondsFromUTC - 6 * 3_600).day
        return first <= last ? first...last : nil
    }
}
