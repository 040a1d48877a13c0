internal import LoamVocabulary
internal import LoamWorlds

/// Who trades what, when and for how much: functions of the row.
struct TradeBook: Sendable {
    /// When trades happen, in order of time: half hours in which an exchange is open.
    let timeline: BucketedTimeline?
    /// By half hour: which exchanges are open, as a set of bits by country.
    private let open: [UInt16]
    private let instruments: InstrumentBook
    private let owners: AccountOwners
    /// Blocks of investment accounts that can trade, and how many accounts of each.
    private let traders: [(block: Int, positions: Range<Int>)]
    private let traderSpans: Spans
    /// From the rank of a trader to the account.
    private let order: Permutation
    private let weights: [Double]
    private let start: Int64
    let places, picks, accounts, times, prices, quantities: RandomStream

    private static let halfHour: Int64 = 1_800_000_000

    init(_ setting: BankingSetting, _ owners: AccountOwners, _ instruments: InstrumentBook, _ book: StreamBook) {
        (self.instruments, self.owners) = (instruments, owners)
        places = book.stream("trades", "exchange", rows: setting.trades)
        picks = book.stream("trades", "instrument_id", rows: setting.trades)
        accounts = book.stream("trades", "account_id", rows: setting.trades)
        times = book.stream("trades", "trade_date", rows: setting.trades)
        prices = book.stream("trades", "price", rows: setting.trades)
        quantities = book.stream("trades", "quantity", rows: setting.trades)
        let layout = owners.layout
        let traders = layout.blocks.indices.filter { layout.blocks[$0].type == .investment }.map {
            (block: $0, positions: layout.blocks[$0].always)
        }.filter { !$0.positions.isEmpty }
        self.traders = traders
        let traderSpans = Spans(traders.map(\.positions.count))
        self.traderSpans = traderSpans
        order = Permutation(
            count: max(1, traderSpans.rows), stream: book.stream("trades", "account_id", "order", rows: 64))
        let weights = Country.allCases.indices.map { instruments.spans[$0].isEmpty ? 0 : setting.countries[$0] }
        self.weights = weights
        let first = setting.start.microseconds / Self.halfHour * Self.halfHour
        let count = Int((setting.end.microseconds - first) / Self.halfHour)
        start = first
        var open = [UInt16](repeating: 0, count: max(0, count))
        for (country, name) in Country.allCases.enumerated() where weights[country] > 0 {
            let hours = Exchange.of(country: country).halfHours
            for day in instruments.days[country] {
                for half in hours {
                    let time =
                        Int64(day) * 86_400_000_000 + Int64(half) * Self.halfHour - name.secondsFromUTC * 1_000_000
                    let bucket = Int((time - first) / Self.halfHour)
                    if time >= setting.start.microseconds, open.indices.contains(bucket) {
                        open[bucket] |= 1 << UInt16(country)
                    }
                }
            }
        }
        self.open = open
        let busy = open.map { bits in
            weights.indices.reduce(0.0) { $0 + (bits >> UInt16($1) & 1 == 1 ? weights[$1] : 0) }
        }
        let trades = traders.isEmpty || !busy.contains { $0 > 0 } ? 0 : setting.trades
        timeline =
            trades == 0
            ? nil
            : BucketedTimeline(
                starts: (0...count).map { first + Int64($0) * Self.halfHour },
                counts: Apportionment.inOrder(trades, by: busy))
    }

    var rows: Int { timeline?.rows ?? 0 }

    /// A trade: its time, the country of its exchange, and the row of its instrument.
    struct Deal {
        var time: Int64
        var country: Int
        var instrument: Int
    }

    func deal(_ row: Int) -> Deal {
        guard let timeline else { return Deal(time: start, country: 0, instrument: 0) }
        let bucket = timeline.bucket(ofRow: row)
        let time = timeline.position(row: row, bucket: bucket, draw: times.draw(row))
        var left =
            places.draw(row).unitInterval
            * weights.indices.reduce(0) {
                $0 + (open[bucket] >> UInt16($1) & 1 == 1 ? weights[$1] : 0)
            }
        var chosen = 0
        for country in weights.indices where open[bucket] >> UInt16(country) & 1 == 1 {
            chosen = country
            left -= weights[country]
            if left < 0 { break }
        }
        let all = instruments.spans[chosen]
        let rank = PowerLaw(exponent: 2).rank(picks.draw(row).unitInterval, of: all.count)
        return Deal(time: time, country: chosen, instrument: all.lowerBound + rank)
    }

    /// The account that trades: block and position. The first tenth trades a third of all.
    func account(_ row: Int) -> (block: Int, position: Int) {
        let rank = PowerLaw(exponent: 2).rank(accounts.draw(row).unitInterval, of: traderSpans.rows)
        // Mixes countries.
        let account = order.forward(rank)
        let trader = traderSpans.owner(of: account)
        return (traders[trader].block, traders[trader].positions.lowerBound + account - traderSpans[trader].lowerBound)
    }

    /// Between the lowest and the highest price of the day; hundredths, whole yen.
    func price(_ row: Int, _ deal: Deal) -> Int64 {
        let local = deal.time + Country.allCases[deal.country].secondsFromUTC * 1_000_000
        let number = instruments.number(ofDay: Instant(microseconds: local).day, country: deal.country) ?? 0
        let day = instruments.day(deal.instrument, number, country: deal.country)
        let coin = Country.allCases[deal.country].smallestCoin
        return day.low + Int64(prices.draw(row).scaled(below: UInt64((day.high - day.low) / coin + 1))) * coin
    }

    /// Pieces: small orders are many; larger ones come in hundreds.
    func quantity(_ row: Int, _ type: AssetType) -> Int64 {
        let draw = quantities.draw(row)
        let part = (draw << 8).unitInterval
        let most: Int64 = type == .option || type == .future ? 50 : 500
        switch draw >> 56 {
        case 0..<179: return 1 + Int64(part * Double(most / 5))
        case 179..<230: return 1 + Int64(part * Double(most))
        case 230..<251: return 100 * (1 + Int64(part * Double(most / 10)))
        default: return 1_000 * (1 + Int64(part * Double(most / 10)))
        }
    }
}
