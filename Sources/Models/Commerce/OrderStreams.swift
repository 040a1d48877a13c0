internal import LoamRandom

/// The random streams of the orders table; rows are order rows.
struct OrderStreams: Sendable {
    let key: KeyStreams
    let session: KeyStreams
    let time: RandomStream
    let cohort: RandomStream
    let customer: RandomStream
    let customerPlace: RandomStream
    let channel: RandomStream
    let payment: RandomStream
    let paymentFailure: RandomStream
    let failureReason: RandomStream
    let cancellation: RandomStream
    let warehouse: RandomStream
    let promise: RandomStream
    let dispatch: RandomStream
    let lateness: RandomStream
    let delay: RandomStream
    let itemCount: RandomStream

    init(_ book: inout StreamBook, rows: Int) {
        func stream(_ column: String, _ purpose: String = "", _ book: inout StreamBook) -> RandomStream {
            book.stream("orders", column, purpose, rows: rows)
        }
        key = book.key("orders", "order_id", rows: rows)
        session = book.key("orders", "session_id", rows: rows)
        time = stream("order_ts", "", &book)
        cohort = stream("customer_id", "cohort", &book)
        customer = stream("customer_id", "class", &book)
        customerPlace = stream("customer_id", "place", &book)
        channel = stream("channel", "", &book)
        payment = stream("payment_type", "", &book)
        paymentFailure = stream("payment_status", "", &book)
        failureReason = stream("payment_failure_reason", "", &book)
        cancellation = stream("order_status", "cancellation", &book)
        warehouse = stream("warehouse_id", "", &book)
        promise = stream("expected_delivery_ts", "", &book)
        dispatch = stream("order_status", "dispatch", &book)
        lateness = stream("is_sla_breach", "", &book)
        delay = stream("actual_delivery_ts", "", &book)
        itemCount = stream("subtotal", "items", &book)
    }
}

/// The random streams of order items; rows are slots, `ItemStreams.slots` for each order.
struct ItemStreams: Sendable {
    /// Slots an order has, used or not, so that an item's draws do not depend on other orders.
    static let slots = 8

    let key: KeyStreams
    let category: RandomStream
    let product: RandomStream
    let productPlace: RandomStream
    let quantity: RandomStream

    init(_ book: inout StreamBook, orders: Int) {
        let rows = orders * Self.slots
        key = book.key("order_items", "order_item_id", rows: rows)
        category = book.stream("order_items", "product_id", "category", rows: rows)
        product = book.stream("order_items", "product_id", "class", rows: rows)
        productPlace = book.stream("order_items", "product_id", "place", rows: rows)
        quantity = book.stream("order_items", "quantity", rows: rows)
    }
}
