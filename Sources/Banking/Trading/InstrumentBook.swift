internal import LoamVocabulary
internal import LoamWorlds

/// What can be traded, and what it costs on each trading day: functions of the row and the day.
struct InstrumentBook: Sendable {
    let keys: KeyStreams
    /// Rows by country of the exchange, the most traded first.
    let spans: Spans
    /// Trading days of each exchange, days since 1970; by country.
    let days: [[Int]]
    private let walk: BridgeWalk
    private let normal: StandardNormal
    private let types: AliasTable
    private let typeDraws, levels, ranges, volumes: RandomStream
    private let units: [Double]

    static let weights: [(AssetType, Double)] = [(.stock, 60), (.etf, 15), (.bond, 15), (.option, 6), (.future, 4)]

    init(_ setting: BankingSetting, _ normal: StandardNormal, _ book: StreamBook) {
        spans = Spans(Apportionment.largestRemainder(setting.instruments, by: setting.countries))
        let run = setting.start.day...max(setting.start.day, setting.end.advanced(by: -1).day)
        days = Country.allCases.map { country in
            let calendar = WorkCalendar(country, run)
            return run.filter { calendar.isWorkday($0) }
        }
        let most = max(2, days.map(\.count).max() ?? 2)
        keys = book.key("instruments", "instrument_id", rows: setting.instruments)
        let walks = book.stream("instrument_prices", "close", rows: 8 * most * max(1, setting.instruments))
        walk = BridgeWalk(steps: most, normal, walks)
        self.normal = normal
        types = AliasTable(weights: Self.weights.map(\.1))
        typeDraws = book.stream("instruments", "asset_type", rows: setting.instruments)
        levels = book.stream("instruments", "price", rows: setting.instruments)
        ranges = book.stream("instrument_prices", "range", rows: 2 * most * max(1, setting.instruments))
        volumes = book.stream("instrument_prices", "volume", rows: most * max(1, setting.instruments))
        units = Country.allCases.map(\.unitsLikeDollar)
    }

    func type(_ row: Int) -> AssetType { Self.weights[types.sample(typeDraws.draw(row))].0 }

    /// Days of prices that the instruments of a country have.
    func dayCount(_ country: Int) -> Int { days[country].count }

    /// Hundredths, whole yen.
    private func price(_ exact: Double, _ country: Int) -> Int64 {
        let coin = country == Self.japan ? 100.0 : 1
        return max(Int64(coin), Int64((exact / coin).rounded()) * Int64(coin))
    }

    private static let japan = Country.allCases.firstIndex(of: .japan) ?? 0

    /// What it costs when trading ends on a day, by the number of the day.
    func close(_ row: Int, day: Int, country: Int) -> Int64 {
        let type = type(row)
        let (base, daily): (Double, Double) =
            switch type {
            case .stock: (60, 0.017)
            case .etf: (90, 0.009)
            case .bond: (100, 0.003)
            case .option: (4, 0.05)
            case .future: (900, 0.013)
            }
        // Bonds are quoted in hundredths of their face, whatever the currency.
        let unit = type == .bond ? 1 : units[country]
        let spread = type == .bond ? 0.03 : 0.9
        let logarithm = spread * normal.value(levels.draw(row)) + daily * walk.value(day + 1, of: row)
        return price(base * unit * 100 * ExactMath.exp(logarithm), country)
    }

    /// What happened on a day: hundredths, and pieces.
    struct Day {
        var open, high, low, close, volume: Int64
    }

    /// - Parameter day: the number of the day among the trading days of the country.
    func day(_ row: Int, _ day: Int, country: Int) -> Day {
        let cell = row &* (dayCount(country) + 1) &+ day
        let before = self.close(row, day: day - 1, country: country)
        let close = close(row, day: day, country: country)
        let gap = ExactMath.exp(0.002 * normal.value(ranges.draw(2 &* cell)))
        let open = price(Double(before) * gap, country)
        let wide = 0.006 * (1 - ranges.draw(2 &* cell &+ 1).unitInterval * 0.8)
        let high = max(price(Double(max(open, close)) * (1 + wide), country), max(open, close))
        let low = min(price(Double(min(open, close)) * (1 - wide), country), min(open, close))
        let rank = Double(row - spans[country].lowerBound + 1)
        let volume = 2_000_000 / rank.squareRoot() * ExactMath.exp(0.5 * normal.value(volumes.draw(cell)))
        return Day(open: open, high: high, low: low, close: close, volume: Int64(volume))
    }

    /// The number of a day among the trading days of a country; nil where it is none.
    func number(ofDay day: Int, country: Int) -> Int? {
        let all = days[country]
        var (low, high) = (0, all.count)
        while low < high {
            let middle = (low + high) / 2
            if all[middle] < day { low = middle + 1 } else { high = middle }
        }
        return low < all.count && all[low] == day ? low : nil
    }
}
