internal import LoamVocabulary
internal import LoamWorlds

/// Who the customers are, as functions of their row: cohort, activity, home, key. Orders and the customers table ask the
/// same functions, which is why they agree.
///
/// Customers have a *position* besides their row: positions are grouped by cohort and ordered by activity inside it, and a
/// permutation scatters them over the rows.
struct CustomerBase: Sendable {
    let count: Int
    let cohorts: Blocks
    let keys: KeyStreams
    private let rows: Permutation
    /// Row of each position, where all of them fit into the second-level cache.
    private let scattered: Scattered?
    static let cacheLimit = 131_072
    private let activity = Activity.logNormal(sigma: 0.8)
    private let home: RandomStream
    private let cities: AliasTable
    /// Sales tax by city, in basis points.
    private let taxRates: [Int32]

    init(count: Int, _ book: StreamBook) {
        self.count = count
        cohorts = Blocks(count: count, shares: Cohort.shares)
        keys = book.key("customers", "customer_id", rows: count)
        rows = Permutation(count: count, stream: book.stream("customers", "row", "permutation", rows: 64))
        scattered = count <= Self.cacheLimit ? Scattered(rows) : nil
        home = book.stream("customers", "city", rows: count)
        let places = Cities.all
        cities = AliasTable(weights: places.map(\.weight))
        taxRates = places.map { Int32(States.state($0.state)?.salesTaxBasisPoints ?? 0) }
    }

    /// The row of the customer whom two draws pick from a cohort.
    @inline(__always)
    func pick(_ cohort: Int, start: Int, size: Int, _ first: UInt64, _ second: @autoclosure () -> UInt64) -> Int {
        let position = start &+ activity.rank(count: size, first, second())
        return scattered?[position] ?? rows.forward(position)
    }

    /// Cohort of a customer, and how active it is inside it: 0 the most, just below 1 the least.
    func standing(_ row: Int) -> (cohort: Int, rank: Double) {
        let position = rows.inverse(row)
        let cohort = cohorts.group(of: position)
        let rank = position - cohorts.start(cohort)
        return (cohort, (Double(rank) + 0.5) / Double(cohorts.size(cohort)))
    }

    /// Where a customer lives, as an index into `Cities.all`.
    @inline(__always)
    func city(_ row: Int) -> Int { cities.sample(home.draw(row)) }

    /// The region where a customer lives, as an index into `Region.names`.
    func region(_ row: Int) -> UInt8 { Region.ofCities[city(row)] }

    /// Sales tax where a customer lives, in basis points.
    func withTaxRates<Result>(_ body: (UnsafeBufferPointer<Int32>) -> Result) -> Result {
        taxRates.withUnsafeBufferPointer(body)
    }
}

/// A permutation written out: four bytes a position, one load a look-up.
final class Scattered: Sendable {
    // Sound: written in init only, freed with the last reference.
    private nonisolated(unsafe) let rows: UnsafeMutablePointer<Int32>

    init(_ permutation: Permutation) {
        rows = .allocate(capacity: permutation.count)
        for position in 0..<permutation.count { rows[position] = Int32(permutation.forward(position)) }
    }

    deinit { rows.deallocate() }

    subscript(_ position: Int) -> Int { Int(rows[position]) }
}
