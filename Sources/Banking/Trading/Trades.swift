internal import LoamVocabulary
internal import LoamWorlds

enum TradeSide: String, ColumnWord { case buy, sell }
enum OrderType: String, ColumnWord {
    case limit, market, stop
    case stopLimit = "stop_limit"
}

/// The trades table.
struct Trades {
    let source: DeclaredSource

    init(_ world: BankWorld, _ accounts: Accounts, _ instruments: Instruments, _ book: StreamBook) {
        let trades = world.trades
        let builder = SourceBuilder(drivers: trades.rows, book)
        let deals = builder.scratch(TradeBook.Deal.self)
        let stage = builder.prepare { drivers, scratch in
            for row in drivers { scratch[deals][row - drivers.lowerBound] = trades.deal(row) }
        }
        let table = builder.table("trades", "Purchases and sales on exchanges, in order of time")
        table.key("trade_id", "Key of the trade")
        let account = table.key("account_id", to: accounts.id, "The investment account that trades") { rows, out in
            out.each(rows) {
                let (block, position) = trades.account($0)
                return world.accounts.keys.uuid(world.owners.layout.blocks[block].rows.lowerBound + position)
            }
        }
        table.uuid("trader_id", "The owner of the account: a person or a company") { rows, out in
            out.each(rows) {
                let (block, position) = trades.account($0)
                return world.ownerKey(block, position: position)
            }
        }
        let instrument = table.key("instrument_id", to: instruments.id, "What is traded")
        let date = table.timestamp("trade_date", "When: the exchange is open; the rows are in this order")
        let exchange = table.choice("exchange", Exchange.enumeration, "Where: ISO 10383 code")
        let currency = table.choice("currency", Accounts.currencies, "The currency of the price")
        table.fill(instrument, date, exchange, currency, after: stage) { drivers, cells, scratch in
            let (keys, dates) = (cells[instrument], cells[date])
            let (exchanges, currencies) = (cells[exchange], cells[currency])
            for row in drivers {
                let deal = scratch[deals][row - drivers.lowerBound]
                (keys[row], dates[row]) = (world.instruments.keys.uuid(deal.instrument), deal.time)
                (exchanges[row], currencies[row]) = (Int32(deal.country), Accounts.currencyOfCountry[deal.country])
            }
        }
        let side = table.stream("side")
        table.choice("side", TradeSide.enumeration, "Bought or sold, one as often as the other") { rows, out in
            out.each(rows) { Int32(side.draw($0) >> 63) }
        }
        let (orders, order) = (AliasTable(weights: [45, 40, 10, 5]), table.stream("order_type"))
        table.choice("order_type", OrderType.enumeration, "The kind of order") { rows, out in
            out.each(rows) { Int32(orders.sample(order.draw($0))) }
        }
        let quantity = table.int64("quantity", unit: "pieces", domain: "> 0", "Pieces")
        let price = table.money(
            "price", digits: 18, unit: "currency", domain: "> 0", "Price of a piece, within the day's range")
        let total = table.money("total_value", digits: 18, unit: "currency", domain: "> 0", "quantity x price")
        table.fill(quantity, price, total, after: stage) { drivers, cells, scratch in
            let (quantities, prices, totals) = (cells[quantity], cells[price], cells[total])
            for row in drivers {
                let deal = scratch[deals][row - drivers.lowerBound]
                let pieces = trades.quantity(row, world.instruments.type(deal.instrument))
                let cost = trades.price(row, deal)
                (quantities[row], prices[row], totals[row]) = (pieces, cost, pieces * cost)
            }
        }
        let settlement = table.date("settlement_date", "Two workdays later")
        table.fill(settlement, after: stage) { drivers, cells, scratch in
            let dates = cells[settlement]
            for row in drivers {
                let deal = scratch[deals][row - drivers.lowerBound]
                let days = world.calendars[deal.country]
                let day = Instant(microseconds: deal.time + Country.allCases[deal.country].secondsFromUTC * 1_000_000)
                    .day
                dates[row] = days.workday(from: Int(days.workday(from: day + 1)) + 1)
            }
        }
        table.laws { laws in
            laws.ordered(date)
            laws.law("total_of_pieces", "total_value = quantity x price", reads: total, quantity, price) {
                $0 == $1 &* $2
            }
            laws.law(
                "traded_where_listed", "exchange and currency are those of the instrument", reads: exchange, currency,
                instrument[instruments.exchange], instrument[instruments.currency]
            ) { $0 == $2 && $1 == $3 }
            laws.law("trader_has_account", "trades are made from investment accounts", reads: account[accounts.type]) {
                $0 == Int64(AccountType.investment.cell)
            }
            laws.law("settled_after_traded", "a trade is settled after it is made", reads: date, settlement) {
                $1 > $0 / 86_400_000_000 - 1 && $1 <= $0 / 86_400_000_000 + 14
            }
        }
        source = builder.finish()
    }
}
