internal import LoamVocabulary
internal import LoamWorlds

/// The bank, branch and numbers of accounts.
struct AccountIdentities {
    private let bank, branch: ColumnHandle<UUIDWords>
    private let routing, iban: ColumnHandle<String>

    init(_ table: TableBuilder, _ world: BankWorld, _ banks: Banks, _ branches: Branches) {
        let (book, layout) = (world.banks, world.owners.layout)
        let spans = Spans(
            Country.allCases.indices.map { country in
                let kinds = AccountLayout.kinds.count
                return (0..<kinds).reduce(0) { $0 + layout.blocks[country * kinds + $1].count }
            })
        let bank = table.key("bank_id", to: banks.id, "The bank that keeps it")
        let branch = table.key("branch_id", to: branches.id, "The branch that keeps it")
        table.fill(bank, branch) { rows, cells in
            let (keys, branchKeys) = (cells[bank], cells[branch])
            spans.forEachOwner(in: rows) { country, part in
                for row in part {
                    let place = book.place(account: row, country: country)
                    let index = book.row(country: country, bank: place.bank)
                    keys[row] = book.keys.uuid(index)
                    branchKeys[row] = book.branchKeys.uuid(index &* book.branches &+ place.branch)
                }
            }
        }
        let countries = Country.allCases
        let numbers = countries.map { AccountNumber($0) }
        table.text(
            "account_number", width: numbers.reduce(0) { max($0, $1.width) },
            "Its number at the bank, as the country writes it"
        ) { rows, out in
            spans.forEachOwner(in: rows) { country, part in
                let number = numbers[country]
                for row in part {
                    number.append(row - spans[country].lowerBound, to: &out)
                    out.endRow()
                }
            }
        }
        iban = Self.declareIBAN(table, book, spans)
        let codes = countries.map { BIC($0) }
        table.text("swift_code", width: BIC.width, "The BIC of its bank, by ISO 9362") { rows, out in
            spans.forEachOwner(in: rows) { country, part in
                for row in part {
                    codes[country].append(bank: book.place(account: row, country: country).bank, to: &out)
                    out.endRow()
                }
            }
        }
        routing = Self.declareRouting(table, book, spans)
        (self.bank, self.branch) = (bank, branch)
    }

    private static func declareIBAN(_ table: TableBuilder, _ book: BankBook, _ spans: Spans) -> ColumnHandle<String> {
        let forms = Country.allCases.map { IBANForm($0) }
        let iban = table.text(
            "iban", width: forms.reduce(0) { max($0, $1?.width ?? 0) }, nullable: true,
            "Its IBAN (ISO 13616), with right check digits, at a bank that does not exist; null for US, JP and IN, which have none"
        )
        table.fill(iban) { rows, cells in
            let has = cells.valid(iban)
            var out = cells.writer(iban)
            spans.forEachOwner(in: rows) { country, part in
                let form = forms[country]
                for row in part {
                    has[row] = form != nil
                    if let form {
                        let (bank, branch) = book.place(account: row, country: country)
                        form.append(bank: bank, branch: branch, account: row - spans[country].lowerBound, to: &out)
                    }
                    out.endRow()
                }
            }
            out.finish()
        }
        return iban
    }

    private static func declareRouting(_ table: TableBuilder, _ book: BankBook, _ spans: Spans) -> ColumnHandle<String>
    {
        let code = BankCode(.unitedStates)
        let unitedStates = Country.allCases.firstIndex(of: .unitedStates) ?? 0
        let routing = table.text(
            "routing_number", width: code.width, nullable: true,
            "The ABA routing number of its bank, with the right check digit; null outside of the US")
        table.fill(routing) { rows, cells in
            let has = cells.valid(routing)
            var out = cells.writer(routing)
            spans.forEachOwner(in: rows) { country, part in
                for row in part {
                    has[row] = country == unitedStates
                    if country == unitedStates {
                        code.append(bank: book.place(account: row, country: country).bank, branch: 0, to: &out)
                    }
                    out.endRow()
                }
            }
            out.finish()
        }
        return routing
    }

    func declare(_ laws: LawBuilder, _ country: ColumnHandle<Int32>, _ banks: Banks, _ branches: Branches) {
        laws.law("bank_of_its_country", "an account is at a bank of its country", reads: country, bank[banks.country]) {
            $0 == $1
        }
        laws.law("branch_of_its_bank", "an account is at a branch of its bank", reads: bank, branch[branches.bank]) {
            $0 == $1
        }
        laws.law("routing_in_us", "accounts of the US have a routing number, and no others", reads: country, routing) {
            ($0 == Int64(Country.allCases.firstIndex(of: .unitedStates) ?? 0)) == ($1 != Law.null)
        }
        laws.law("iban_where_used", "accounts have an IBAN where their country has them", reads: country, iban) {
            (IBANForm(Country.allCases[min(max(0, Int($0)), Country.allCases.count - 1)]) != nil) == ($1 != Law.null)
        }
    }
}
