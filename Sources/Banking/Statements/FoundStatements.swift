internal import LoamWorlds

/// What the columns of statements have in common, found once a batch.
struct FoundStatements: Sendable {
    let stage: Stage
    /// Row of the account, and of the transaction; -1 for none.
    let account, transaction: ScratchColumn<Int>
    let sequence: ScratchColumn<Int32>
    let time, amount, balance: ScratchColumn<Int64>

    init(_ builder: SourceBuilder, _ world: BankWorld) {
        let (account, transaction) = (builder.scratch(Int.self), builder.scratch(Int.self))
        let sequence = builder.scratch(Int32.self)
        let (time, amount) = (builder.scratch(Int64.self), builder.scratch(Int64.self))
        let balance = builder.scratch(Int64.self)
        let history = builder.keep { AccountHistory(world) }
        let index = Planned { StatementIndex(world.owners.layout, world.ledger.value) }
        stage = builder.prepare { drivers, scratch in
            let rows = StatementRows(
                first: drivers.lowerBound, rows: drivers, account: scratch[account], transaction: scratch[transaction],
                sequence: scratch[sequence], time: scratch[time], amount: scratch[amount], balance: scratch[balance])
            index.value.forEachUnit(in: drivers) { block, unit, first in
                scratch[history].find(block: block, unit: unit)
                rows.write(scratch[history], world, block, unit, from: first)
            }
        }
        (self.account, self.transaction, self.sequence) = (account, transaction, sequence)
        (self.time, self.amount, self.balance) = (time, amount, balance)
    }
}

/// Where the statements of a batch go.
private struct StatementRows {
    let first: Int
    let rows: Range<Int>
    let account, transaction: UnsafeMutablePointer<Int>
    let sequence: UnsafeMutablePointer<Int32>
    let time, amount, balance: UnsafeMutablePointer<Int64>

    /// Writes the statements of a unit that are among the rows.
    ///
    /// - Parameter start: the row of the first of the unit.
    func write(_ history: AccountHistory, _ world: BankWorld, _ block: Int, _ unit: Int, from start: Int) {
        let rows = world.owners.layout.blocks[block].rows
        var row = start
        for (member, summary) in history.summaries.enumerated() {
            let position = unit * AccountHistory.unitSize + member
            let movements = history.movements[history.starts[member]..<history.starts[member + 1]]
            let count = movements.count + 1 + (summary.isPaidOut ? 1 : 0)
            defer { row += count }
            guard row < self.rows.upperBound, row + count > self.rows.lowerBound else { continue }
            write(
                row, rows.lowerBound + position, -1, 0, world.opening(block, position), summary.opening, summary.opening
            )
            var (balance, number) = (summary.opening, Int32(0))
            for movement in movements {
                balance += movement.amount
                number += 1
                write(
                    row + Int(number), rows.lowerBound + position, movement.row, number, movement.time, movement.amount,
                    balance)
            }
            if summary.isPaidOut {
                write(
                    row + count - 1, rows.lowerBound + position, -1, number + 1, world.closing(block, position),
                    -balance, 0)
            }
        }
    }

    @inline(__always)
    private func write(
        _ row: Int, _ account: Int, _ transaction: Int, _ sequence: Int32, _ time: Int64, _ amount: Int64,
        _ balance: Int64
    ) {
        guard rows.contains(row) else { return }
        let index = row &- first
        (self.account[index], self.transaction[index], self.sequence[index]) = (account, transaction, sequence)
        (self.time[index], self.amount[index], self.balance[index]) = (time, amount, balance)
    }
}

extension BankWorld {
    /// When the first entry of an account is booked: when the run begins, or when it is opened in the run.
    fileprivate func opening(_ block: Int, _ position: Int) -> Int64 {
        let account = owners.layout.blocks[block]
        guard account.lives.opening.contains(position) else {
            // Of accounts that are closed already: long ago.
            guard let closed = accounts.closed(account, block, position), account.lives.closed.contains(position) else {
                return setting.start.microseconds
            }
            return Instant(day: closed).microseconds
        }
        return Instant(day: accounts.opened(account, block, position)).microseconds
    }

    /// When what an account holds is paid out: at the end of the last hour of its last day.
    fileprivate func closing(_ block: Int, _ position: Int) -> Int64 {
        let day = accounts.closed(owners.layout.blocks[block], block, position) ?? setting.end.day
        return Instant(day: day).microseconds + 23 * 3_600_000_000
    }
}
