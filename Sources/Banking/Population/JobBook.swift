internal import LoamVocabulary
internal import LoamWorlds

/// The jobs of people: the present one with the company that pays the salary, and up to two before it.
struct JobBook: Sendable {
    private let counts, starts, firms: RandomStream
    private let persons: PersonBook
    private let companies: CompanyBook
    private let employers: EmployerBook
    private let owners: AccountOwners
    private let start: Int

    static let most = 3

    init(
        _ setting: BankingSetting, _ persons: PersonBook, _ companies: CompanyBook, _ employers: EmployerBook,
        _ owners: AccountOwners, _ book: StreamBook
    ) {
        (self.persons, self.companies, self.employers, self.owners) = (persons, companies, employers, owners)
        counts = book.stream("employments", "person_id", rows: setting.persons)
        starts = book.stream("employments", "start_date", rows: setting.persons * Self.most)
        firms = book.stream("employments", "company_id", rows: setting.persons * Self.most)
        start = setting.start.day
    }

    struct Job: BitwiseCopyable {
        /// Row of the company.
        var company: Int
        /// Days since 1970; `end` of the present one is `Int.max`.
        var start, end: Int

        var isCurrent: Bool { end == .max }
    }

    /// The present job of somebody who earns a salary; nil for others, and where there are no companies.
    func current(_ traits: PersonBook.Traits) -> Job? {
        guard traits.isSalaried, let rank = employers.company(rank: traits.rank, country: traits.country) else {
            return nil
        }
        let company = owners.company(rank: rank, country: traits.country)
        let adult = traits.birth + PersonBook.days(years: 18)
        let earliest = max(adult, companies.founded(company))
        let row = persons.spans[traits.country].lowerBound &+ traits.rank
        let room = max(1, min(start - earliest, 15 * 365))
        let share = starts.draw(row &* Self.most).unitInterval
        return Job(company: company, start: start - 1 - Int(share * share * Double(room - 1)), end: .max)
    }

    /// Writes the jobs of a person, the present or latest one first; each is with a company that existed by then.
    func write(_ traits: PersonBook.Traits, to out: UnsafeMutablePointer<Job>) -> Int {
        let row = persons.spans[traits.country].lowerBound &+ traits.rank
        let adult = traits.birth + PersonBook.days(years: 18)
        var (count, end) = (0, start - 30)
        if let job = current(traits) {
            out[0] = job
            (count, end) = (1, job.start - 30)
        }
        let all = companies.spans[traits.country]
        guard !all.isEmpty else { return count }
        let share = counts.draw(row).unitInterval
        let wanted = min(Self.most, count + (share < 0.5 ? 0 : share < 0.85 ? 1 : 2))
        while count < wanted {
            let number = row &* Self.most &+ count
            let company = all.lowerBound + Int(firms.draw(number).scaled(below: UInt64(all.count)))
            let earliest = max(adult, companies.founded(company))
            guard end - earliest > 180 else { break }
            // One to ten years.
            let length = 180 + Int(starts.draw(number).scaled(below: UInt64(min(3_470, end - earliest - 179))))
            out[count] = Job(company: company, start: end - length, end: end)
            end -= length + 30 + Int(starts.draw(number) & 255)
            count += 1
        }
        return count
    }
}
