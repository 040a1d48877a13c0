internal import LoamVocabulary
internal import LoamWorlds

/// What a row of a statement is.
enum StatementEntry: String, ColumnWord {
    case opening, movement, closing
}

enum StatementSide: String, ColumnWord { case credit, debit }

/// The statements table.
struct Statements {
    let source: DeclaredSource

    init(_ world: BankWorld, _ accounts: Accounts, _ transactions: Transactions, _ book: StreamBook) {
        let rows = StatementIndex.rows(world.plan, world.owners.layout)
        let builder = SourceBuilder(drivers: rows, book)
        let found = FoundStatements(builder, world)
        let table = builder.table(
            "statements",
            "The movements of each account in order of time, account by account, with the balance after each")
        table.key("statement_id", "Key of the row")
        let account = table.key("account_id", to: accounts.id, "The account")
        table.fill(account, after: found.stage) { _, cells, scratch in
            let (out, accounts, keys) = (cells[account], scratch[found.account], world.accounts.keys)
            for (index, row) in cells.rows.enumerated() { out[row] = keys.uuid(accounts[index]) }
        }
        let sequence = table.int32(
            "sequence", domain: ">= 0", "Number of the row among those of the account; 0 is the opening")
        table.fill(sequence, after: found.stage) { _, cells, scratch in
            cells[sequence].copy(cells.rows, from: scratch[found.sequence])
        }
        let entry = table.choice(
            "entry", StatementEntry.enumeration,
            "opening: what the account held when the run or its life began; closing: what was paid out when it was closed"
        )
        table.fill(entry, after: found.stage) { _, cells, scratch in
            let (out, transactions, sequences) = (cells[entry], scratch[found.transaction], scratch[found.sequence])
            for (index, row) in cells.rows.enumerated() {
                let kind: StatementEntry =
                    transactions[index] >= 0 ? .movement : sequences[index] == 0 ? .opening : .closing
                out[row] = kind.cell
            }
        }
        let transaction = table.key(
            "transaction_id", to: transactions.id, nullable: true, "The transaction; null for opening and closing")
        table.fill(transaction, after: found.stage) { _, cells, scratch in
            let (out, has, rows) = (cells[transaction], cells.valid(transaction), scratch[found.transaction])
            let keys = world.transactionKeys
            for (index, row) in cells.rows.enumerated() {
                out[row] = keys.uuid(max(0, rows[index]))
                has[row] = rows[index] >= 0
            }
        }
        let booked = table.timestamp("booked_at", "When it was booked: the time of the transaction")
        table.fill(booked, after: found.stage) { _, cells, scratch in
            cells[booked].copy(cells.rows, from: scratch[found.time])
        }
        let side = table.choice("side", StatementSide.enumeration, "credit: comes in; debit: is paid")
        table.fill(side, after: found.stage) { _, cells, scratch in
            let (out, amounts) = (cells[side], scratch[found.amount])
            for (index, row) in cells.rows.enumerated() {
                out[row] = (amounts[index] < 0 ? StatementSide.debit : .credit).cell
            }
        }
        let amount = table.money(
            "amount", digits: 18, unit: "currency of the account", "What it adds to the balance; below 0 for a debit")
        let balance = table.money(
            "balance_after", digits: 18, unit: "currency of the account", "The balance when it is booked")
        table.fill(amount, balance, after: found.stage) { _, cells, scratch in
            cells[amount].copy(cells.rows, from: scratch[found.amount])
            cells[balance].copy(cells.rows, from: scratch[found.balance])
        }
        table.laws { laws in
            Self.declare(
                laws, accounts, transactions, account: account, sequence: sequence, entry: entry,
                transaction: transaction, booked: booked, side: side, amount: amount, balance: balance)
        }
        source = builder.finish()
    }

    private static func declare(
        _ laws: LawBuilder, _ accounts: Accounts, _ transactions: Transactions, account: ColumnHandle<UUIDWords>,
        sequence: ColumnHandle<Int32>, entry: ColumnHandle<Int32>, transaction: ColumnHandle<UUIDWords>,
        booked: ColumnHandle<Int64>, side: ColumnHandle<Int32>, amount: ColumnHandle<Int64>,
        balance: ColumnHandle<Int64>
    ) {
        laws.sequence(
            "balances_follow", "the balance is the one before and the amount; time and sequence go on",
            owner: account, reads: sequence, booked, amount, balance
        ) { before, row in
            guard let before else { return row[0] == 0 && row[2] == row[3] }
            return row[0] == before[0] &+ 1 && row[1] >= before[1] && row[3] == before[3] &+ row[2]
        }
        laws.law(
            "balance_above_limit_always", "no balance is below the limit of its account", reads: balance,
            account[accounts.balances.limit]
        ) { $0 >= 0 &- $1 }
        laws.law("side_of_amount", "a debit is below 0", reads: side, amount) { side, amount in
            (side == Int64(StatementSide.debit.cell)) == (amount < 0)
        }
        laws.law(
            "booked_when_made", "a movement is booked when its transaction is made", reads: booked,
            transaction[transactions.date]
        ) {
            $1 == Law.null || $0 == $1
        }
        laws.law(
            "movement_has_transaction", "movements have a transaction, other entries have none", reads: entry,
            transaction
        ) { entry, transaction in (entry == Int64(StatementEntry.movement.cell)) == (transaction != Law.null) }
        laws.law(
            "booked_in_life", "nothing is booked before the account was opened, or after it was closed",
            reads: entry, booked, account[accounts.opened], account[accounts.closed]
        ) { entry, booked, opened, closed in
            let day = booked / 86_400_000_000
            return day >= opened &- 1
                && (closed == Law.null || entry == Int64(StatementEntry.opening.cell) || day <= closed)
        }
        laws.law(
            of: accounts.id, "account_is_sum_of_statements", "the balance of an account is the sum of its statements",
            reads: accounts.balances.current, accounts.balances.count,
            figures: [
                account.sum(amount),
                account.figure(.count, entry) { $0[0] == Int64(StatementEntry.movement.cell) ? 1 : nil },
            ]
        ) { $0[0] == $0[2] && $0[1] == $0[3] }
    }
}
