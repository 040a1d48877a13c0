internal import LoamVocabulary
internal import LoamWorlds

/// The transactions table.
struct Transactions {
    let source: DeclaredSource
    let id: ColumnHandle<UUIDWords>
    let date: ColumnHandle<Int64>
    let money: TransactionMoney

    init(_ world: BankWorld, _ accounts: Accounts, _ merchants: Merchants, _ book: StreamBook) {
        let builder = SourceBuilder(drivers: world.setting.transactions, book)
        let settled = SettledTransactions(builder, world)
        let table = builder.table("transactions", "Every movement of money, in order of time")
        id = table.key("transaction_id", world.transactionKeys, "Key of the transaction")
        TransactionTexts.declareReference(table)
        let kinds = TransactionKinds(table, settled, world)
        let dates = TransactionDates(table, settled, world)
        let parties = TransactionParties(table, settled, world, accounts, merchants)
        money = TransactionMoney(table, settled, world)
        TransactionTexts.declare(table, settled, world)
        TransactionEvidence.declare(table, settled, world, money, parties)
        date = dates.date
        table.laws { [money] laws in
            dates.declare(laws)
            parties.declare(laws, kinds, accounts, dates)
            money.declare(laws, parties, accounts)
        }
        source = builder.finish()
    }
}
