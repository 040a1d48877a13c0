internal import LoamWorlds

/// The movements of a few accounts next to each other, in order of time, with what each account held at first: found from the accounts
/// alone. Belongs to one grower, which asks for neighbours one after the other.
final class AccountHistory {
    /// A movement of an account.
    struct Movement: BitwiseCopyable {
        var row: Int
        var time: Int64
        /// What it adds to the balance; below 0 for what is paid.
        var amount: Int64
        var lane: Int32
        /// Position in the unit.
        var account: Int32
    }

    private let world: BankWorld
    private let ledger: Ledger
    private var block = -1
    private var unit = -1
    private(set) var movements: [Movement] = []
    /// Where the movements of each account of the unit begin, and the end of the last.
    private(set) var starts: [Int] = []
    private(set) var summaries: [Summary] = []

    /// What the movements of an account come to.
    struct Summary: BitwiseCopyable {
        var opening: Int64 = 0
        /// The least that the account may hold: 0, or less.
        var limit: Int64 = 0
        var deposits: Int64 = 0
        var withdrawals: Int64 = 0
        var movements = 0
        /// Mean of the balances after each movement.
        var average: Int64 = 0
        /// The time of the last movement.
        var last: Int64 = 0
        /// Whether the account is closed in the run, and what it held was paid out.
        var isPaidOut = false
        /// Before it is paid out.
        var closing: Int64 { opening + deposits - withdrawals }
    }

    /// Accounts of a unit: a whole group, and eight where groups are single accounts.
    static let unitSize = GroupMembers.mostMembers

    init(_ world: BankWorld) {
        self.world = world
        ledger = world.ledger.value
    }

    /// Finds the movements of the accounts of a unit of a block.
    func find(block: Int, unit: Int) {
        guard block != self.block || unit != self.unit else { return }
        (self.block, self.unit) = (block, unit)
        let rows = world.owners.layout.blocks[block].rows
        let positions = (unit * Self.unitSize..<(unit + 1) * Self.unitSize).clamped(to: 0..<rows.count)
        movements.removeAll(keepingCapacity: true)
        collect(block, positions)
        movements.sort { $0.account != $1.account ? $0.account < $1.account : $0.row < $1.row }
        starts.removeAll(keepingCapacity: true)
        summaries.removeAll(keepingCapacity: true)
        var next = 0
        for account in 0..<positions.count {
            starts.append(next)
            while next < movements.count, movements[next].account == account { next += 1 }
            summaries.append(summary(block, positions.lowerBound + account, movements[starts[account]..<next]))
        }
        starts.append(next)
    }

    private func collect(_ block: Int, _ positions: Range<Int>) {
        let amounts = world.amounts
        for part in ledger.lanesOfBlock[block] {
            let lane = ledger.lanes[part.lane]
            let side = part.isDebtor ? lane.debtor : lane.creditor
            side.forEachEvent(at: positions, of: lane.count) { position, number in
                let event = ledger.event(part, number: number)
                let own = side.first + position
                let other = part.isDebtor ? -1 : lane.debtor.spread == .none ? -1 : lane.debtor.account(number)
                let amount =
                    part.isDebtor
                    ? amounts.amount(
                        event, lane, debtor: own, creditor: lane.purpose == .salary ? lane.creditor.account(number) : -1
                    )
                    : amounts.amount(event, lane, debtor: other, creditor: own)
                movements.append(
                    Movement(
                        row: event.row, time: event.time,
                        amount: part.isDebtor ? -amount.paid - amount.fee : amount.received, lane: Int32(part.lane),
                        account: Int32(position - positions.lowerBound)))
            }
        }
    }

    private func summary(_ block: Int, _ position: Int, _ movements: ArraySlice<Movement>) -> Summary {
        var (summary, balance, lowest, highest) = (Summary(), Int64(0), Int64(0), Int64(0))
        var sum = 0.0
        for movement in movements {
            balance += movement.amount
            (lowest, highest) = (min(lowest, balance), max(highest, balance))
            if movement.amount < 0 {
                summary.withdrawals -= movement.amount
            } else {
                summary.deposits += movement.amount
            }
            sum += Double(balance)
        }
        summary.movements = movements.count
        summary.last = movements.last?.time ?? 0
        let opening = world.openings.opening(block, position: position, lowest: lowest, highest: highest)
        (summary.opening, summary.limit) = (opening.balance, opening.limit)
        let coin = Double(world.owners.layout.blocks[block].country.smallestCoin)
        let mean = movements.isEmpty ? 0 : sum / Double(movements.count)
        summary.average = summary.opening + Int64((mean / coin).rounded()) * Int64(coin)
        let lives = world.owners.layout.blocks[block].lives
        summary.isPaidOut = lives.closing.contains(position)
        return summary
    }
}
