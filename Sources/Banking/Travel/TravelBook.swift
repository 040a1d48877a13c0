internal import LoamVocabulary
internal import LoamWorlds

enum TravelPurpose: String, ColumnWord { case business, tourism, family, conference, medical, education }
enum Transport: String, ColumnWord { case air, land, sea, rail }

/// Who travels where and when: functions of the row.
struct TravelBook: Sendable {
    let rows: Int
    private let timeline: BucketedTimeline?
    private let times, people, places, kinds: RandomStream
    private let passports: Int
    private let persons: Spans
    private let purposes, transports: AliasTable

    static let countries = Country.allCases.map(\.code) + RiskCountries.abroad

    init(_ setting: BankingSetting, _ persons: Spans, _ book: StreamBook) {
        func stream(_ column: String) -> RandomStream { book.stream("travel", column, rows: setting.travel) }
        (times, people) = (stream("departure_date"), stream("traveler_id"))
        (places, kinds) = (stream("arrival_country"), stream("travel_purpose"))
        passports = PassportBook.count(persons: setting.persons)
        self.persons = persons
        rows = passports == 0 ? 0 : setting.travel
        purposes = AliasTable(weights: [40, 35, 15, 5, 3, 2])
        transports = AliasTable(weights: [75, 15, 5, 5])
        guard rows > 0 else {
            timeline = nil
            return
        }
        let days = max(1, Int(setting.start.distance(to: setting.end) / 86_400_000_000))
        let starts = (0..<days).map { setting.start.microseconds + Int64($0) * 86_400_000_000 }
        timeline = BucketedTimeline(
            starts: starts + [setting.end.microseconds], counts: Apportionment.inOrder(rows, by: starts.map { _ in 1 }))
    }

    struct Journey: BitwiseCopyable {
        var time: Int64
        var person: Int
        /// Places in `countries`: home, and where to.
        var home, abroad: Int
        var days: Int
        var purpose: TravelPurpose
        var transport: Transport
        var draw: UInt64
    }

    func journey(_ row: Int) -> Journey {
        let (kind, place) = (kinds.draw(row), places.draw(row))
        let person = PassportBook.person(Int(people.draw(row).scaled(below: UInt64(passports))))
        let home = persons.owner(of: person)
        // Half go to countries of the bank; one in 25 to those of high risk.
        let (own, rest) = (Country.allCases.count, RiskCountries.abroad.count - RiskCountries.highRisk.count)
        let share = place.unitInterval
        let choice = place << 32
        let abroad =
            share < 0.5
            ? (home + 1 + Int(choice.scaled(below: UInt64(own - 1)))) % own
            : share < 0.96
                ? own + Int(choice.scaled(below: UInt64(rest)))
                : own + rest + Int(choice.scaled(below: UInt64(RiskCountries.highRisk.count)))
        let purpose = TravelPurpose.allCases[purposes.sample(kind)]
        let length = (kind << 40).unitInterval
        let most: Double = purpose == .business || purpose == .conference ? 8 : purpose == .education ? 180 : 28
        var time: Int64 = 0
        if let timeline {
            time = timeline.position(row: row, bucket: timeline.bucket(ofRow: row), draw: times.draw(row))
        }
        return Journey(
            time: time, person: person, home: home, abroad: abroad, days: 1 + Int(length * length * most),
            purpose: purpose, transport: Transport.allCases[transports.sample(kind.byteSwapped)], draw: place)
    }

    /// Tax havens, and countries of high risk, among `countries`.
    private static let havens = range(of: RiskCountries.havens)
    private static let highRisk = range(of: RiskCountries.highRisk)

    private static func range(of codes: [String]) -> Range<Int> {
        let first = countries.firstIndex(of: codes[0]) ?? 0
        return first..<first + codes.count
    }

    /// In hundredths: what is risky about a journey, by the country, its length and its purpose.
    static func score(abroad: Int, days: Int, purpose: TravelPurpose) -> Int {
        let (isRisky, isHaven) = (highRisk.contains(abroad), havens.contains(abroad))
        guard isRisky || isHaven else { return 0 }
        return 30 + (isRisky ? 20 : 15) + (days <= 2 ? 10 : 0) + (isRisky && purpose == .business ? 5 : 0)
    }
}
