internal import LoamVocabulary
internal import LoamWorlds

/// What companies are, as functions of their row.
struct CompanyBook: Sendable {
    let keys: KeyStreams
    private let foundations: RandomStream
    private let start: Int

    private static let oldest = 75 * 365

    init(_ setting: BankingSetting, _ book: StreamBook) {
        keys = book.key("companies", "company_id", rows: setting.companies)
        foundations = book.stream("companies", "registration_date", rows: setting.companies)
        start = setting.start.day
    }

    /// Days since 1970: a year before the run and earlier, most of them young.
    @inline(__always)
    func founded(_ company: Int) -> Int {
        let age = foundations.draw(company).unitInterval
        return start &- 366 &- Int(age * age * Double(Self.oldest))
    }
}
