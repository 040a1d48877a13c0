internal import LoamVocabulary
internal import LoamWorlds

/// Who works for whom: the company that pays somebody's salary is the one that employs him.
struct EmployerBook: Sendable {
    private let markets: [LaneSide.Market?]
    private let salaried: [Int]
    private let companies: Spans

    init(_ persons: PersonBook, _ owners: AccountOwners, _ plan: LedgerPlan, _ streams: LedgerStreams) {
        companies = owners.population.companies
        let countries = Country.allCases.indices
        let staff = countries.map { persons.salaried(country: $0) }
        salaried = staff
        markets = countries.map { country in
            guard !owners.population.companies[country].isEmpty, staff[country] > 0 else { return nil }
            for lane in plan.lanes where lane.country == country && lane.purpose == .salary {
                guard case .market(_, let positions, let share, let exponent) = lane.debtor,
                    case .each(_, let paid) = lane.creditor
                else { continue }
                return LaneSide.Market(
                    sellers: positions.count * share / 100, exponent: exponent, numbers: paid.count,
                    streams.lasting(.salary, country))
            }
            return LaneSide.Market(
                sellers: owners.population.companies[country].count, exponent: 2, numbers: staff[country],
                streams.lasting(.salary, country))
        }
    }

    /// The rank of the company that pays the salary of somebody of a rank; nil where there is no company.
    @inline(__always)
    func company(rank: Int, country: Int) -> Int? {
        guard let market = markets[country] else { return nil }
        let place = market.places.forward(rank % market.numbers)
        return market.power.rank(number: place, total: market.numbers, of: market.sellers) % companies[country].count
    }

    /// How many people a company of a rank employs, at most.
    func staff(rank: Int, country: Int) -> Int {
        guard let market = markets[country] else { return 0 }
        var numbers = 0
        for seller in stride(from: rank, to: market.sellers, by: companies[country].count) {
            numbers += market.power.firstNumber(rank: seller + 1, total: market.numbers, of: market.sellers)
            numbers -= market.power.firstNumber(rank: seller, total: market.numbers, of: market.sellers)
        }
        return numbers * ((salaried[country] + market.numbers - 1) / market.numbers)
    }
}
