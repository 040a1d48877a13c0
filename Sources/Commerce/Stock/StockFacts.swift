internal import LoamWorlds

/// A movement of stock.
struct Movement {
    /// Its cell (a period of a product) x `StockMovements.mostInPeriod`, and its place there.
    var number: Int
    var kind: MovementKind
    /// Seconds since 1970 UTC.
    var time: Int64
    var quantity: Int
    /// What is left.
    var after: Int
    /// What an effect did to it.
    var mark: Int?
    var receipt: Receipt?

    /// What is known of a delivery; times in seconds since 1970 UTC.
    struct Receipt {
        /// Index into `Supplier.all`.
        var supplier: Int
        var ordered: Int64
        var due: Int64
    }
}

/// Finds the movements of stock: the whole history of each product from the product alone, and from what all orders took of it.
final class StockFacts {
    private let world: CommerceWorld
    private let availability: Availability
    private let periods: StockPeriods
    /// Batches end inside of histories.
    private var history: (position: Int, periods: [StockHistory.Period])?
    /// The movements of the batch.
    private(set) var movements: [Movement] = []

    init(_ world: CommerceWorld) {
        self.world = world
        availability = world.availability
        periods = availability.periods
    }

    /// Finds the movements of some cells: all periods of one product, then those of the next.
    func settle(_ cells: Range<Int>) {
        movements.removeAll(keepingCapacity: true)
        for cell in cells {
            let (product, index) = cell.quotientAndRemainder(dividingBy: periods.count)
            let position = world.catalogue.position(ofRow: product)
            if history?.position != position { history = (position, replay(position)) }
            guard let period = history?.periods[index] else { continue }
            add(position, cell, period)
        }
    }

    /// The history of the product at a position.
    private func replay(_ position: Int) -> [StockHistory.Period] {
        let totals = world.ledger.totals(around: position, of: world)
        let sold = (0..<periods.count).map { totals.units(position: position, period: $0) }
        let causes = (0..<periods.count).map { availability.cause(position: position, period: $0) }
        var capped: [Int: (units: Int, at: Int64)] = [:]
        for (index, product) in availability.viral.enumerated() where product == position {
            let effect = world.effects.viralProducts[index]
            guard effect.end > periods.start, effect.start < periods.end else { continue }
            let at = max(effect.start, periods.start)
            capped[periods.index(of: at)] = (world.demand.viral[index].inventory, at)
        }
        let mean = Double(sold.reduce(0, +)) / Double(periods.count)
        let safety = 1 + Int((mean * Double(world.setting.safetyStock) / Double(periods.length)).rounded(.up))
        return StockHistory(
            periods, sold: sold, causes: causes, deliveries: deliveries(position), capped: capped, safety: safety
        ).periods
    }

    /// Purchase orders by the period in which they arrive; the first where there are several.
    private func deliveries(_ position: Int) -> [Int: Availability.Delivery] {
        var found: [Int: Availability.Delivery] = [:]
        let cycle = availability.cycle(position)
        var number = 0
        while true {
            let delivery = availability.delivery(cycle, number: number)
            guard delivery.due < periods.end else { return found }
            number += 1
            guard delivery.arrives < periods.end else { continue }
            let period = periods.index(of: delivery.arrives)
            if found[period] == nil { found[period] = delivery }
        }
    }

    /// The movements of one period: first what goes or is missing, then what comes, then what is sold.
    private func add(_ position: Int, _ cell: Int, _ period: StockHistory.Period) {
        let (index, number) = (cell % periods.count, cell * StockMovements.mostInPeriod)
        let start = periods.start(of: index)
        var stock = period.before
        if period.writtenOff > 0 {
            stock -= period.writtenOff
            movements.append(
                Movement(number: number, kind: .writeOff, time: start, quantity: -period.writtenOff, after: stock))
        } else if period.isOut {
            movements.append(
                Movement(
                    number: number, kind: .stockOut, time: start, quantity: 0, after: stock,
                    mark: mark(ofStockOut: period.cause)))
        }
        if period.received > 0 {
            stock += period.received
            var movement = Movement(
                number: number + 1, kind: .opening, time: period.receivedAt, quantity: period.received, after: stock)
            if index > 0 || period.isCapped || period.delivery != nil { receive(period, index, position, &movement) }
            movements.append(movement)
        }
        if period.sold > 0 {
            stock -= period.sold
            movements.append(
                Movement(
                    number: number + 2, kind: .sale, time: periods.end(of: index) - 1, quantity: -period.sold,
                    after: stock))
        }
    }

    private func mark(ofStockOut cause: Availability.Cause?) -> Int? {
        switch cause {
        case .supplierOutage(let outage): world.effects.supplierOutages[outage].marks[.stockOut]
        case .viral(let viral): world.effects.viralProducts[viral].marks[.soldOut]
        case .lateDelivery, nil: nil
        }
    }

    /// Makes a movement the receipt of a delivery.
    private func receive(_ period: StockHistory.Period, _ index: Int, _ position: Int, _ movement: inout Movement) {
        var supplier = world.catalogue.supplier(position: position)
        if let outage = availability.outage(position: position, period: index), period.delivery == nil {
            supplier = Supplier.backup
            movement.mark = world.effects.supplierOutages[outage].marks[.backupReceipt]
        }
        if period.isCapped, case .viral(let viral) = period.cause {
            movement.mark = world.effects.viralProducts[viral].marks[.cappedStock]
        }
        let lead = Int64(Supplier.all[supplier].leadTimeDays) * 86_400
        let due = period.delivery?.due ?? period.receivedAt
        movement.kind = .receipt
        movement.receipt = Movement.Receipt(supplier: supplier, ordered: due - lead, due: due)
    }
}
