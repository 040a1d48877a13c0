internal import LoamVocabulary
internal import LoamWorlds

/// Which accounts there are: how many of each country, owner and type, and in which rows.
struct AccountLayout: Sendable {
    /// Country by country; of each, those of people by type, then those of companies by type. Those without accounts are there, too.
    let blocks: [AccountBlock]
    let spans: Spans

    static let kinds: [(owner: OwnerType, type: AccountType)] =
        AccountType.personal.map { (.person, $0) } + AccountType.ofCompanies.map { (.company, $0) }

    /// - Parameters:
    ///   - persons, companies: rows by country.
    init(_ setting: BankingSetting, persons: Spans, companies: Spans, months: Int) {
        let ofCompanies = setting.accountsOfCompanies
        let personal = Apportionment.largestRemainder(
            setting.accounts - ofCompanies, by: (0..<persons.count).map { Double(persons[$0].count) })
        let corporate = Apportionment.largestRemainder(
            ofCompanies, by: (0..<companies.count).map { Double(companies[$0].count) })
        var blocks: [AccountBlock] = []
        var first = 0
        for (index, country) in Country.allCases.enumerated() {
            let counts =
                Apportionment.largestRemainder(personal[index], by: setting.personalAccounts)
                + Apportionment.largestRemainder(corporate[index], by: setting.companyAccounts)
            for (kind, count) in zip(Self.kinds, counts) {
                blocks.append(
                    AccountBlock(
                        country, kind.type, kind.owner, first: first, count: count,
                        owners: (kind.owner == .person ? persons : companies)[index].count, months: months,
                        setting.shares))
                first += count
            }
        }
        self.blocks = blocks
        spans = Spans(blocks.map(\.count))
    }

    /// The number of a country's block; the country by its place in `Country.allCases`.
    func index(_ country: Int, _ owner: OwnerType, _ type: AccountType) -> Int {
        country * Self.kinds.count + (Self.kinds.firstIndex { $0.owner == owner && $0.type == type } ?? 0)
    }

    func block(_ country: Int, _ owner: OwnerType, _ type: AccountType) -> AccountBlock {
        blocks[index(country, owner, type)]
    }
}
