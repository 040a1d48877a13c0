internal import LoamWorlds

/// The cart_abandonment table.
struct Carts {
    /// Weights of the reasons by stage, where no effect is the reason.
    static let reasonWeights: [[Double]] = [[55, 0, 0, 20, 25], [0, 60, 0, 15, 25], [0, 15, 60, 0, 25]]
    /// Weights of 1 to 5 items.
    static let itemCountWeights: [Double] = [40, 25, 15, 12, 8]
    static let mostItems = 5

    let source: DeclaredSource
    let time: ColumnHandle<Int64>

    init(_ world: CommerceWorld, _ parents: OrderParents, _ orders: OrderColumns, _ book: StreamBook) {
        let builder = SourceBuilder(drivers: world.totals.carts, book)
        let facts = builder.keep { CartFacts(world) }
        let settled = builder.prepare { $1[facts].settle($0) }
        let table = builder.table("cart_abandonment", "Carts that were left behind, in the order of time")
        table.key("abandonment_id", world.cartStreams.key, "Key of the abandoned cart")
        let session = table.key("session_id", to: parents.sessions.id, "The visit it was left in")
        let customer = table.key(
            "customer_id", to: parents.customers.id, nullable: true,
            "Whose it was; null for visitors who did not log in")
        let time = table.timestamp("abandon_ts", resolution: .seconds, "When the visit ended")
        let channel = table.choice("channel", Cohort.channels, "How the visitor came")
        table.fill(session, customer, time, channel, after: settled) { carts, cells, scratch in
            let (visits, streams, keys) = (scratch[facts].visits, world.visitStreams, world.customers.keys)
            let (sessions, customers, isKnown) = (cells[session], cells[customer], cells.valid(customer))
            let (times, channels) = (cells[time], cells[channel])
            for (row, cart) in carts.enumerated() {
                let visit = visits.visit[row]
                sessions[cart] = streams.key.uuid(visit)
                if SessionFacts.isKnown(cart: true, streams.known.draw(visit)) {
                    customers[cart] = keys.uuid(visits.customer[row])
                } else {
                    isKnown[cart] = false
                }
                times[cart] = visits.time[row] &* 1_000_000
                channels[cart] = Int32(visits.channel[row])
            }
        }
        let (stage, reason) = Self.declareCause(table, world, facts, settled)
        Self.declareItems(table, builder, world, parents.products, facts, settled)
        let laws = CartLaws(
            session: session, customer: customer, time: time, channel: channel, stage: stage, reason: reason)
        table.laws { laws.declare($0, world, parents.sessions, orders) }
        self.time = time
        source = builder.finish()
    }

    /// Where and why carts were left.
    private static func declareCause(
        _ table: TableBuilder, _ world: CommerceWorld, _ facts: KeptObject<CartFacts>, _ settled: Stage
    ) -> (stage: ColumnHandle<Int32>, reason: ColumnHandle<Int32>) {
        let stage = table.choice("abandon_stage", CartStage.enumeration, "Where in the funnel")
        let reason = table.choice(
            "abandon_reason", CartReason.enumeration,
            "Why; payment_failed and out_of_stock only where an effect made it so")
        let (draws, ordinary) = (world.cartStreams.reason, ConditionalTable(reasonWeights))
        table.fill(stage, reason, after: settled) { carts, cells, scratch in
            let (facts, stages, reasons) = (scratch[facts], cells[stage], cells[reason])
            for (row, cart) in carts.enumerated() {
                let index = facts.stage(cart, row).index
                stages[cart] = Int32(index)
                reasons[cart] =
                    switch facts.reasons[row] {
                    case .soldOut: CartReason.outOfStock.cell
                    case .gaveUp: CartReason.paymentFailed.cell
                    case .ordinary: Int32(ordinary.sample(index, draws.draw(cart)))
                    }
            }
        }
        return (stage, reason)
    }

    /// What was in the carts.
    private static func declareItems(
        _ table: TableBuilder, _ builder: SourceBuilder, _ world: CommerceWorld, _ products: Products,
        _ facts: KeptObject<CartFacts>, _ settled: Stage
    ) {
        let itemised = builder.prepare(after: settled) { $1[facts].settleItems($0) }
        let (counts, draws) = (ConditionalTable(itemCountWeights), world.cartStreams.itemCount)
        table.int32("items_count", domain: "1..5", "Products in the cart") { carts, out in
            out.each(carts) { Int32(truncatingIfNeeded: 1 + counts.sample(0, draws.draw($0))) }
        }
        let value = table.money("cart_value", digits: 12, unit: "USD", domain: "> 0", "Sum of quantity x unit_price")
        table.fill(value, after: itemised) { carts, cells, scratch in
            let (items, values) = (scratch[facts].items, cells[value])
            for (row, cart) in carts.enumerated() {
                values[cart] = items[row].reduce(0) { $0 &+ Int64(items.quantity[$1]) &* items.price[$1] }
            }
        }
        let (list, (product, quantity, price)) = table.list("items", most: mostItems, "What was in it") {
            (
                $0.key("product_id", to: products.id, "What was in the cart"),
                $0.int32("quantity", domain: "1..4", "How many"),
                $0.money("unit_price", digits: 12, unit: "USD", domain: "> 0", "The product's price")
            )
        }
        table.fill(list, after: itemised) { carts, cells, scratch in
            let (items, keys, out) = (scratch[facts].items, world.catalogue.keys, cells.list(list))
            let all = 0..<Int(items.first[carts.count])
            out[product].each(all) { keys.uuid(Int(items.productRow[$0])) }
            out[quantity].copy(all, from: items.quantity)
            out[price].copy(all, from: items.price)
            for (row, cart) in carts.enumerated() { out.end(cart, at: items[row].upperBound) }
        }
    }
}

/// The random streams of carts; rows are rows of cart_abandonment.
struct CartStreams: Sendable {
    let key: KeyStreams
    let cause, stage, reason, itemCount: RandomStream
    let items: ItemStreams

    init(_ book: StreamBook, rows: Int, effects: CommerceEffects) {
        key = book.key("cart_abandonment", "abandonment_id", rows: rows)
        cause = book.stream("cart_abandonment", "abandon_reason", "cause", rows: rows)
        stage = book.stream("cart_abandonment", "abandon_stage", rows: rows)
        reason = book.stream("cart_abandonment", "abandon_reason", rows: rows)
        itemCount = book.stream("cart_abandonment", "items_count", rows: rows)
        items = ItemStreams(book, table: "cart_abandonment", owners: rows, effects: effects)
    }
}
