internal import LoamVocabulary
internal import LoamWorlds

/// What is paid, and what comes in.
struct TransactionMoney {
    let amount, fee, local: ColumnHandle<Int64>
    let currency, localCurrency: ColumnHandle<Int32>
    let rate: ColumnHandle<Int64>

    init(_ table: TableBuilder, _ settled: SettledTransactions, _ world: BankWorld) {
        let stage = settled.stage
        let amount = table.money("amount", digits: 18, unit: "currency", domain: "> 0", "What is paid, without the fee")
        let fee = table.money(
            "fee_amount", digits: 18, unit: "currency", domain: ">= 0", "What the bank takes from the payer beside it")
        table.fill(amount, fee, after: stage) { _, cells, scratch in
            cells[amount].copy(cells.rows, from: scratch[settled.paid])
            cells[fee].copy(cells.rows, from: scratch[settled.fee])
        }
        let currency = table.choice(
            "currency", Accounts.currencies, "The currency of the paying account; of the receiving one for cash")
        let rate = table.decimal(
            "exchange_rate", digits: 18, scale: 6, domain: "> 0", nullable: true,
            "Units of currency_local for one of currency, that day; null within a currency")
        let local = table.money(
            "amount_local", digits: 18, unit: "currency_local", domain: "> 0", nullable: true,
            "What comes in where it is another currency")
        let localCurrency = table.choice(
            "currency_local", Accounts.currencies, nullable: true,
            "The currency of the receiving account where it is another")
        table.fill(currency, localCurrency, after: stage) { _, cells, scratch in
            let (out, locals, has) = (cells[currency], cells[localCurrency], cells.valid(localCurrency))
            let lanes = scratch[settled.lane]
            let words = Accounts.currencyOfCountry
            world.ledger.value.lanes.withUnsafeBufferPointer { all in
                for (index, row) in cells.rows.enumerated() {
                    let (own, other) = (words[all[lanes[index]].country], words[all[lanes[index]].destination])
                    (out[row], locals[row], has[row]) = (own, other, own != other)
                }
            }
        }
        table.fill(rate, local, after: stage) { _, cells, scratch in
            let (rates, hasRate) = (cells[rate], cells.valid(rate))
            let (locals, hasLocal) = (cells[local], cells.valid(local))
            let (exact, received) = (scratch[settled.rate], scratch[settled.received])
            for (index, row) in cells.rows.enumerated() {
                let crosses = exact[index] > 0
                rates[row] = crosses ? Int64((exact[index] * 1_000_000).rounded()) : 0
                locals[row] = received[index]
                (hasRate[row], hasLocal[row]) = (crosses, crosses)
            }
        }
        (self.amount, self.fee, self.local, self.currency, self.localCurrency, self.rate) = (
            amount, fee, local, currency, localCurrency, rate
        )
    }

    func declare(_ laws: LawBuilder, _ parties: TransactionParties, _ accounts: Accounts) {
        laws.law(
            "currency_of_accounts", "the currencies are those of the accounts", reads: currency, localCurrency,
            parties.from[accounts.currency], parties.to[accounts.currency]
        ) { currency, local, from, to in
            (from == Law.null || from == currency) && (to == Law.null || to == (local == Law.null ? currency : local))
        }
        laws.law("fee_below_amount", "a fee is not negative", reads: fee, amount) { fee, amount in
            fee >= 0 && amount > 0
        }
        let yen = Int64(Accounts.currencies.index(of: "JPY") ?? -1)
        laws.law("whole_yen", "there is no part of a yen", reads: currency, amount, fee) { currency, amount, fee in
            currency != yen || amount % 100 == 0 && fee % 100 == 0
        }
        laws.law(
            "converted_by_rate", "what comes in is the amount by the rate of the day, to the smallest coin",
            reads: amount,
            rate, local, localCurrency
        ) { amount, rate, local, currency in
            guard rate != Law.null, local != Law.null else { return rate == local }
            let coin = currency == yen ? 100.0 : 1
            return (Double(local) - Double(amount) * Double(rate) / 1e6).magnitude <= coin + Double(local) * 1e-9
        }
    }
}
