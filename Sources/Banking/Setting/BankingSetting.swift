internal import LoamVocabulary
internal import LoamWorlds

/// The parameters of a bank, checked and in the units the model works in.
struct BankingSetting: Sendable {
    let persons: Int
    let companies: Int
    let accounts: Int
    let transactions: Int
    let instruments: Int
    let trades: Int
    let documents: Int
    let travel: Int
    let logins: Int
    /// Of each country, and of each bank.
    let banks: Int
    let branches: Int
    let communications: Int
    /// Messages that have keywords, in 0...1.
    let keywordShare: Double
    /// By the place of the country in `Country.allCases`.
    let countries: [Double]
    /// By type of transaction.
    let types: [Double]
    /// By type of account.
    let personalAccounts: [Double]
    let companyAccounts: [Double]
    let shares: BankingShares
    /// Money moves in start..<end.
    let start: Instant
    let end: Instant

    init(_ recipe: Recipe, start: Instant) throws(DocumentError) {
        let parameters = recipe.parameters
        persons = try parameters.count("persons")
        companies = try parameters.count("companies")
        accounts = try parameters.count("accounts")
        transactions = try parameters.count("transactions")
        instruments = try parameters.count("instruments")
        trades = try parameters.count("trades")
        documents = try parameters.count("documents")
        travel = try parameters.count("travel")
        logins = try parameters.count("logins")
        banks = try parameters.count("banks")
        branches = try parameters.count("branches")
        communications = try parameters.count("communications")
        keywordShare = try parameters.percentage("keyword_share")
        countries = try WeightList(recipe, "countries", of: Country.allCases.map(\.code), what: "country").weights
        types = try WeightList(
            recipe, "transaction_types", of: TransactionType.enumeration.values, what: "type of transaction"
        ).weights
        personalAccounts = try WeightList(
            recipe, "personal_accounts", of: AccountType.personal.map(\.rawValue), what: "type of account"
        ).weights
        companyAccounts = try WeightList(
            recipe, "company_accounts", of: AccountType.ofCompanies.map(\.rawValue), what: "type of account"
        ).weights
        shares = try BankingShares(recipe)
        self.start = start
        end = start.adding(try parameters.duration("duration"))
        try checkDates()
        try checkOwners(recipe)
        try checkDensity(recipe)
    }

    /// Accounts of companies; the others are of people.
    var accountsOfCompanies: Int {
        companies == 0 ? 0 : persons == 0 ? accounts : Int(Double(accounts) * shares.companyAccounts)
    }

    private func checkDates() throws(DocumentError) {
        for (country, weight) in zip(Country.allCases, countries) where weight > 0 {
            guard start < country.currencySince else { continue }
            throw DocumentError(
                .outOfRange,
                "a run from \(TimestampText.seconds(start.microseconds)) is before there was \(country.currency) in \(country.name)",
                file: "--start",
                hint:
                    "choose a --start from \(TimestampText.seconds(country.currencySince.microseconds).prefix(10)) on, or leave \(country.code) out of countries"
            )
        }
        guard TimestampText.years.contains(end.microseconds),
            end.day < CivilDate(year: 9_990, month: 1, day: 1).daysSinceEpoch
        else {
            throw DocumentError(
                .outOfRange, "the run ends after the year 9989", file: "--start", hint: "choose an earlier --start")
        }
    }

    /// Steps of an hour hold at most 2^31 events.
    private func checkDensity(_ recipe: Recipe) throws(DocumentError) {
        let days = Double(start.distance(to: end)) / 86_400_000_000
        let most = Int(days * 2e9)
        guard transactions > most else { return }
        throw recipe.error(
            .outOfRange, "\(transactions) transactions are more than a run of \(Int(days)) days can have: \(most)",
            path: "transactions", hint: "make duration longer, or transactions fewer")
    }

    private func checkOwners(_ recipe: Recipe) throws(DocumentError) {
        if accounts > 0, persons + companies == 0 {
            throw recipe.error(
                .conflict, "\(accounts) accounts have no owners: persons and companies are 0",
                path: "accounts",
                hint: "give persons or companies at least 1, or set accounts to 0")
        }
        if transactions > 0, accounts == 0 {
            throw recipe.error(
                .conflict, "\(transactions) transactions have no account to move money between", path: "transactions",
                hint: "give accounts at least 2, or set transactions to 0")
        }
        if communications > 0, persons < 2 {
            throw recipe.error(
                .conflict, "\(communications) messages have no two people to go between: persons is \(persons)",
                path: "communications", hint: "give persons at least 2, or set communications to 0")
        }
    }
}

/// The shares that a recipe sets, each in 0...1.
struct BankingShares: Sendable {
    let companyAccounts, dormant, closed, opened, frozen, salary, rent, scheduled, crossBorder, failed: Double
    let joint, exposed, sanctioned, listed, subsidiary, failedLogins: Double

    init(_ recipe: Recipe) throws(DocumentError) {
        let parameters = recipe.parameters
        companyAccounts = try parameters.percentage("company_account_share")
        dormant = try parameters.percentage("dormant_share")
        closed = try parameters.percentage("closed_share")
        opened = try parameters.percentage("opened_share")
        frozen = try parameters.percentage("frozen_share")
        salary = try parameters.percentage("salary_share")
        rent = try parameters.percentage("rent_share")
        scheduled = try parameters.percentage("scheduled_share")
        crossBorder = try parameters.percentage("cross_border_share")
        failed = try parameters.percentage("failed_share")
        joint = try parameters.percentage("joint_share")
        exposed = try parameters.percentage("pep_share")
        sanctioned = try parameters.percentage("sanctioned_share")
        listed = try parameters.percentage("listed_share")
        subsidiary = try parameters.percentage("subsidiary_share")
        failedLogins = try parameters.percentage("failed_login_share")
        let idle = dormant + closed + opened + frozen
        guard idle <= 0.9 else {
            throw recipe.error(
                .conflict, "dormant_share, closed_share, opened_share and frozen_share are more than 90% together",
                path: "dormant_share", hint: "lower one of them: the other accounts are those that are used")
        }
        guard scheduled + crossBorder <= 1 else {
            throw recipe.error(
                .conflict, "scheduled_share and cross_border_share are more than 100% together",
                path: "scheduled_share",
                hint: "lower one of them")
        }
    }
}

extension Country {
    /// The first day of its present currency; the day its central bank was founded for those that are older.
    var currencySince: Instant {
        let date =
            switch self {
            case .unitedStates: CivilDate(year: 1914, month: 11, day: 16)
            case .unitedKingdom: CivilDate(year: 1971, month: 2, day: 15)
            case .germany, .france, .spain, .italy, .netherlands: CivilDate(year: 1999, month: 1, day: 1)
            case .japan: CivilDate(year: 1953, month: 12, day: 31)
            case .india: CivilDate(year: 1957, month: 4, day: 1)
            case .brazil: CivilDate(year: 1994, month: 7, day: 1)
            }
        return Instant(day: date.daysSinceEpoch)
    }
}
