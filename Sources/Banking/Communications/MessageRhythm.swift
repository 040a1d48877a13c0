internal import LoamVocabulary
internal import LoamWorlds

/// When people write, and in which country it is when they do: by day more than by night, on workdays more than at weekends, each
/// country by its own clock and holidays.
struct MessageRhythm: Sendable {
    let timeline: BucketedTimeline
    /// Step by step, country by country: of 65,536 threads that begin then, those of this country and the ones before it.
    private let shares: [Int32]
    private static let whole = 65_536.0

    /// - Parameter persons: how many each country has; somebody has to be there.
    init(rows: Int, persons: [Int], _ clock: PaymentClock) {
        let hours = clock.hours
        let days = Instant(microseconds: clock.start.microseconds).day - 1...clock.end.day + 1
        let weights = Country.allCases.indices.map { index -> [Double] in
            guard persons[index] > 0 else { return hours.map { _ in 0 } }
            let country = Country.allCases[index]
            let calendar = WorkCalendar(country, days)
            let work = PaymentRhythm.days.weights(hours, country, calendar)
            let home = PaymentRhythm.evenings.weights(hours, country, calendar)
            return hours.indices.map { Double(persons[index]) * (work[$0] + 0.3 * home[$0]) }
        }
        let sums = hours.indices.map { step in weights.reduce(0) { $0 + $1[step] } }
        timeline = BucketedTimeline(
            starts: (0...clock.steps).map { clock.start(ofStep: $0) }, counts: Apportionment.inOrder(rows, by: sums))
        shares = hours.indices.flatMap { step -> [Int32] in
            var reached = 0.0
            return weights.map { country in
                reached += country[step]
                return Int32((reached / sums[step] * Self.whole).rounded())
            }
        }
    }

    /// The country of who writes first, in a thread that begins in a step.
    @inline(__always)
    func country(step: Int, _ draw: UInt64) -> Int {
        let pick = Int32(truncatingIfNeeded: draw >> 48)
        let first = step &* Country.allCases.count
        return shares.withUnsafeBufferPointer { shares in
            var country = 0
            while shares[first &+ country] <= pick { country &+= 1 }
            return country
        }
    }

    /// Whether it is night or weekend: before 7, from 20 o'clock on, Saturday or Sunday.
    @inline(__always)
    static func isOffHours(_ time: Int64, secondsFromUTC: Int64) -> Bool {
        let local = Instant(microseconds: time &+ secondsFromUTC &* 1_000_000)
        let day = local.day
        let hour = (local.microseconds &- Int64(day) &* 86_400_000_000) / 3_600_000_000
        return hour < 7 || hour >= 20 || CivilDate.weekday(daysSinceEpoch: day) >= 5
    }
}
