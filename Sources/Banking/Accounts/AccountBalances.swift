internal import LoamWorlds

/// The columns of accounts that follow from their movements.
struct AccountBalances {
    let opening, current, limit, deposits, withdrawals: ColumnHandle<Int64>
    let count: ColumnHandle<Int32>

    init(_ table: TableBuilder, _ builder: SourceBuilder, _ world: BankWorld, opened: ColumnHandle<Int32>) {
        let layout = world.owners.layout
        let history = builder.keep { AccountHistory(world) }
        let found = builder.scratch(AccountHistory.Summary.self)
        let stage = builder.prepare { drivers, scratch in
            let (summaries, history) = (scratch[found], scratch[history])
            layout.forEachAccount(in: drivers) { row, block, position in
                history.find(block: block, unit: position / AccountHistory.unitSize)
                summaries[row - drivers.lowerBound] = history.summaries[position % AccountHistory.unitSize]
            }
        }
        func money(
            _ name: String, _ meaning: String, _ value: @escaping @Sendable (AccountHistory.Summary) -> Int64
        ) -> ColumnHandle<Int64> {
            let column = table.money(name, digits: 18, unit: "currency", meaning)
            table.fill(column, after: stage) { drivers, cells, scratch in
                let (summaries, out) = (scratch[found], cells[column])
                for row in drivers { out[row] = value(summaries[row - drivers.lowerBound]) }
            }
            return column
        }
        opening = money("opening_balance", "What it held when the run began, or when it was opened") { $0.opening }
        current = money("current_balance", "What it holds when the run ends: nothing where it is closed") {
            $0.isPaidOut ? 0 : $0.closing
        }
        _ = money("available_balance", "What can be spent: the balance down to the limit") {
            max(0, ($0.isPaidOut ? 0 : $0.closing) - $0.limit)
        }
        limit = money("credit_limit", "How far below 0 the balance may be; 0 for most") { -$0.limit }
        deposits = money("total_deposits", "What came in over the run") { $0.deposits }
        withdrawals = money(
            "total_withdrawals", "What was paid over the run; what is paid out at the closing is not in it"
        ) {
            $0.withdrawals
        }
        _ = money("average_balance", "Mean of the balances after each movement; the opening balance without any") {
            $0.average
        }
        let count = table.int32("transaction_count", domain: ">= 0", "Movements in the run")
        table.fill(count, after: stage) { drivers, cells, scratch in
            let (summaries, out) = (scratch[found], cells[count])
            for row in drivers { out[row] = Int32(clamping: summaries[row - drivers.lowerBound].movements) }
        }
        self.count = count
        let last = table.timestamp("last_transaction_date", nullable: true, "The last movement; null without any")
        table.fill(last, after: stage) { drivers, cells, scratch in
            let (summaries, out, has) = (scratch[found], cells[last], cells.valid(last))
            for row in drivers {
                let summary = summaries[row - drivers.lowerBound]
                (out[row], has[row]) = (summary.last, summary.movements > 0)
            }
        }
    }

    func declare(_ laws: LawBuilder, status: ColumnHandle<Int32>) {
        laws.law(
            "balance_adds_up",
            "the balance is the opening balance and what came in, without what was paid; 0 once closed",
            reads: status, opening, current, deposits, withdrawals
        ) { status, opening, current, deposits, withdrawals in
            status == Int64(AccountStatus.closed.cell)
                ? current == 0 : current == opening &+ deposits &- withdrawals
        }
        laws.law("balance_above_limit", "an account never holds less than its limit", reads: current, limit) {
            $0 >= 0 &- $1
        }
        laws.law(
            "idle_has_no_movement", "accounts that are dormant or frozen have no movement", reads: status, count
        ) { status, count in
            count == 0
                || status == Int64(AccountStatus.active.cell) || status == Int64(AccountStatus.closed.cell)
        }
    }
}
