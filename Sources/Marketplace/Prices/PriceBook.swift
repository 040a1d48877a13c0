internal import LoamWorlds

/// What products cost when. A product with a history has `points` intervals that adjoin: the first begins when the product
/// is created, the last is open and has the price of the products table. Regular prices and promotions take turns, so
/// every interval changes the price. Any price is found from product and time alone.
struct PriceBook: Sendable {
    /// Cents: 5.99 to 999.99, evenly.
    static let lowest: UInt64 = 599
    static let highest: UInt64 = 99_999
    /// Ten-thousandths of the current price.
    static let promotion: ClosedRange<UInt64> = 8_500...9_400
    static let regular: ClosedRange<UInt64> = 9_500...11_500

    let points: Int
    private let end: Int64
    private let current: RandomStream
    private let values: RandomStream
    private let times: RandomStream

    init(_ setting: MarketplaceSetting, products: Int, _ book: StreamBook) {
        points = setting.pricePoints
        end = setting.end.microseconds
        current = book.stream("products", "price", rows: products)
        values = book.stream("price_history", "price", rows: products * points)
        times = book.stream("price_history", "effective_from", rows: products * points)
    }

    /// The current price of a product, by its row, in cents.
    @inline(__always)
    func current(_ product: Int) -> Int64 {
        Int64(Self.lowest &+ current.draw(product).scaled(below: Self.highest &- Self.lowest &+ 1))
    }

    /// The price of an interval, in 0..<points.
    @inline(__always)
    func price(_ product: Int, point: Int) -> Int64 {
        let current = current(product)
        if point == points &- 1 { return current }
        let range = (points &- 1 &- point) & 1 == 0 ? Self.regular : Self.promotion
        let part =
            range.lowerBound
            &+ values.draw(product &* points &+ point).scaled(below: range.upperBound &- range.lowerBound &+ 1)
        return (current &* Int64(part) &+ 5_000) / 10_000
    }

    /// When an interval begins, for a product that was created then.
    @inline(__always)
    func start(_ product: Int, point: Int, created: Int64) -> Int64 {
        if point == 0 { return created }
        let width = width(created)
        let jitter = times.draw(product &* points &+ point).scaled(below: UInt64(width &- 1))
        return created &+ Int64(point &- 1) &* width &+ 1 &+ Int64(jitter)
    }

    /// The interval in force at a time not before the product was created.
    @inline(__always)
    func point(_ product: Int, at time: Int64, created: Int64) -> Int {
        if points == 1 { return 0 }
        let slot = min(points &- 2, Int((time &- created) / width(created)))
        return start(product, point: slot &+ 1, created: created) <= time ? slot &+ 1 : slot
    }

    /// The stretch of time in which exactly one interval begins.
    @inline(__always)
    private func width(_ created: Int64) -> Int64 { (end &- created) / Int64(max(1, points &- 1)) }
}
