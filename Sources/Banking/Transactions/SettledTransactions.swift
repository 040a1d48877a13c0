internal import LoamWorlds

/// What the columns of transactions have in common: lanes, times, accounts and amounts, found once a batch.
struct SettledTransactions: Sendable {
    let stage: Stage
    /// Index of the lane window in the ledger.
    let lane: ScratchColumn<Int>
    let time: ScratchColumn<Int64>
    /// Rows of accounts; -1 for none.
    let debtor, creditor: ScratchColumn<Int>
    /// Row of the merchant; -1 for none.
    let merchant: ScratchColumn<Int>
    /// Hundredths.
    let paid, fee, received: ScratchColumn<Int64>
    /// 0 within a currency.
    let rate: ScratchColumn<Double>

    init(_ builder: SourceBuilder, _ world: BankWorld) {
        let (lane, time) = (builder.scratch(Int.self), builder.scratch(Int64.self))
        let (debtor, creditor) = (builder.scratch(Int.self), builder.scratch(Int.self))
        let merchant = builder.scratch(Int.self)
        let (paid, fee) = (builder.scratch(Int64.self), builder.scratch(Int64.self))
        let (received, rate) = (builder.scratch(Int64.self), builder.scratch(Double.self))
        stage = builder.prepare { drivers, scratch in
            let (ledger, amounts) = (world.ledger.value, world.amounts)
            let (lanes, times) = (scratch[lane], scratch[time])
            let (debtors, creditors) = (scratch[debtor], scratch[creditor])
            let (paids, fees, merchants) = (scratch[paid], scratch[fee], scratch[merchant])
            let (receiveds, rates) = (scratch[received], scratch[rate])
            ledger.lanes.withUnsafeBufferPointer { all in
                ledger.forEachEvent(in: drivers) { event in
                    let index = event.row &- drivers.lowerBound
                    let payer = all[event.lane].debtor.account(event.number)
                    let payee: Int
                    if all[event.lane].purpose.isCard {
                        let seller = all[event.lane].creditor.seller(event.number)
                        payee = all[event.lane].creditor.account(ofSeller: seller)
                        merchants[index] = world.merchants.row(country: all[event.lane].country, seller: seller)
                    } else {
                        payee = all[event.lane].creditor.account(event.number)
                        merchants[index] = -1
                    }
                    let amount = amounts.amount(event, all[event.lane], debtor: payer, creditor: payee)
                    (lanes[index], times[index]) = (event.lane, event.time)
                    (debtors[index], creditors[index]) = (payer, payee)
                    (paids[index], fees[index]) = (amount.paid, amount.fee)
                    (receiveds[index], rates[index]) = (amount.received, amount.rate)
                }
            }
        }
        (self.lane, self.time, self.debtor, self.creditor) = (lane, time, debtor, creditor)
        (self.paid, self.fee, self.received, self.rate) = (paid, fee, received, rate)
        self.merchant = merchant
    }
}
