internal import LoamVocabulary
internal import LoamWorlds

/// What people earn beside others of their country, by rank: the logarithm of the factor to the middle.
struct Incomes: Sendable {
    private let draws: RandomStream
    private let normal: StandardNormal
    private let spreads: [Double]
    private let population: Population

    init(_ population: Population, _ normal: StandardNormal, _ book: StreamBook) {
        draws = book.stream("persons", "annual_income", rows: population.persons.rows)
        self.normal = normal
        spreads = Country.allCases.map(\.salary.spread)
        self.population = population
    }

    @inline(__always)
    func logarithm(rank: Int, country: Int) -> Double {
        let people = population.persons[country]
        guard !people.isEmpty else { return 0 }
        return spreads[country] * normal.value(draws.draw(people.lowerBound &+ rank % people.count))
    }
}

/// Standard normal numbers of draws, in 2 ns.
struct StandardNormal: Sendable {
    private let table = QuantileTable(minimum: -6, maximum: 6, scale: 0x1p32) { ExactMath.normalQuantile($0) }

    @inline(__always)
    func value(_ draw: UInt64) -> Double { Double(table.value(draw)) * 0x1p-32 }
}
