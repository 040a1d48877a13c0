internal import LoamWorlds

/// The random streams of the orders table; rows are order rows. Who orders is decided by the visit, see `VisitStreams`.
struct OrderStreams: Sendable {
    let key: KeyStreams
    let payment, paymentFailure, failureReason, cancellation, warehouse: RandomStream
    let promise, dispatch, lateness, delay, itemCount, damage: RandomStream
    /// By viral product: which orders of a step hold it.
    let viral: [RandomStream]

    init(_ book: StreamBook, rows: Int, effects: CommerceEffects) {
        func stream(_ column: String, _ purpose: String = "", _ book: StreamBook) -> RandomStream {
            book.stream("orders", column, purpose, rows: rows)
        }
        key = book.key("orders", "order_id", rows: rows)
        payment = stream("payment_type", "", book)
        paymentFailure = stream("payment_status", "", book)
        failureReason = stream("payment_failure_reason", "", book)
        cancellation = stream("order_status", "cancellation", book)
        warehouse = stream("warehouse_id", "", book)
        promise = stream("expected_delivery_ts", "", book)
        dispatch = stream("order_status", "dispatch", book)
        lateness = stream("is_sla_breach", "", book)
        delay = stream("actual_delivery_ts", "", book)
        itemCount = stream("subtotal", "items", book)
        damage = stream("order_status", "damage", book)
        viral = effects.viralProducts.map { book.stream("effects", $0.name, "orders", rows: rows) }
    }
}

/// The random streams of the items of an owner, an order or a cart; rows are slots, `ItemStreams.slots` for each owner.
struct ItemStreams: Sendable {
    /// Slots an owner has, used or not, so that an item's draws do not depend on other owners.
    static let slots = 8

    let key: KeyStreams
    let category, product, productPlace, quantity: RandomStream
    /// By season: whether an item is there because of it, and which category it is of.
    let seasons: [RandomStream]

    init(_ book: StreamBook, table: String = "order_items", owners: Int, effects: CommerceEffects) {
        let rows = owners * Self.slots
        key = book.key(table, "order_item_id", rows: rows)
        category = book.stream(table, "product_id", "category", rows: rows)
        product = book.stream(table, "product_id", "class", rows: rows)
        productPlace = book.stream(table, "product_id", "place", rows: rows)
        quantity = book.stream(table, "quantity", rows: rows)
        seasons = effects.seasons.map { book.stream("effects", $0.name, table, rows: rows) }
    }
}
