internal import LoamWorlds

/// Which rows of the statements table an account has: found by arithmetic, since each side of each lane knows how many events the
/// accounts before one have.
struct StatementIndex: Sendable {
    private let layout: AccountLayout
    private let ledger: Ledger
    private let blocks: Spans

    init(_ layout: AccountLayout, _ ledger: Ledger) {
        (self.layout, self.ledger) = (layout, ledger)
        blocks = Spans(
            layout.blocks.indices.map { block in
                Self.rows(before: layout.blocks[block].count, block, layout, ledger)
            })
    }

    /// All rows that a plan makes: one for each movement of an account, one for what it holds at first, and one for what is paid out
    /// where it is closed in the run.
    static func rows(_ plan: LedgerPlan, _ layout: AccountLayout) -> Int {
        layout.spans.rows + layout.blocks.reduce(0) { $0 + $1.lives.closing.count }
            + plan.lanes.filter(\.purpose.movesMoney).reduce(0) { $0 + $1.events * $1.accounts }
    }

    private static func rows(before position: Int, _ block: Int, _ layout: AccountLayout, _ ledger: Ledger) -> Int {
        let closing = layout.blocks[block].lives.closing.clamped(to: 0..<position).count
        return ledger.lanesOfBlock[block].reduce(position + closing) { rows, part in
            let lane = ledger.lanes[part.lane]
            return rows + (part.isDebtor ? lane.debtor : lane.creditor).events(before: position, of: lane.count)
        }
    }

    /// The rows before the accounts of a unit of a block.
    private func rows(before unit: Int, of block: Int) -> Int {
        let position = min(unit * AccountHistory.unitSize, layout.blocks[block].count)
        return blocks[block].lowerBound + Self.rows(before: position, block, layout, ledger)
    }

    /// Hands on the units whose statements are among some rows: block, unit, and the row of the first statement of the unit.
    func forEachUnit(in rows: Range<Int>, _ body: (_ block: Int, _ unit: Int, _ first: Int) -> Void) {
        blocks.forEachOwner(in: rows) { block, part in
            let units = (layout.blocks[block].count + AccountHistory.unitSize - 1) / AccountHistory.unitSize
            var (low, high) = (0, units - 1)
            while low < high {
                let middle = (low + high + 1) / 2
                if self.rows(before: middle, of: block) <= part.lowerBound { low = middle } else { high = middle - 1 }
            }
            var first = self.rows(before: low, of: block)
            while low < units, first < part.upperBound {
                body(block, low, first)
                low += 1
                first = self.rows(before: low, of: block)
            }
        }
    }
}

extension LaneDraft {
    /// How many accounts an event has: two, or one where the other side is cash or the bank.
    var accounts: Int {
        func has(_ part: Part) -> Int { if case .none = part { 0 } else { 1 } }
        return has(debtor) + has(creditor)
    }
}
