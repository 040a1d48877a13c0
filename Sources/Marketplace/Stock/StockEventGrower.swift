internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamRandom
internal import LoamVocabulary
internal import LoamWorlds

/// Grows batches of stock events.
final class StockEventGrower: Grower {
    private let world: MarketplaceWorld
    private let streams: StockEventStreams
    /// The history of the product that was last asked for, by the row of its first event.
    private var replay: (first: Int, replay: StockReplay)?
    private let words = WordList(PlainWords.all.words)
    private let wordTable = AliasTable(weights: PlainWords.all.weights)
    private let hasReason = Bernoulli(probability: 0.3)
    private let hasOperator = Bernoulli(probability: 0.5)

    init(_ world: MarketplaceWorld) {
        self.world = world
        streams = world.stockStreams
    }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        guard let batch = batches[0] else { return }
        typealias Place = StockEventsTable.Place
        batch.rowCount = drivers.count
        let names = world.customers.names
        let meta = batch.columns[Place.meta].children
        let width = StockEventStreams.mostWords * (words.maximumWidth + 1) + 40
        var reason = TextWriter(meta[Place.reason], rows: drivers.count, maximumWidth: width)
        var name = TextWriter(meta[Place.operatorName], rows: drivers.count, maximumWidth: names.maximumWidth)
        world.stockSpans.forEachOwner(in: drivers) { tenant, rows in
            var rest = rows
            while !rest.isEmpty {
                let part = fill(batch, rest, from: rest.lowerBound - drivers.lowerBound, tenant)
                rest = part.upperBound..<rest.upperBound
            }
        }
        let causes = batch.columns[Place.source].int32
        for (row, event) in drivers.enumerated() {
            meta[Place.reason].valid[row] = append(reasonOf: event, causes[row], to: &reason)
            reason.endRow()
            let isEntered = Self.isEntered(causes[row]) && hasOperator.occurs(streams.hasOperator.draw(event))
            meta[Place.operatorName].valid[row] = isEntered
            if isEntered { append(operatorOf: event, names, to: &name) }
            name.endRow()
        }
        reason.finish()
        name.finish()
    }

    /// Fills rows of one product, the one of the first row, and returns which.
    private func fill(_ batch: Batch, _ rows: Range<Int>, from first: Int, _ tenant: Int) -> Range<Int> {
        typealias Place = StockEventsTable.Place
        let (shop, key) = (world.shops[tenant], world.tenants.key(of: tenant))
        let (count, start) = (world.setting.stockEvents, world.stockSpans[tenant].lowerBound)
        let member = (rows.lowerBound - start) / count
        let opening = start + member * count
        let product = shop.products.lowerBound + shop.stockedProducts.row(member)
        let part = rows.lowerBound..<min(rows.upperBound, opening + count)
        let events = history(of: product, in: shop, first: opening).events
        let (ids, tenants) = (batch.columns[Place.eventID].uuid, batch.columns[Place.tenantID].uuid)
        let (products, productKey) = (batch.columns[Place.productID].uuid, world.products.keys.uuid(product))
        let (delta, level) = (batch.columns[Place.delta].int64, batch.columns[Place.level].int64)
        let (time, source) = (batch.columns[Place.time].int64, batch.columns[Place.source].int32)
        for (place, number) in part.enumerated() {
            let event = events[number - opening]
            let row = first + place
            ids[row] = streams.keys.uuid(number)
            tenants[row] = key
            products[row] = productKey
            delta[row] = event.delta
            level[row] = event.level
            time[row] = event.time
            source[row] = event.cause
        }
        return part
    }

    private func history(of product: Int, in shop: TenantShop, first: Int) -> StockReplay {
        if let replay, replay.first == first { return replay.replay }
        let made = StockReplay(of: product, in: shop, world, first: first)
        replay = (first, made)
        return made
    }

    /// What people enter has a name; orders and the system have none.
    private static func isEntered(_ cause: Int32) -> Bool {
        switch cause {
        case StockEventsTable.Cause.manual, StockEventsTable.Cause.receipt, StockEventsTable.Cause.back: true
        default: false
        }
    }

    /// Writes why an event happened and returns whether anything is said.
    private func append(reasonOf event: Int, _ cause: Int32, to reason: inout TextWriter) -> Bool {
        switch cause {
        case StockEventsTable.Cause.order: return false
        case StockEventsTable.Cause.system:
            reason.append("opening stock")
            return true
        case StockEventsTable.Cause.adjustment:
            reason.append(sales(of: event))
            reason.append(" sales summed")
            return true
        default:
            guard hasReason.occurs(streams.hasReason.draw(event)) else { return false }
            let length =
                3 + Int(streams.reasonLength.draw(event).scaled(below: UInt64(StockEventStreams.mostWords - 2)))
            for word in 0..<length {
                if word > 0 { reason.append(byte: UInt8(ascii: " ")) }
                let draw = streams.reasonWords.draw(event * StockEventStreams.mostWords + word)
                reason.append(words, wordTable.sample(draw))
            }
            return true
        }
    }

    /// The sales that an adjustment sums.
    private func sales(of event: Int) -> Int {
        let tenant = world.stockSpans.owner(of: event)
        let (count, start) = (world.setting.stockEvents, world.stockSpans[tenant].lowerBound)
        let opening = start + (event - start) / count * count
        let product =
            world.shops[tenant].products.lowerBound
            + world.shops[tenant].stockedProducts.row((opening - start) / count)
        return history(of: product, in: world.shops[tenant], first: opening).events[event - opening].sales
    }

    private func append(operatorOf event: Int, _ names: PersonNames, to name: inout TextWriter) {
        name.append(names.written, names.first(streams.gender.draw(event), streams.first.draw(event)))
        name.append(byte: UInt8(ascii: " "))
        name.append(names.written, names.last(streams.last.draw(event)))
    }
}
