internal import LoamVocabulary
internal import LoamWorlds

/// When transactions are made, posted and valued.
struct TransactionDates {
    let date: ColumnHandle<Int64>
    let posting, value: ColumnHandle<Int32>

    init(_ table: TableBuilder, _ settled: SettledTransactions, _ world: BankWorld) {
        let date = table.timestamp("transaction_date", "When it is made; the rows are in this order")
        table.fill(date, after: settled.stage) { _, cells, scratch in
            cells[date].copy(cells.rows, from: scratch[settled.time])
        }
        let posting = table.date(
            "posting_date", "The day, by the payer's country, or the next on which its offices work")
        let value = table.date(
            "value_date", "From when interest is counted: the posting day, for wires abroad the workday after it")
        table.fill(posting, value, after: settled.stage) { _, cells, scratch in
            let (posted, valued) = (cells[posting], cells[value])
            let (times, lanes) = (scratch[settled.time], scratch[settled.lane])
            let offsets = Country.allCases.map { $0.secondsFromUTC * 1_000_000 }
            world.ledger.value.lanes.withUnsafeBufferPointer { all in
                for (index, row) in cells.rows.enumerated() {
                    let country = all[lanes[index]].country
                    let days = world.calendars[country]
                    let day = Instant(microseconds: times[index] + offsets[country]).day
                    posted[row] = days.workday(from: day)
                    valued[row] =
                        all[lanes[index]].crossesBorder ? days.workday(from: Int(posted[row]) + 1) : posted[row]
                }
            }
        }
        (self.date, self.posting, self.value) = (date, posting, value)
    }

    func declare(_ laws: LawBuilder) {
        laws.ordered(date)
        laws.law(
            "posted_after_made", "a transaction is posted on its day or later, and valued on that day or later",
            reads: date, posting, value
        ) { date, posting, value in
            let day = date / 86_400_000_000
            return posting >= day &- 1 && posting <= day &+ 12 && value >= posting && value <= posting &+ 12
        }
    }
}
