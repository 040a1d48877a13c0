internal import LoamVocabulary
internal import LoamWorlds

/// When payments are posted: on the day itself where offices work, else on the next workday.
struct PostingDays: Sendable {
    private let first: Int
    /// By day since the first: the first workday from it on, as days since 1970.
    private let workdays: [Int32]

    init(_ country: Country, _ days: ClosedRange<Int>) {
        let calendar = WorkCalendar(country, days)
        first = days.lowerBound
        workdays = days.map { Int32(calendar.workday(number: 1, from: $0)) }
    }

    /// Of all countries, for the days of the run and a few more.
    static func all(_ setting: BankingSetting) -> [PostingDays] {
        Country.allCases.map { PostingDays($0, setting.start.day - 1...max(setting.start.day, setting.end.day) + 10) }
    }

    /// Days since 1970.
    @inline(__always)
    func workday(from day: Int) -> Int32 {
        workdays.withUnsafeBufferPointer { $0[min(max(0, day &- first), $0.count &- 1)] }
    }
}
