internal import LoamVocabulary
internal import LoamWorlds

enum TransactionStatus: String, ColumnWord { case completed, pending, failed }

/// What transactions are, and how they ended.
struct TransactionKinds {
    let type, purpose, status: ColumnHandle<Int32>

    init(_ table: TableBuilder, _ settled: SettledTransactions, _ world: BankWorld) {
        let type = table.choice("transaction_type", TransactionType.enumeration, "How the money moves")
        let purpose = table.choice("purpose", Purpose.enumeration, "What it is for")
        let status = table.choice(
            "status", TransactionStatus.enumeration,
            "completed; pending: made less than a day before the run ends; failed: a declined card, which moves no money"
        )
        let words = Planned {
            let countries = Country.allCases
            return world.ledger.value.lanes.map { ($0.purpose.type(in: countries[$0.country]).cell, $0.purpose.cell) }
        }
        table.fill(type, purpose, after: settled.stage) { _, cells, scratch in
            let (types, purposes, lanes) = (cells[type], cells[purpose], scratch[settled.lane])
            words.value.withUnsafeBufferPointer { words in
                for (index, row) in cells.rows.enumerated() { (types[row], purposes[row]) = words[lanes[index]] }
            }
        }
        let lastDay = world.setting.end.advanced(by: -86_400_000_000).microseconds
        table.fill(status, after: settled.stage) { _, cells, scratch in
            let (out, times, lanes) = (cells[status], scratch[settled.time], scratch[settled.lane])
            let declined = Purpose.declinedPurchase.cell
            words.value.withUnsafeBufferPointer { words in
                for (index, row) in cells.rows.enumerated() {
                    let status: TransactionStatus =
                        words[lanes[index]].1 == declined ? .failed : times[index] >= lastDay ? .pending : .completed
                    out[row] = status.cell
                }
            }
        }
        (self.type, self.purpose, self.status) = (type, purpose, status)
    }
}
