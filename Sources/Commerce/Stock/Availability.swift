internal import LoamWorlds

/// When which product is sold out, settled before anything is sold.
///
/// A product is ordered from its supplier once a lead time. A delivery is late with the chance that the supplier's
/// reliability leaves; if it comes later than the safety stock lasts, the product is sold out until then. Outages of
/// suppliers and viral products empty shelves as well. The least popular product of each category is always there, so
/// that everybody finds something.
struct Availability: Sendable {
    enum Cause: Equatable {
        case lateDelivery
        /// Index into the effects.
        case supplierOutage(Int)
        case viral(Int)
    }

    /// One purchase order of a product.
    struct Delivery {
        var ordered: Int64
        var due: Int64
        var arrives: Int64
    }

    let periods: StockPeriods
    private let catalogue: Catalogue
    private let effects: CommerceEffects
    private let safety: Int64
    private let phaseDraws, lateDraws, delayDraws: RandomStream
    private let outageDraws: [RandomStream]
    private let late: [Bernoulli]
    private let outage: [Bernoulli]
    /// Positions hit by each supplier outage.
    private let affected: [Set<Int>]
    /// Position of each viral product.
    let viral: [Int]
    /// One bit a period and position, where they fit; see `isOut`.
    private var bits: BitTable?

    private let deliveriesPerProduct: Int

    private static let largestTable = 1 << 27
    private static let shortestCycle = Int64(Supplier.all.map(\.leadTimeDays).min() ?? 1) * 86_400

    init(
        _ recipe: Recipe, _ setting: CommerceSetting, _ catalogue: Catalogue, _ effects: CommerceEffects,
        _ book: StreamBook
    )
        throws(DocumentError)
    {
        periods = StockPeriods(setting)
        self.catalogue = catalogue
        self.effects = effects
        safety = setting.safetyStock
        let cells = catalogue.count * periods.count
        phaseDraws = book.stream("stock_movements", "movement_ts", "cycle", rows: catalogue.count)
        deliveriesPerProduct = Int(setting.length / Self.shortestCycle) + 2
        let deliveries = catalogue.count * deliveriesPerProduct
        lateDraws = book.stream("stock_movements", "due_ts", "late", rows: deliveries)
        delayDraws = book.stream("stock_movements", "due_ts", "delay", rows: deliveries)
        outageDraws = effects.supplierOutages.map { book.stream("effects", $0.name, "stock", rows: cells) }
        late = Supplier.all.map { Bernoulli(probability: 1 - $0.reliability) }
        outage = effects.supplierOutages.map { Bernoulli(probability: $0.outOfStock) }
        affected = effects.supplierOutages.map { Self.affected($0, catalogue) }
        viral = try effects.viralProducts.map { effect throws(DocumentError) in
            try Self.position(of: effect, recipe, catalogue)
        }
        bits = nil
        guard catalogue.count <= Catalogue.cacheLimit, cells <= Self.largestTable else { return }
        bits = BitTable(self)
    }

    /// The most popular products of the suppliers, category by category in turn; never the last of a category.
    private static func affected(_ outage: SupplierOutage, _ catalogue: Catalogue) -> Set<Int> {
        var found: Set<Int> = []
        let categories = 0..<Catalogue.categories.count
        let longest = categories.map { catalogue.blocks.size($0) }.max() ?? 0
        for rank in 0..<longest {
            for category in categories where rank + 1 < catalogue.blocks.size(category) && found.count < outage.affected
            {
                let position = catalogue.start(category) + rank
                if outage.suppliers.contains(catalogue.supplier(position: position)) { found.insert(position) }
            }
            if found.count >= outage.affected { break }
        }
        return found
    }

    private static func position(
        of effect: ViralProduct, _ recipe: Recipe, _ catalogue: Catalogue
    ) throws(DocumentError) -> Int {
        let category = effect.kind / ProductKind.perCategory
        let places = catalogue.start(category)..<catalogue.start(category + 1) - 1
        guard let position = places.first(where: { catalogue.kind(position: $0) == effect.kind }) else {
            throw recipe.error(
                .conflict, "the catalogue has no \(ProductKind.all[effect.kind].name) that can sell out",
                path: "effects.\(effect.name).target", hint: "raise products, or choose another subcategory")
        }
        return position
    }

    /// Whether nobody can choose the product at a position during a period.
    @inline(__always)
    func isOut(position: Int, period: Int) -> Bool {
        if let bits { return bits[period &* catalogue.count &+ position] }
        return cause(position: position, period: period) != nil
    }

    /// Why a product cannot be chosen in a period; nil when it can.
    func cause(position: Int, period: Int) -> Cause? {
        let category = catalogue.category(of: position)
        guard position + 1 < catalogue.start(category + 1) else { return nil }
        let (from, to) = (periods.start(of: period), periods.end(of: period))
        for (index, product) in viral.enumerated() where product == position {
            if effects.viralProducts[index].start < to && from < effects.viralProducts[index].end {
                return .viral(index)
            }
        }
        for (index, outage) in effects.supplierOutages.enumerated()
        where outage.isActive(at: from) && affected[index].contains(position) {
            let draw = outageDraws[index].draw(position * periods.count + period)
            return self.outage[index].occurs(draw) ? .supplierOutage(index) : nil
        }
        let last = deliveries(position: position, dueUntil: from)
        return last.map { $0.due + safety <= from && from < $0.arrives } == true ? .lateDelivery : nil
    }

    /// The periods in which `cause` is not nil, found without asking for each.
    func forEachEmptyPeriod(position: Int, _ body: (Int) -> Void) {
        guard position + 1 < catalogue.start(catalogue.category(of: position) + 1) else { return }
        if viral.contains(position) || affected.contains(where: { $0.contains(position) }) {
            for period in 0..<periods.count where cause(position: position, period: period) != nil { body(period) }
            return
        }
        let cycle = cycle(position)
        var number = 0
        while true {
            let delivery = delivery(cycle, number: number)
            guard delivery.due < periods.end else { return }
            number += 1
            let empty = max(delivery.due + safety, periods.start)
            guard empty < min(delivery.arrives, periods.end) else { continue }
            // Periods that begin while the shelf is empty.
            var period = Int((empty - periods.start + periods.length - 1) / periods.length)
            while period < periods.count, periods.start(of: period) < delivery.arrives {
                // A later purchase order, due by then, decides instead.
                if periods.start(of: period) < delivery.due + (delivery.due - delivery.ordered) { body(period) }
                period += 1
            }
        }
    }

    /// Whether a supplier outage has hold of the product in a period, sold out or not.
    func outage(position: Int, period: Int) -> Int? {
        affected.indices.first {
            effects.supplierOutages[$0].isActive(at: periods.start(of: period)) && affected[$0].contains(position)
        }
    }

    /// The last purchase order of a product that was due at or before an instant of the run; nil before the first.
    private func deliveries(position: Int, dueUntil time: Int64) -> Delivery? {
        let cycle = cycle(position)
        guard time >= cycle.firstDue else { return nil }
        return delivery(cycle, number: Int((time - cycle.firstDue) / cycle.length))
    }

    /// What the purchase orders of one product have in common.
    struct Cycle {
        var position: Int
        /// Seconds between purchase orders: the supplier's lead time.
        var length: Int64
        /// When the first of the run is due.
        var firstDue: Int64
        var late: Bernoulli
    }

    /// The purchase orders of a product. Finds its supplier, so it is asked for once a product.
    func cycle(_ position: Int) -> Cycle {
        let supplier = catalogue.supplier(position: position)
        let length = Int64(Supplier.all[supplier].leadTimeDays) * 86_400
        return Cycle(
            position: position, length: length,
            firstDue: periods.start + Int64(phaseDraws.draw(position).scaled(below: UInt64(length))),
            late: late[supplier])
    }

    /// A product's n-th purchase order of the run.
    func delivery(_ cycle: Cycle, number: Int) -> Delivery {
        let due = cycle.firstDue + Int64(number) * cycle.length
        let row = cycle.position * deliveriesPerProduct + number
        var arrives = due
        if cycle.late.occurs(lateDraws.draw(row)) {
            // Up to half of the lead time late.
            arrives += 3600 + Int64(delayDraws.draw(row).scaled(below: UInt64(cycle.length / 2)))
        }
        return Delivery(ordered: due - cycle.length, due: due, arrives: arrives)
    }
}

/// Bits written once, read by pointer.
private final class BitTable: Sendable {
    // Sound: written in init only, freed with the last reference.
    private nonisolated(unsafe) let words: UnsafeMutablePointer<UInt64>

    init(_ availability: Availability) {
        let products = availability.productCount
        let count = products * availability.periods.count
        words = .allocate(capacity: count / 64 + 1)
        words.initialize(repeating: 0, count: count / 64 + 1)
        for position in 0..<products {
            availability.forEachEmptyPeriod(position: position) { period in
                let bit = period * products + position
                words[bit >> 6] |= 1 &<< UInt64(bit & 63)
            }
        }
    }

    deinit { words.deallocate() }

    @inline(__always)
    subscript(_ bit: Int) -> Bool { words[bit &>> 6] &>> UInt64(bit & 63) & 1 != 0 }
}

extension Availability {
    var productCount: Int { catalogue.count }
}
