internal import LoamVocabulary
internal import LoamWorlds

/// The instruments table, and their prices day by day.
struct Instruments {
    let source: DeclaredSource
    let prices: DeclaredSource
    let id: ColumnHandle<UUIDWords>
    let currency, exchange, type: ColumnHandle<Int32>

    init(_ world: BankWorld, _ book: StreamBook) {
        let instruments = world.instruments
        let builder = SourceBuilder(drivers: instruments.spans.rows, book)
        let table = builder.table("instruments", "What can be traded, exchange by exchange, the most traded first")
        id = table.key("instrument_id", instruments.keys, "Key of the instrument")
        // Four letters and the row make it unique.
        table.text("symbol", width: 28, "What traders call it: letters of its own") { rows, out in
            for row in rows {
                var (rest, letters) = (row, 0)
                repeat {
                    out.append(byte: UInt8(65 + (rest % 26 + 7 * letters + 11) % 26))
                    (rest, letters) = (rest / 26, letters + 1)
                } while rest > 0 || letters < 4
                out.endRow()
            }
        }
        type = table.choice("asset_type", AssetType.enumeration, "What kind it is") { rows, out in
            out.each(rows) { instruments.type($0).cell }
        }
        func country(
            _ name: String, _ words: Enumeration, _ meaning: String, _ word: @escaping @Sendable (Int) -> Int32
        )
            -> ColumnHandle<Int32>
        {
            table.choice(name, words, meaning) { rows, out in
                instruments.spans.forEachOwner(in: rows) { country, part in
                    let cell = word(country)
                    out.each(part) { _ in cell }
                }
            }
        }
        exchange = country("exchange", Exchange.enumeration, "Where it is traded: ISO 10383 code") { Int32($0) }
        currency = country("currency", Accounts.currencies, "The currency of its prices") {
            Accounts.currencyOfCountry[$0]
        }
        source = builder.finish()
        prices = Self.prices(world, id, book)
    }

    private static func prices(_ world: BankWorld, _ id: ColumnHandle<UUIDWords>, _ book: StreamBook) -> DeclaredSource
    {
        let instruments = world.instruments
        // By country: the rows of its instruments, one for each trading day.
        let spans = Spans(
            Country.allCases.indices.map { instruments.spans[$0].count * instruments.dayCount($0) })
        let builder = SourceBuilder(drivers: spans.rows, book)
        let table = builder.table(
            "instrument_prices", "What instruments cost on each trading day, instrument by instrument")
        table.key("price_id", "Key of the row")
        let instrument = table.key("instrument_id", to: id, "The instrument")
        let date = table.date("trading_day", "The day")
        let open = table.money("open", digits: 18, unit: "currency", domain: "> 0", "The first price")
        let high = table.money("high", digits: 18, unit: "currency", domain: "> 0", "The highest price")
        let low = table.money("low", digits: 18, unit: "currency", domain: "> 0", "The lowest price")
        let close = table.money("close", digits: 18, unit: "currency", domain: "> 0", "The last price")
        let volume = table.int64("volume", unit: "pieces", domain: ">= 0", "Pieces that changed hands")
        @Sendable func each(
            _ rows: Range<Int>, _ body: (_ row: Int, _ instrument: Int, _ day: Int, _ country: Int) -> Void
        ) {
            spans.forEachOwner(in: rows) { country, part in
                let days = instruments.dayCount(country)
                for row in part {
                    let (number, day) = (row - spans[country].lowerBound).quotientAndRemainder(dividingBy: days)
                    body(row, instruments.spans[country].lowerBound + number, day, country)
                }
            }
        }
        table.fill(instrument, date) { rows, cells in
            let (keys, dates) = (cells[instrument], cells[date])
            each(rows) { row, number, day, country in
                keys[row] = instruments.keys.uuid(number)
                dates[row] = Int32(instruments.days[country][day])
            }
        }
        table.fill(open, high, low, close, volume) { rows, cells in
            let (opens, highs, lows) = (cells[open], cells[high], cells[low])
            let (closes, volumes) = (cells[close], cells[volume])
            each(rows) { row, number, day, country in
                let all = instruments.day(number, day, country: country)
                (opens[row], highs[row], lows[row]) = (all.open, all.high, all.low)
                (closes[row], volumes[row]) = (all.close, all.volume)
            }
        }
        table.laws { laws in
            laws.law(
                "low_to_high", "the highest price is not below the others, the lowest not above", reads: open, high,
                low, close
            ) {
                $1 >= max($0, $3) && $2 <= min($0, $3)
            }
            laws.sequence("trading_days_follow", "days of an instrument are in order", owner: instrument, reads: date) {
                before, row in before.map { $0[0] < row[0] } ?? true
            }
        }
        return builder.finish()
    }
}
