internal import LoamWorlds

/// A planned shop: everything that its tables share. Immutable.
final class CommerceWorld: Sendable {
    let seed: UInt64
    let recipeName: String
    let setting: CommerceSetting
    let customers: CustomerBase
    let catalogue: Catalogue
    let effects: CommerceEffects
    let phases: [Phase]
    let demand: Demand
    let totals: FunnelTotals
    private let plannedFunnel: Planned<Funnel>
    let availability: Availability
    let visits: Visits
    let seasons: [SeasonTable]
    let ledger: OrderLedger
    let supplierKeys, campaignKeys, movementKeys: KeyStreams
    let visitStreams: VisitStreams
    let orderStreams: OrderStreams
    let itemStreams: ItemStreams
    let returnStreams: ReturnStreams
    let ticketStreams: TicketStreams
    let cartStreams: CartStreams
    /// Names of people, for the tables that want them.
    let people = Planned { PersonNames() }

    init(_ recipe: Recipe, seed: UInt64, start: Instant, _ book: StreamBook) throws(DocumentError) {
        self.seed = seed
        recipeName = recipe.name
        setting = try CommerceSetting(recipe, start: start)
        try Self.checkWindows(recipe, setting)
        customers = CustomerBase(count: setting.customers, book)
        catalogue = Catalogue(count: setting.products, book)
        effects = try CommerceEffects(recipe, from: setting.effectStart, grid: setting.grid)
        try Self.checkViral(recipe, effects)
        availability = try Availability(recipe, setting, catalogue, effects, book)
        let sizes = customers.cohorts
        phases = Phase.cut(
            from: setting.start.seconds, to: setting.end.seconds, effects,
            cohortShares: (0..<Cohort.count).map { Double(sizes.size($0)) })
        demand = Demand(setting, effects: effects, phases: phases, book)
        guard demand.totalOrders <= CommerceSetting.maximumOrders else {
            throw recipe.error(
                .outOfRange,
                "orders_per_day and the effects together make more than "
                    + "\(CommerceSetting.maximumOrders) orders", path: "orders_per_day",
                hint: "lower orders_per_day or the effects, or say how many with orders")
        }
        let totals = FunnelTotals(demand, book)
        let demand = self.demand
        self.totals = totals
        plannedFunnel = Planned { Funnel(demand, totals) }
        seasons = effects.seasons.map { SeasonTable($0, demand: demand) }
        ledger = OrderLedger(
            setting, periods: availability.periods, products: catalogue.count, orders: totals.orders,
            steps: demand.normal.count)

        let (orders, visits) = (totals.orders, totals.visits)
        supplierKeys = book.key("suppliers", "supplier_id", rows: Supplier.all.count)
        campaignKeys = book.key("campaigns", "campaign_id", rows: max(1, effects.discounts.count))
        let cells = catalogue.count * availability.periods.count
        movementKeys = book.key("stock_movements", "movement_id", rows: cells * StockMovements.mostInPeriod)
        visitStreams = VisitStreams(book, rows: visits, effects: effects)
        orderStreams = OrderStreams(book, rows: orders, effects: effects)
        itemStreams = ItemStreams(book, owners: orders, effects: effects)
        returnStreams = ReturnStreams(book, orders: orders)
        ticketStreams = TicketStreams(book, orders: orders)
        cartStreams = CartStreams(book, rows: totals.carts, effects: effects)
        self.visits = Visits(effects, streams: visitStreams, customers: customers, phases: phases, demand: demand)
    }

    /// How visits end. A grower asks once for many rows.
    var funnel: Funnel { plannedFunnel.value }

    var loadTimes: LoadTimes { LoadTimes(visitStreams.load, demand) }

    /// An effect that would never be felt is a mistake: a sale that begins after the run has ended.
    private static func checkWindows(_ recipe: Recipe, _ setting: CommerceSetting) throws(DocumentError) {
        for effect in recipe.effects where EffectWindow(effect, from: setting.effectStart).start >= setting.end.seconds
        {
            throw recipe.error(
                .outOfRange, "effect \(effect.name) begins \(effect.start) after the start, when the run has ended",
                path: "effects.\(effect.name).window.start", hint: "let it begin earlier, or make the duration longer")
        }
    }

    /// Two products that go viral at a time would need two places in an order.
    private static func checkViral(_ recipe: Recipe, _ effects: CommerceEffects) throws(DocumentError) {
        let byStart = effects.viralProducts.sorted { $0.start < $1.start }
        for (first, second) in zip(byStart, byStart.dropFirst()) where second.start < first.end {
            throw recipe.error(
                .conflict, "\(first.name) and \(second.name) go viral at the same time",
                path: "effects.\(second.name).window.start", hint: "let one begin when the other has ended")
        }
    }
}
