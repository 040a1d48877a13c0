internal import LoamVocabulary
internal import LoamWorlds

/// The banks of the countries and their branches: so many in each country that has accounts, and so many branches of each bank.
struct BankBook: Sendable {
    let keys, branchKeys: KeyStreams
    /// By country: banks of each, and branches of each bank.
    let banks: [Int]
    let branches: Int
    /// Rows by country.
    let spans: Spans
    private let choices: RandomStream
    private let popularity = PowerLaw(exponent: 2)

    init(_ setting: BankingSetting, _ layout: AccountLayout, _ book: StreamBook) {
        banks = Country.allCases.indices.map { country in
            let kinds = AccountLayout.kinds.count
            let accounts = (0..<kinds).reduce(0) { $0 + layout.blocks[country * kinds + $1].count }
            return accounts == 0 ? 0 : min(setting.banks, BankCode(Country.allCases[country]).banks)
        }
        branches = setting.branches
        spans = Spans(banks)
        keys = book.key("banks", "bank_id", rows: spans.rows)
        branchKeys = book.key("branches", "branch_id", rows: spans.rows * branches)
        choices = book.stream("accounts", "bank_id", rows: layout.spans.rows)
    }

    /// The bank, by its place in the country, and the branch of an account: a few banks have most accounts.
    @inline(__always)
    func place(account: Int, country: Int) -> (bank: Int, branch: Int) {
        let draw = choices.draw(account)
        let bank = popularity.rank(draw.unitInterval, of: banks[country])
        return (bank, Int((draw << 32).scaled(below: UInt64(branches))))
    }

    /// The row of a bank.
    @inline(__always)
    func row(country: Int, bank: Int) -> Int { spans[country].lowerBound &+ bank }
}
