internal import LoamVocabulary
internal import LoamWorlds

/// The transactions table.
struct Transactions {
    let source: DeclaredSource
    let id: ColumnHandle<UUIDWords>
    let date: ColumnHandle<Int64>
    let amount: ColumnHandle<Int64>

    init(_ world: BankWorld, _ accounts: Accounts, _ book: StreamBook) {
        let builder = SourceBuilder(drivers: world.setting.transactions, book)
        let settled = SettledTransactions(builder, world)
        let stage = settled.stage
        let table = builder.table("transactions", "Every movement of money, in order of time")
        id = table.key("transaction_id", world.transactionKeys, "Key of the transaction")
        let country = Country.allCases
        let type = table.choice("transaction_type", TransactionType.enumeration, "How the money moves")
        let purpose = table.choice("purpose", Purpose.enumeration, "What it is for")
        table.fill(type, purpose, after: stage) { _, cells, scratch in
            let (types, purposes, lanes) = (cells[type], cells[purpose], scratch[settled.lane])
            let ledger = world.ledger.value
            let words = ledger.lanes.map { ($0.purpose.type(in: country[$0.country]).cell, $0.purpose.cell) }
            for (index, row) in cells.rows.enumerated() {
                (types[row], purposes[row]) = words[lanes[index]]
            }
        }
        let date = table.timestamp("transaction_date", "When it happened; the rows are in this order")
        table.fill(date, after: stage) { _, cells, scratch in
            cells[date].copy(cells.rows, from: scratch[settled.time])
        }
        let (from, to) = Self.declareAccounts(table, world, accounts, settled)
        let amount = table.money("amount", digits: 18, unit: "currency", domain: "> 0", "What is paid")
        table.fill(amount, after: stage) { _, cells, scratch in
            cells[amount].copy(cells.rows, from: scratch[settled.paid])
        }
        (self.date, self.amount) = (date, amount)
        table.laws { laws in
            laws.ordered(date)
            laws.law("two_accounts", "money moves between two accounts, or in or out", reads: from, to) { from, to in
                from != to
            }
            laws.law("amount_above_zero", "an amount is above 0", reads: amount) { $0 > 0 }
        }
        source = builder.finish()
    }

    private static func declareAccounts(
        _ table: TableBuilder, _ world: BankWorld, _ accounts: Accounts, _ settled: SettledTransactions
    ) -> (ColumnHandle<UUIDWords>, ColumnHandle<UUIDWords>) {
        func column(_ name: String, _ meaning: String, _ side: ScratchColumn<Int>) -> ColumnHandle<UUIDWords> {
            let column = table.key(name, to: accounts.id, nullable: true, meaning)
            let keys = world.accounts.keys
            table.fill(column, after: settled.stage) { _, cells, scratch in
                let (out, has, rows) = (cells[column], cells.valid(column), scratch[side])
                for (index, row) in cells.rows.enumerated() {
                    out[row] = keys.uuid(max(0, rows[index]))
                    has[row] = rows[index] >= 0
                }
            }
            return column
        }
        return (
            column("from_account_id", "The account that pays; null for cash and for the bank itself", settled.debtor),
            column("to_account_id", "The account that is paid; null for cash and for the bank itself", settled.creditor)
        )
    }
}
