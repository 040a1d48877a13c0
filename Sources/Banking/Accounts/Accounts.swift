internal import LoamVocabulary
internal import LoamWorlds

/// The accounts table.
struct Accounts {
    static let currencies = Enumeration(
        Country.allCases.map(\.currency).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } })
    static let countries = Enumeration(Country.allCases.map(\.code))
    /// By country: the index of its currency.
    static let currencyOfCountry = Country.allCases.map { Int32(currencies.index(of: $0.currency) ?? 0) }

    let source: DeclaredSource
    let id, company: ColumnHandle<UUIDWords>
    let currency, country, status, type: ColumnHandle<Int32>
    let opened, closed: ColumnHandle<Int32>
    let balances: AccountBalances

    init(
        _ world: BankWorld, _ persons: Persons, _ companies: Companies, _ banks: Banks, _ branches: Branches,
        _ book: StreamBook
    ) {
        let (owners, accounts) = (world.owners, world.accounts)
        let layout = owners.layout
        let builder = SourceBuilder(drivers: layout.spans.rows, book)
        let table = builder.table(
            "accounts", "The accounts of people and companies, country by country and type by type")
        id = table.key("account_id", accounts.keys, "Key of the account")
        let person = table.key("owner_person_id", to: persons.id, nullable: true, "The person who owns it")
        company = table.key("owner_company_id", to: companies.id, nullable: true, "The company that owns it")
        table.fill(person, company) { [company] rows, cells in
            let (people, firms) = (cells[person], cells[company])
            let (hasPerson, hasCompany) = (cells.valid(person), cells.valid(company))
            layout.forEachAccount(in: rows) { row, index, position in
                let isPerson = layout.blocks[index].owner == .person
                let key = world.ownerKey(index, position: position)
                let none = UUIDWords(high: 0, low: 0)
                (people[row], firms[row]) = isPerson ? (key, none) : (none, key)
                (hasPerson[row], hasCompany[row]) = (isPerson, !isPerson)
            }
        }
        func word(
            _ name: String, _ words: Enumeration, _ meaning: String,
            _ value: @escaping @Sendable (AccountBlock, Int) -> Int32
        ) -> ColumnHandle<Int32> {
            table.choice(name, words, meaning) { rows, out in
                layout.forEachAccount(in: rows) { row, index, position in
                    out[row] = value(layout.blocks[index], position)
                }
            }
        }
        _ = word("owner_type", OwnerType.enumeration, "Who owns it") { block, _ in block.owner.cell }
        type = word("account_type", AccountType.enumeration, "What it is for") { block, _ in block.type.cell }
        country = word("country", Self.countries, "The country of the bank, and of the owner") { block, _ in
            Int32(Country.allCases.firstIndex(of: block.country) ?? 0)
        }
        currency = word("currency", Self.currencies, "The currency that it is kept in") { block, _ in
            Self.currencyOfCountry[Country.allCases.firstIndex(of: block.country) ?? 0]
        }
        status = word("status", AccountStatus.enumeration, "Its state when the run ends") { block, position in
            accounts.status(block, position).cell
        }
        (opened, closed) = Self.declareDates(table, world)
        let identities = AccountIdentities(table, world, banks, branches)
        let care = AccountCare(table, world)
        AccountHolders(builder, world, id, persons)
        balances = AccountBalances(table, builder, world, opened: opened)
        Self.declareLaws(
            table, world, person: person, company: company, status: status, type: type, opened: opened, closed: closed,
            balances, persons, companies)
        table.laws { [country, status] laws in
            identities.declare(laws, country, banks, branches)
            care.declare(laws, status: status)
        }
        source = builder.finish()
    }

    private static func declareDates(_ table: TableBuilder, _ world: BankWorld) -> (
        ColumnHandle<Int32>, ColumnHandle<Int32>
    ) {
        let (layout, accounts) = (world.owners.layout, world.accounts)
        let opened = table.date("opened_date", "When it was opened: its owner was of age, or founded") { rows, out in
            layout.forEachAccount(in: rows) { row, index, position in
                out[row] = Int32(accounts.opened(layout.blocks[index], index, position))
            }
        }
        let closed = table.date("closed_date", nullable: true, "When it was closed; null while it is open")
        table.fill(closed) { rows, cells in
            let (dates, isClosed) = (cells[closed], cells.valid(closed))
            layout.forEachAccount(in: rows) { row, index, position in
                let date = accounts.closed(layout.blocks[index], index, position)
                dates[row] = Int32(date ?? 0)
                isClosed[row] = date != nil
            }
        }
        return (opened, closed)
    }

    private static func declareLaws(
        _ table: TableBuilder, _ world: BankWorld, person: ColumnHandle<UUIDWords>, company: ColumnHandle<UUIDWords>,
        status: ColumnHandle<Int32>, type: ColumnHandle<Int32>, opened: ColumnHandle<Int32>,
        closed: ColumnHandle<Int32>, _ balances: AccountBalances, _ persons: Persons, _ companies: Companies
    ) {
        table.laws { laws in
            laws.law("one_owner", "an account belongs to a person or to a company", reads: person, company) {
                ($0 == Law.null) != ($1 == Law.null)
            }
            laws.law("closed_after_opened", "an account is closed after it was opened", reads: opened, closed) {
                $1 == Law.null || $0 <= $1
            }
            laws.law("closed_has_date", "an account has a closing date if it is closed", reads: status, closed) {
                ($0 == Int64(AccountStatus.closed.cell)) == ($1 != Law.null)
            }
            laws.law(
                "owner_of_age", "people have accounts from 18 on", reads: opened, person[persons.birth]
            ) { opened, birth in birth == Law.null || opened >= birth &+ Int64(PersonBook.days(years: 18)) &- 1 }
            laws.law(
                "owner_founded", "companies have accounts after they were registered", reads: opened,
                company[companies.registered]
            ) { opened, registered in registered == Law.null || opened >= registered }
            balances.declare(laws, status: status)
        }
    }
}

extension AccountLayout {
    /// Hands on the accounts of some rows: row, block and position in it.
    @inline(__always)
    func forEachAccount(in rows: Range<Int>, _ body: (_ row: Int, _ block: Int, _ position: Int) -> Void) {
        spans.forEachOwner(in: rows) { block, part in
            let first = spans[block].lowerBound
            for row in part { body(row, block, row - first) }
        }
    }
}
