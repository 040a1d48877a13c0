internal import LoamWorlds

/// Grows batches of stock movements.
final class StockGrower: Grower {
    private let world: CommerceWorld
    private let availability: Availability
    private let periods: StockPeriods
    private var history: (position: Int, periods: [StockHistory.Period])?
    /// What effects did to the movements of the batch.
    private(set) var marks: [UInt64] = []
    /// The number of each movement: its cell x `StockSource.movementsPerPeriod` and its place there.
    private(set) var numbers: [Int] = []

    init(_ world: CommerceWorld) {
        self.world = world
        availability = world.availability
        periods = availability.periods
    }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        guard let batch = batches[0] else { return }
        marks.removeAll(keepingCapacity: true)
        numbers.removeAll(keepingCapacity: true)
        for cell in drivers {
            let product = cell / periods.count
            let position = world.catalogue.position(ofRow: product)
            if history?.position != position { history = (position, settle(position)) }
            guard let period = history?.periods[cell % periods.count] else { continue }
            fill(batch, product, position, cell, period)
        }
        batch.rowCount = marks.count
    }

    /// The history of the product at a position.
    private func settle(_ position: Int) -> [StockHistory.Period] {
        let totals = world.ledger.totals(around: position, of: world)
        let sold = (0..<periods.count).map { totals.units(position: position, period: $0) }
        let causes = (0..<periods.count).map { availability.cause(position: position, period: $0) }
        var capped: [Int: (units: Int, at: Int64)] = [:]
        for (place, product) in availability.viral.enumerated() where product == position {
            let effect = world.effects.viralProducts[place]
            guard effect.end > periods.start, effect.start < periods.end else { continue }
            let at = max(effect.start, periods.start)
            capped[periods.index(of: at)] = (world.demand.viral[place].inventory, at)
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

    private func fill(_ batch: Batch, _ product: Int, _ position: Int, _ cell: Int, _ period: StockHistory.Period) {
        let place = cell % periods.count
        let start = periods.start(of: place)
        var stock = period.before
        if period.writtenOff > 0 {
            stock -= period.writtenOff
            add(batch, product, cell, 0, start, StockTable.Kind.writeOff, -period.writtenOff, stock, 0)
        } else if period.isOut {
            add(batch, product, cell, 0, start, StockTable.Kind.stockOut, 0, stock, mark(ofStockOut: period.cause))
        }
        if period.received > 0 {
            stock += period.received
            receive(batch, product, position, cell, period, stock)
        }
        if period.sold > 0 {
            stock -= period.sold
            let time = periods.end(of: place) - 1
            add(batch, product, cell, 2, time, StockTable.Kind.sale, -period.sold, stock, 0)
        }
    }

    private func mark(ofStockOut cause: Availability.Cause?) -> UInt64 {
        switch cause {
        case .supplierOutage(let outage): world.effects.supplierOutages[outage].marks[0]
        case .viral(let viral): world.effects.viralProducts[viral].marks[1]
        case .lateDelivery, nil: 0
        }
    }

    private func receive(
        _ batch: Batch, _ product: Int, _ position: Int, _ cell: Int, _ period: StockHistory.Period, _ stock: Int
    ) {
        let place = cell % periods.count
        if place == 0 && !period.isCapped && period.delivery == nil {
            return add(
                batch, product, cell, 1, period.receivedAt, StockTable.Kind.opening, period.received, stock, 0)
        }
        var supplier = world.catalogue.supplier(position: position)
        var mark: UInt64 = 0
        if let outage = availability.outage(position: position, period: place), period.delivery == nil {
            supplier = Supplier.backup
            mark = world.effects.supplierOutages[outage].marks[1]
        }
        if period.isCapped, case .viral(let viral) = period.cause { mark = world.effects.viralProducts[viral].marks[2] }
        let row = marks.count
        add(batch, product, cell, 1, period.receivedAt, StockTable.Kind.receipt, period.received, stock, mark)
        typealias Place = StockTable.Place
        let lead = Int64(Supplier.all[supplier].leadTimeDays) * 86_400
        let due = period.delivery?.due ?? period.receivedAt
        batch.columns[Place.supplierID].uuid[row] = world.supplierKeys.uuid(supplier)
        batch.columns[Place.supplierID].valid[row] = true
        batch.columns[Place.due].int64[row] = due * 1_000_000
        batch.columns[Place.due].valid[row] = true
        batch.columns[Place.ordered].int64[row] = (due - lead) * 1_000_000
        batch.columns[Place.ordered].valid[row] = true
    }

    private func add(
        _ batch: Batch, _ product: Int, _ cell: Int, _ number: Int, _ time: Int64, _ kind: Int32, _ quantity: Int,
        _ after: Int, _ mark: UInt64
    ) {
        typealias Place = StockTable.Place
        let row = marks.count
        marks.append(mark)
        numbers.append(cell * StockSource.movementsPerPeriod + number)
        batch.columns[Place.movementID].uuid[row] = world.movementKeys.uuid(numbers[row])
        batch.columns[Place.productID].uuid[row] = world.catalogue.keys.uuid(product)
        batch.columns[Place.supplierID].valid[row] = false
        batch.columns[Place.time].int64[row] = time * 1_000_000
        batch.columns[Place.kind].int32[row] = kind
        batch.columns[Place.quantity].int32[row] = Int32(clamping: quantity)
        batch.columns[Place.after].int32[row] = Int32(clamping: after)
        batch.columns[Place.ordered].valid[row] = false
        batch.columns[Place.due].valid[row] = false
    }
}
