internal import LoamWorlds

/// What is sold, as functions of the product's position: key, price, category. Order items and the products table ask the
/// same functions.
///
/// Positions are grouped by category and ordered by popularity inside it; a permutation scatters them over the rows.
struct Catalogue: Sendable {
    static let minimumProducts = 5
    static let categoryNames = ["electronics", "clothing", "home", "beauty", "books"]
    static let categories = Enumeration(categoryNames)
    static let shares = [0.25, 0.25, 0.20, 0.15, 0.15]
    /// Product facts are kept from plan time on up to this many products (half a MiB), and grown again beyond.
    static let cacheLimit = 65_536

    /// What an order item needs to know of its product besides the category; small, so that many stay in the cache.
    struct Facts {
        /// Cents.
        var price: Int32
        var row: Int32
    }

    let count: Int
    let blocks: Blocks
    /// The edges of `blocks` as a value, so that reading one touches no array.
    private let starts: SIMD8<Int>
    let keys: KeyStreams
    let prices: RandomStream
    let kinds: RandomStream
    private let supplierDraws: RandomStream
    private let suppliers = ConditionalTable(Supplier.shares)
    private let rows: Permutation
    private let popularity = Activity.zipf(exponent: 0.8)
    private let priceLaws: [LogNormalDistribution]
    private let cache: FactsCache?

    // Sound: filled before anyone else sees it, never written again.
    private final class FactsCache: @unchecked Sendable {
        let facts: UnsafeMutablePointer<Facts>
        init(count: Int) { facts = .allocate(capacity: count) }
        deinit { facts.deallocate() }
    }

    init(count: Int, _ book: StreamBook) {
        self.count = count
        blocks = Blocks(count: count, shares: Self.shares, minimum: 1)
        starts = blocks.edges.enumerated().reduce(into: SIMD8<Int>()) { $0[$1.offset] = $1.element }
        keys = book.key("products", "product_id", rows: count)
        prices = book.stream("products", "price", rows: count)
        kinds = book.stream("products", "subcategory", rows: count)
        supplierDraws = book.stream("products", "supplier_id", rows: count)
        rows = Permutation(count: count, stream: book.stream("products", "row", "permutation", rows: 64))
        priceLaws = ProductKind.all.map { LogNormalDistribution(mu: ExactMath.log($0.medianPrice), sigma: $0.spread) }
        cache = count <= Self.cacheLimit ? FactsCache(count: count) : nil
        if let cache { for position in 0..<count { cache.facts[position] = grow(position) } }
    }

    /// The facts of the product at a position.
    @inline(__always)
    func facts(_ position: Int) -> Facts { cache?.facts[position] ?? grow(position) }

    /// The first position of a category; that of the one after the last is the count of products.
    @inline(__always)
    func start(_ category: Int) -> Int { starts[category] }

    /// The category of the product at a position.
    func category(of position: Int) -> Int { blocks.group(of: position) }

    /// The position in a category that two draws pick; popular products are picked more often.
    @inline(__always)
    func pick(start: Int, size: Int, _ first: UInt64, _ second: @autoclosure () -> UInt64) -> Int {
        start &+ popularity.rank(count: size, first, second())
    }

    /// The position of the product in a row of the products table.
    func position(ofRow row: Int) -> Int { rows.inverse(row) }

    /// The subcategory of the product in a row, as an index into `ProductKind.all`.
    func subcategory(row: Int, category: Int) -> Int {
        category * ProductKind.perCategory + Int(kinds.draw(row).scaled(below: UInt64(ProductKind.perCategory)))
    }

    /// The row of the product at a position.
    private func row(ofPosition position: Int) -> Int {
        cache.map { Int($0.facts[position].row) } ?? rows.forward(position)
    }

    /// The subcategory of the product at a position.
    func kind(position: Int) -> Int { subcategory(row: row(ofPosition: position), category: category(of: position)) }

    /// The supplier of a product, as an index into `Supplier.all`.
    func supplier(row: Int, category: Int) -> Int { suppliers.sample(category, supplierDraws.draw(row)) }

    func supplier(position: Int) -> Int {
        supplier(row: row(ofPosition: position), category: category(of: position))
    }

    private func grow(_ position: Int) -> Facts {
        let row = rows.forward(position)
        let category = category(of: position)
        let law = priceLaws[subcategory(row: row, category: category)]
        return Facts(price: Self.shelfPrice(law.value(prices.draw(row))), row: Int32(row))
    }

    /// Cents of a price tag: whole units end in .99 above 20, tens of cents less one below; at least 0.99.
    private static func shelfPrice(_ price: Double) -> Int32 {
        let bounded = min(max(price, 0.99), 50_000)
        if bounded >= 20 { return Int32(bounded.rounded()) * 100 - 1 }
        return max(99, Int32((bounded * 10).rounded()) * 10 - 1)
    }
}
