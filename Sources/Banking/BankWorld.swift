internal import LoamVocabulary
internal import LoamWorlds

/// A planned bank: everything that its tables share. Immutable.
final class BankWorld: Sendable {
    let setting: BankingSetting
    let population: Population
    let owners: AccountOwners
    let employers: EmployerBook
    let plan: LedgerPlan
    let amounts: PaymentAmounts
    let openings: OpeningBalances
    let incomes: Incomes
    let normal: StandardNormal
    /// Every movement of money; planned when a table wants it.
    let ledger: Planned<Ledger>
    let persons: PersonBook
    let standings: StandingBook
    let companies: CompanyBook
    let lists = CountryLists()
    let names: NameBook
    let homes: HomeBook
    let jobs: JobBook
    let devices: DeviceBook
    let logins: LoginBook
    let travel: TravelBook
    let accounts: AccountBook
    let banks: BankBook
    let merchants: MerchantBook
    let merchantNames: MerchantNames
    let instruments: InstrumentBook
    let trades: TradeBook
    let papers: PaperBook
    /// The payments between companies; planned when a table wants them.
    let paperPayments: Planned<PaperPayments>
    /// By country: the days of the run on which its offices work.
    let calendars: [PostingDays]
    let transactionKeys: KeyStreams

    init(_ setting: BankingSetting, _ recipe: Recipe, _ book: StreamBook) throws(DocumentError) {
        self.setting = setting
        let population = Population(setting)
        let months = PaymentClock(start: setting.start, end: setting.end).monthCount
        let owners = AccountOwners(setting, population, months: months, book)
        let plan = try LedgerPlan(setting, owners, recipe)
        let normal = StandardNormal()
        incomes = Incomes(population, normal, book)
        amounts = PaymentAmounts(setting, owners, incomes, normal, rows: setting.transactions, book)
        openings = OpeningBalances(setting, owners, normal, book)
        let streams = LedgerStreams(setting, steps: plan.clock.steps, book)
        ledger = Planned { Ledger(plan, owners.layout, streams) }
        (self.population, self.owners, self.plan, self.normal) = (population, owners, plan, normal)
        persons = PersonBook(setting, owners, book)
        employers = EmployerBook(persons, owners, plan, streams)
        standings = StandingBook(setting, book)
        names = NameBook(setting, population.persons, book)
        homes = HomeBook(setting, persons, book)
        devices = DeviceBook(setting, book)
        logins = LoginBook(setting, devices, book)
        travel = TravelBook(setting, population.persons, book)
        companies = CompanyBook(setting, owners, persons, employers, book)
        jobs = JobBook(setting, persons, companies, employers, owners, book)
        banks = BankBook(setting, owners.layout, book)
        accounts = AccountBook(setting, owners, persons, companies, plan.clock, book)
        merchants = MerchantBook(owners.layout, book)
        merchantNames = MerchantNames(rows: merchants.spans.rows, book)
        instruments = InstrumentBook(setting, normal, book)
        trades = TradeBook(setting, owners, instruments, book)
        guard setting.trades == trades.rows else {
            throw recipe.error(
                .conflict,
                "\(setting.trades) trades have no investment account to be made from, or no exchange that is open",
                path: "trades",
                hint: "give investment a weight in personal_accounts, instruments at least 1, or set trades to 0")
        }
        let papers = PaperBook(setting, plan, book)
        guard setting.documents == papers.rows else {
            throw recipe.error(
                .conflict, "\(setting.documents) documents have no payment between companies to be of",
                path: "documents",
                hint: "give payment or wire a weight in transaction_types and companies accounts, or set documents to 0"
            )
        }
        self.papers = papers
        for (name, wanted, rows) in [("travel", setting.travel, travel.rows), ("logins", setting.logins, logins.rows)]
        where wanted != rows {
            throw recipe.error(
                .conflict, "\(wanted) rows of \(name) have no people to be of: persons is 0", path: name,
                hint: "give persons at least 1, or set \(name) to 0")
        }
        paperPayments = Planned { [ledger] in PaperPayments(ledger.value) }
        calendars = PostingDays.all(setting)
        transactionKeys = book.key("transactions", "transaction_id", rows: setting.transactions)
    }

    /// The key of the owner of an account, by its block and position.
    func ownerKey(_ block: Int, position: Int) -> UUIDWords {
        let owner = owners.owner(block, position: position)
        return owners.layout.blocks[block].owner == .person ? persons.keys.uuid(owner) : companies.keys.uuid(owner)
    }
}
