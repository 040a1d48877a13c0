internal import LoamWorlds

/// The whole history of one product's stock: the opening, its sales, and what else moved it, in order of time.
///
/// Between sales stand receipts, returns and counts. A receipt fills the shelf at least up to what will be sold before the
/// next one, and nothing else takes from that: so the level never falls below 0.
struct StockReplay {
    struct Event {
        var time: Int64
        var cause: StockCause
        var delta: Int64
        var level: Int64
        /// Sales in it.
        var sales: Int
    }

    private(set) var events: [Event] = []
    private let draws: StockDraws
    private let product: Int
    /// Row of the first event.
    private let first: Int

    private static let receiptShare = Bernoulli(probability: 0.5)
    private static let returnShare = Bernoulli(probability: 0.4)
    private static let lossShare = Bernoulli(probability: 0.6)

    /// - Parameters:
    ///   - product: row of the product.
    ///   - first: row of its first event.
    init(of product: Int, in shop: TenantShop, _ world: MarketplaceWorld, _ draws: StockDraws, first: Int) {
        self.product = product
        self.first = first
        self.draws = draws
        let count = world.setting.stockEvents
        let sales = ProductSales(of: product, in: shop, world, room: count - 1)
        events.reserveCapacity(count)
        line(up: sales, count, world.setting)
        replay()
    }

    /// Puts the opening, the sales and so many other events that all together are `count` in order of time.
    private mutating func line(up sales: ProductSales, _ count: Int, _ setting: MarketplaceSetting) {
        let others = count - 1 - sales.single.count - sales.summed.count
        let span = setting.start.distance(to: setting.end)
        func time(ofOther index: Int) -> Int64 {
            let share = (Double(index) + draws.time.draw(first + index).unitInterval) / Double(others)
            return setting.start.microseconds + 1 + min(span - 2, Int64(share * Double(span - 1)))
        }
        events.append(Event(time: setting.start.microseconds, cause: .system, delta: 0, level: 0, sales: 0))
        var (single, summed, other) = (0, 0, 0)
        var otherTime = others > 0 ? time(ofOther: 0) : .max
        while events.count < count {
            let singleTime = single < sales.single.count ? sales.single[single].time : .max
            let summedTime = summed < sales.summed.count ? sales.summed[summed].time : .max
            if singleTime <= summedTime, singleTime <= otherTime {
                add(sales.single[single], .order)
                single += 1
            } else if summedTime <= otherTime {
                add(sales.summed[summed], .adjustment)
                summed += 1
            } else {
                events.append(Event(time: otherTime, cause: otherCause(), delta: 0, level: 0, sales: 0))
                other += 1
                otherTime = other < others ? time(ofOther: other) : .max
            }
        }
    }

    private mutating func add(_ sale: ProductSales.Sale, _ cause: StockCause) {
        events.append(Event(time: sale.time, cause: cause, delta: -sale.units, level: 0, sales: sale.count))
    }

    /// What the next event is, if it is no sale.
    private func otherCause() -> StockCause {
        let draw = draws.kind.draw(first + events.count)
        if Self.receiptShare.occurs(draw) { return .receipt }
        // The draw lies above the share of receipts; a second purpose is another stream.
        let second = draws.sign.draw(first + events.count)
        return Self.returnShare.occurs(second) ? .back : .manual
    }

    /// Settles what each event that is no sale adds or takes, and all levels.
    private mutating func replay() {
        let needed = neededAfter()
        let target = 50 + Int64(draws.target.draw(product).scaled(below: 300))
        var level = needed[0] + 1 + Int64(draws.opening.draw(product).scaled(below: 1_000))
        events[0].delta = level
        events[0].level = level
        for index in events.indices.dropFirst() {
            let amount = draws.amount.draw(first + index)
            switch events[index].cause {
            case .receipt:
                let little = 1 + Int64(amount.scaled(below: 5))
                events[index].delta = max(little, needed[index] - level, target - level)
            case .back: events[index].delta = 1 + Int64(amount.scaled(below: 3))
            case .manual:
                let found = 1 + Int64(amount.scaled(below: 50))
                let spare = level - needed[index]
                let isLoss = spare > 0 && Self.lossShare.occurs(draws.kind.attempt(1).draw(first + index))
                events[index].delta = isLoss ? -min(found, spare) : found
            default: break
            }
            level += events[index].delta
            events[index].level = level
        }
    }

    /// For each event what must be there behind it for the sales until the next receipt.
    private func neededAfter() -> [Int64] {
        var needed = [Int64](repeating: 0, count: events.count)
        var open: Int64 = 0
        for index in events.indices.reversed() {
            needed[index] = open
            switch events[index].cause {
            case .order, .adjustment: open -= events[index].delta
            case .receipt: open = 0
            default: break
            }
        }
        return needed
    }
}
