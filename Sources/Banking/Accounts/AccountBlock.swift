internal import LoamVocabulary
internal import LoamWorlds

/// The accounts of one type that people, or companies, of one country have. They are rows next to each other, in the order of their
/// lives: those that are closed in the run, the earliest first; those that are open all the time; those that are opened in the
/// run, the earliest first; dormant, frozen and closed ones. So the accounts that are in use in a month are a range of rows.
struct AccountBlock: Sendable {
    let country: Country
    let type: AccountType
    let owner: OwnerType
    /// Rows of the accounts table.
    let rows: Range<Int>
    /// Positions in the block: where the accounts of each life begin.
    let lives: Lives
    /// By month of the run: the positions of accounts that are in use all month.
    let used: [Range<Int>]
    /// Which of those that are in use at any time have owners of their own: the others are second accounts of the same people or companies.
    let firsts: Range<Int>
    /// Accounts are numbered in groups of so many; a group lives and is looked at as one.
    let groupSize: Int

    var count: Int { rows.count }

    /// In use from the first month to the last.
    var always: Range<Int> { lives.always }

    struct Lives: Sendable {
        var closing, always, opening, dormant, frozen, closed: Range<Int>

        /// Whether money moves on an account, by its position, in a part of the run at least.
        func areInUse(_ position: Int) -> Bool { (closing.lowerBound..<opening.upperBound).contains(position) }
    }

    /// - Parameters:
    ///   - first: row of the first account.
    ///   - owners: people, or companies, of the country.
    ///   - months: of the run.
    init(
        _ country: Country, _ type: AccountType, _ owner: OwnerType, first: Int, count: Int, owners: Int, months: Int,
        _ shares: BankingShares
    ) {
        (self.country, self.type, self.owner) = (country, type, owner)
        rows = first..<first + count
        let size = count >= 64 ? 8 : 1
        groupSize = size
        // A tenth of the accounts, and one at least, are in use all the time.
        var left = count - max(min(count, 1), count / 10)
        // What is rounded away in one block comes in a later one: the edges are those of all accounts.
        func take(share: Double) -> Int {
            let exact = Int(share * Double(first + count)) - Int(share * Double(first))
            let part = min(exact, left) / size * size
            left -= part
            return part
        }
        let isLong = months > 1
        let (closing, opening) = isLong ? (take(share: shares.closed / 2), take(share: shares.opened)) : (0, 0)
        let (dormant, frozen) = (take(share: shares.dormant), take(share: shares.frozen))
        let closed = take(share: isLong ? shares.closed / 2 : shares.closed)
        var next = 0
        func take(_ number: Int) -> Range<Int> {
            defer { next += number }
            return next..<next + number
        }
        let always = count - closing - opening - dormant - frozen - closed
        lives = Lives(
            closing: take(closing), always: take(always / size * size), opening: take(opening),
            // What makes no whole group is dormant.
            dormant: take(dormant + always % size), frozen: take(frozen), closed: take(closed))
        firsts = count <= owners ? 0..<count : lives.always.lowerBound..<min(count, lives.always.lowerBound + owners)
        let groups = (closing: closing / size, opening: opening / size)
        // Closing months are 1 to the last, opening months 0 to the last but one.
        used = (0..<months).map { [lives] month in
            let gone = months > 1 ? groups.closing * month / (months - 1) : 0
            let come = months > 1 ? groups.opening * month / (months - 1) : 0
            return gone * size..<lives.always.upperBound + come * size
        }
    }

    /// The month of the run in which an account, by its position, is closed or opened; nil for others.
    func month(changing position: Int) -> Int? {
        if lives.closing.contains(position) { return used.firstIndex { $0.lowerBound > position } }
        if lives.opening.contains(position) { return (used.firstIndex { $0.upperBound > position } ?? used.count) - 1 }
        return nil
    }
}
