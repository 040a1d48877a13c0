internal import LoamVocabulary
internal import LoamWorlds

/// What `explain` says of a transaction: what it is for, who pays whom, and what both accounts hold before and after.
struct BankingNotes {
    let world: BankWorld

    func transaction(_ row: Int) -> [RowNote] {
        let ledger = world.ledger.value
        var notes: [RowNote] = []
        ledger.forEachEvent(in: row..<row + 1) { event in
            let lane = ledger.lanes[event.lane]
            let country = Country.allCases[lane.country]
            let text = PaymentWords.all[lane.purpose.rawValue]?[0] ?? lane.purpose.rawValue
            notes.append(
                RowNote("payment", "\(text), by \(lane.purpose.type(in: country).rawValue), \(Self.spread(lane))"))
            notes += side("payer", lane.debtor, event, lane)
            notes += side("receiver", lane.creditor, event, lane)
        }
        return notes
    }

    private static func spread(_ lane: LaneWindow) -> String {
        if !lane.purpose.movesMoney { return "declined: no money moves" }
        if lane.purpose.isScheduled { return "due on a set day of the month" }
        return lane.crossesBorder ? "across a border" : "when it suits"
    }

    private func side(_ name: String, _ side: LaneSide, _ event: LedgerEvent, _ lane: LaneWindow) -> [RowNote] {
        guard side.spread != .none else {
            return [
                RowNote(name, lane.purpose == .interest || lane.purpose == .accountFee ? "the bank itself" : "cash")
            ]
        }
        let position = side.account(event.number) - side.first
        let block = world.owners.layout.blocks[side.block]
        let owner = world.ownerKey(side.block, position: position).text
        let account = "\(block.type.rawValue) account of \(block.owner.rawValue) \(owner), \(block.country.name)"
        guard lane.purpose.movesMoney else { return [RowNote(name, account)] }
        let history = AccountHistory(world)
        history.find(block: side.block, unit: position / AccountHistory.unitSize)
        let member = position % AccountHistory.unitSize
        var balance = history.summaries[member].opening
        for movement in history.movements[history.starts[member]..<history.starts[member + 1]] {
            if movement.row == event.row {
                let currency = block.country.currency
                return [
                    RowNote(name, account),
                    RowNote("\(name) before", Self.money(balance, currency)),
                    RowNote("\(name) after", Self.money(balance + movement.amount, currency)),
                ]
            }
            balance += movement.amount
        }
        return [RowNote(name, account)]
    }

    /// `1204.50 USD`.
    private static func money(_ hundredths: Int64, _ currency: String) -> String {
        let (units, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(hundredths < 0 ? "-" : "")\(units).\(rest < 10 ? "0" : "")\(rest) \(currency)"
    }
}
