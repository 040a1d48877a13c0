internal import LoamWorlds

/// The streams by which events are mixed, and spread over accounts.
struct LedgerStreams: Sendable {
    /// Of the permutations of windows, of members of groups, of sellers, and of how far away neighbours are: an attempt each.
    let places, members, sellers, distances: RandomStream
    /// By step of the clock, and by row.
    let order, jitter: RandomStream

    init(_ setting: BankingSetting, steps: Int, _ book: StreamBook) {
        places = book.stream("transactions", "transaction_id", "place", rows: 64)
        members = book.stream("transactions", "account_id", "member", rows: 64)
        sellers = book.stream("transactions", "account_id", "seller", rows: 64)
        distances = book.stream("transactions", "account_id", "distance", rows: 64)
        order = book.stream("transactions", "transaction_date", "order", rows: steps)
        jitter = book.stream("transactions", "transaction_date", rows: setting.transactions)
    }

    /// By which payments of a purpose are spread over sellers the same way each month.
    func lasting(_ purpose: Purpose, _ country: Int) -> RandomStream {
        distances.attempt(-1 - country * Purpose.allCases.count - purpose.index)
    }
}
