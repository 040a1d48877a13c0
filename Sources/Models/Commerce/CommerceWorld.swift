internal import LoamRandom
internal import LoamRecipe

/// A planned shop: everything that its tables share. Immutable.
final class CommerceWorld: Sendable {
    let seed: UInt64
    let recipeName: String
    let setting: CommerceSetting
    let customers: CustomerBase
    let catalogue: Catalogue
    let surges: [Surge]
    let discounts: [Discount]
    let phases: [Phase]
    let orders: OrderTimeline
    let supplierKeys: KeyStreams
    let campaignKeys: KeyStreams
    let orderStreams: OrderStreams
    let itemStreams: ItemStreams
    let customerStreams: CustomerStreams
    let productStreams: ProductStreams

    init(_ recipe: Recipe, seed: UInt64, start: Int64) throws(RecipeError) {
        var book = StreamBook(seed: seed, model: "commerce")
        self.seed = seed
        recipeName = recipe.name
        setting = try CommerceSetting(recipe, start: start)
        try Self.checkWindows(recipe, setting)
        customers = CustomerBase(count: setting.customers, &book)
        catalogue = Catalogue(count: setting.products, &book)
        surges = try Self.effects(recipe, "surge") { effect, _ throws(RecipeError) in
            try Surge(effect, from: start / 1_000_000)
        }
        discounts = try Self.effects(recipe, "discount") { effect, place throws(RecipeError) in
            try Discount(effect, campaign: place, from: start / 1_000_000)
        }
        let sizes = customers.cohorts
        phases = Phase.cut(
            from: setting.start, to: setting.end, discounts,
            cohortShares: (0..<Cohort.count).map { Double(sizes.size($0)) })
        orders = OrderTimeline(
            setting, phases: phases, surges: surges,
            stream: book.stream("orders", "order_ts", "counts", rows: 1 << 20))
        guard orders.total <= CommerceSetting.maximumOrders else {
            throw recipe.error(
                .outOfRange,
                "orders_per_day and the effects together make more than "
                    + "\(CommerceSetting.maximumOrders) orders", path: "orders_per_day",
                hint: "lower orders_per_day or the effects, or say how many with orders")
        }
        supplierKeys = book.key("suppliers", "supplier_id", rows: Supplier.all.count)
        campaignKeys = book.key("campaigns", "campaign_id", rows: max(1, discounts.count))
        orderStreams = OrderStreams(&book, rows: orders.total)
        itemStreams = ItemStreams(&book, orders: orders.total)
        customerStreams = CustomerStreams(&book, rows: setting.customers)
        productStreams = ProductStreams(&book, rows: setting.products)
        do throws(StreamCollision) {
            try book.check()
        } catch {
            throw RecipeError(
                .conflict, "two random streams meet: \(error)", file: recipe.file, hint: "choose another --seed")
        }
    }

    /// An effect that would never be felt is a mistake: a sale that begins after the run has ended.
    private static func checkWindows(_ recipe: Recipe, _ setting: CommerceSetting) throws(RecipeError) {
        for effect in recipe.effects where EffectClock(effect, from: setting.start).start >= setting.end {
            throw recipe.error(
                .outOfRange, "effect \(effect.name) begins \(effect.start) after the start, when the run has ended",
                path: "effects.\(effect.name).window.start", hint: "let it begin earlier, or make the duration longer")
        }
    }

    /// What holds at the time of an order.
    func phase(ofOrder order: Int) -> Phase? {
        var cursor = orders.timeline.cursor(atRow: order)
        let time = cursor.next(orderStreams.time.draw(order))
        return phases.first { time < $0.end }
    }

    private static func effects<Kind>(
        _ recipe: Recipe, _ kind: String, _ make: (Effect, Int) throws(RecipeError) -> Kind
    ) throws(RecipeError) -> [Kind] {
        var found: [Kind] = []
        for effect in recipe.effects where effect.kind == kind { found.append(try make(effect, found.count)) }
        return found
    }
}
