internal import LoamWorlds

/// The cart_abandonment table: its schema, its words and its weights.
enum CartsTable {
    static let name = "cart_abandonment"
    static let stages = Enumeration(["cart", "checkout", "payment"])
    static let reasons = Enumeration([
        "price_shopping", "high_shipping", "no_payment_method", "slow_site", "other", "payment_failed", "out_of_stock",
    ])
    static let paymentFailed: Int32 = 5
    static let outOfStock: Int32 = 6

    /// Weights of the reasons by stage, where no effect is the reason.
    static let reasonWeights: [[Double]] = [
        [55, 0, 0, 20, 25],
        [0, 60, 0, 15, 25],
        [0, 15, 60, 0, 25],
    ]
    /// Weights of 1 to 5 items.
    static let itemCountWeights: [Double] = [40, 25, 15, 12, 8]

    static let item: [Field] = [
        Field("product_id", .uuid, references: ForeignKey("products", "product_id"), "What was in the cart"),
        Field("quantity", .int32, domain: "1..4", "How many"),
        Field("unit_price", Orders.money, unit: "USD", domain: "> 0", "The product's price"),
    ]

    enum Place {
        static let cartID = 0, sessionID = 1, customerID = 2, abandoned = 3, channel = 4, stage = 5, reason = 6
        static let itemCount = 7, value = 8, items = 9
    }

    static let schema = TableSchema(
        name, primaryKey: "abandonment_id", "Carts that were left behind, in the order of time",
        [
            Field("abandonment_id", .uuid, "Key of the abandoned cart"),
            Field("session_id", .uuid, references: ForeignKey("sessions", "session_id"), "The visit it was left in"),
            Field(
                "customer_id", .uuid, nullable: true, references: ForeignKey("customers", "customer_id"),
                "Whose it was; null for visitors who did not log in"),
            Field("abandon_ts", .timestamp(.seconds), "When the visit ended"),
            Field("channel", .dictionary(Cohort.channels), "How the visitor came"),
            Field("abandon_stage", .dictionary(stages), "Where in the funnel"),
            Field(
                "abandon_reason", .dictionary(reasons),
                "Why; payment_failed and out_of_stock only where an effect made it so"),
            Field("items_count", .int32, domain: "1..5", "Products in the cart"),
            Field("cart_value", Orders.money, unit: "USD", domain: "> 0", "Sum of quantity x unit_price"),
            Field("items", .list(.structure(item)), "What was in it"),
        ])
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

struct CartsSource: Source {
    static let maximumItems = 5

    let world: CommerceWorld
    let tables = [CartsTable.schema]
    var driverCount: Int { world.totals.carts }

    func makeGrower() -> any Grower { CartGrower(world) }
}
