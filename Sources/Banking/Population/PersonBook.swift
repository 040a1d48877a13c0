internal import LoamVocabulary
internal import LoamWorlds

/// Who people are, as functions of their row; all tables that speak of them ask the same functions.
struct PersonBook: Sendable {
    let keys: KeyStreams
    private let births: RandomStream
    private let start: Int

    static let ages = 18...85

    init(_ setting: BankingSetting, _ book: StreamBook) {
        keys = book.key("persons", "person_id", rows: setting.persons)
        births = book.stream("persons", "date_of_birth", rows: setting.persons)
        start = setting.start.day
    }

    /// Days since 1970. Everyone is of age when the run begins.
    @inline(__always)
    func birth(_ person: Int) -> Int {
        let (youngest, oldest) = (
            Self.days(years: Self.ages.lowerBound) + 1, Self.days(years: Self.ages.upperBound + 1)
        )
        return start &- youngest &- Int(births.draw(person).scaled(below: UInt64(oldest - youngest)))
    }

    static func days(years: Int) -> Int { years * 1_461 / 4 + 1 }
}
