internal import LoamVocabulary
internal import LoamWorlds

/// What is known of an account without its movements, by block and position.
struct AccountBook: Sendable {
    let keys: KeyStreams
    private let owners: AccountOwners
    private let persons: PersonBook
    private let companies: CompanyBook
    private let openings, closings: RandomStream
    private let clock: PaymentClock

    init(
        _ setting: BankingSetting, _ owners: AccountOwners, _ persons: PersonBook, _ companies: CompanyBook,
        _ clock: PaymentClock, _ book: StreamBook
    ) {
        (self.owners, self.persons, self.companies, self.clock) = (owners, persons, companies, clock)
        keys = book.key("accounts", "account_id", rows: setting.accounts)
        openings = book.stream("accounts", "opened_date", rows: setting.accounts)
        closings = book.stream("accounts", "closed_date", rows: setting.accounts)
    }

    /// Days since 1970: after the owner came of age or was founded.
    func opened(_ block: AccountBlock, _ index: Int, _ position: Int) -> Int {
        let draw = openings.draw(block.rows.lowerBound + position)
        if block.lives.opening.contains(position), let month = block.month(changing: position) {
            return day(in: month, draw)
        }
        let start = clock.start.day
        let earliest = max(
            block.owner == .person
                ? persons.birth(
                    rank: owners.ownerRank(index, position: position), country: index / AccountLayout.kinds.count)
                    + PersonBook.days(years: 18)
                : companies.founded(owners.owner(index, position: position)) + 30,
            block.country.currencySince.day)
        // Dormant and closed accounts have lived longer than two years, where their owner has.
        let isOld = block.lives.dormant.contains(position) || block.lives.closed.contains(position)
        let latest = max(earliest, start - (isOld ? 800 : 1))
        return earliest + Int(draw.scaled(below: UInt64(latest - earliest + 1)))
    }

    /// Days since 1970; nil for accounts that are not closed when the run ends.
    func closed(_ block: AccountBlock, _ index: Int, _ position: Int) -> Int? {
        let draw = closings.draw(block.rows.lowerBound + position)
        if block.lives.closing.contains(position), let month = block.month(changing: position) {
            return day(in: month, draw)
        }
        guard block.lives.closed.contains(position) else { return nil }
        let (opened, start) = (opened(block, index, position), clock.start.day)
        return opened + Int(draw.scaled(below: UInt64(max(1, start - opened))))
    }

    /// A day in a month of the run, without its first and last one.
    private func day(in month: Int, _ draw: UInt64) -> Int {
        let first = Instant(microseconds: clock.start(ofStep: clock.months[month])).day + 1
        let end = Instant(microseconds: clock.start(ofStep: clock.months[month + 1])).day - 1
        return first + Int(draw.scaled(below: UInt64(max(1, end - first))))
    }

    func status(_ block: AccountBlock, _ position: Int) -> AccountStatus {
        let lives = block.lives
        if lives.dormant.contains(position) { return .dormant }
        if lives.frozen.contains(position) { return .frozen }
        if lives.closed.contains(position) || lives.closing.contains(position) { return .closed }
        return .active
    }
}
