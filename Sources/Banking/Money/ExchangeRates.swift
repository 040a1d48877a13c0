internal import LoamVocabulary
internal import LoamWorlds

/// What currencies cost, day by day: a random walk of each around what it cost in the middle of the 2020s. A few bytes a day.
struct ExchangeRates: Sendable {
    /// Days since 1970; rates of other days are those of the nearest.
    private let days: ClosedRange<Int>
    /// By country, day by day: units of its currency for one US dollar.
    private let perDollar: [[Double]]

    private static let daily = 0.004

    init(_ days: ClosedRange<Int>, _ book: StreamBook) {
        self.days = days
        let stream = book.stream("exchange_rates", "rate", rows: days.count)
        let normal = NormalDistribution(mean: 0, standardDeviation: Self.daily)
        var walks: [String: [Double]] = [:]
        for (index, country) in Country.allCases.enumerated() where walks[country.currency] == nil {
            let draws = stream.attempt(index + 1)
            var logarithm = 0.0
            walks[country.currency] = days.indices.enumerated().map { day, _ in
                if country.currency != "USD" {
                    // Pulled back a little, so that long runs stay near.
                    logarithm = logarithm * 0.998 + normal.value(draws.draw(day))
                }
                // Six figures, as rates are quoted.
                return (country.unitsPerDollar * ExactMath.exp(logarithm) * 1e6).rounded() / 1e6
            }
        }
        perDollar = Country.allCases.map { walks[$0.currency] ?? [] }
    }

    /// Units of the second country's currency for one of the first's, with six decimals.
    func rate(from country: Int, to other: Int, day: Int) -> Double {
        let index = min(max(day, days.lowerBound), days.upperBound) - days.lowerBound
        return (perDollar[other][index] / perDollar[country][index] * 1e6).rounded() / 1e6
    }
}

extension Country {
    /// What a US dollar costs in its currency, about as in 2025.
    var unitsPerDollar: Double {
        switch self {
        case .unitedStates: 1
        case .unitedKingdom: 0.77
        case .germany, .france, .spain, .italy, .netherlands: 0.92
        case .japan: 148
        case .india: 85
        case .brazil: 5.7
        }
    }

    /// How many units of its currency are spent like one dollar in steps and round amounts.
    var unitsLikeDollar: Double {
        switch self {
        case .japan: 100
        case .india: 50
        case .brazil: 5
        default: 1
        }
    }

    /// Hundredths of a unit of its currency in its smallest coin.
    var smallestCoin: Int64 { currencyExponent == 0 ? 100 : 1 }
}
