internal import LoamColumns
internal import LoamRandom
internal import LoamWorlds

/// The returns table: its schema, its words and its rules.
enum ReturnsTable {
    static let name = "returns"
    static let reasons = Enumeration([
        "wrong_size", "not_as_described", "changed_mind", "defective", "damaged_in_shipping",
    ])
    static let damaged = 4
    static let statuses = Enumeration(["requested", "approved", "refunded"])

    /// Weights of the reasons by category, for what arrived undamaged.
    static let reasonWeights: [[Double]] = [
        [0, 30, 20, 50],
        [40, 30, 20, 10],
        [0, 35, 30, 35],
        [0, 35, 30, 35],
        [0, 35, 30, 35],
    ]

    /// Share of the price and its tax that is refunded, in basis points, by reason: in full when it is the shop's fault.
    static let refund: [Int64] = [9_500, 10_000, 9_500, 10_000, 10_000]

    enum Place {
        static let returnID = 0, orderID = 1, itemID = 2, customerID = 3, productID = 4, reason = 5, returned = 6
        static let processed = 7, days = 8, percent = 9, amount = 10, status = 11
    }

    static let schema = TableSchema(
        name, primaryKey: "return_id", "Items sent back after their delivery, in the order of the orders",
        [
            Field("return_id", .uuid, "Key of the return"),
            Field("order_id", .uuid, references: ForeignKey("orders", "order_id"), "The order, which was delivered"),
            Field(
                "order_item_id", .uuid, references: ForeignKey("order_items", "order_item_id"), "The item sent back"),
            Field("customer_id", .uuid, references: ForeignKey("customers", "customer_id"), "Who sent it back"),
            Field("product_id", .uuid, references: ForeignKey("products", "product_id"), "What was sent back"),
            Field("return_reason", .dictionary(reasons), "Why; by category, and damaged_in_shipping if it was"),
            Field("return_ts", .timestamp(.seconds), "One to fourteen days after the delivery"),
            Field(
                "processed_ts", .timestamp(.seconds), nullable: true,
                "When the refund was made; null if not before the end of the run"),
            Field(
                "processing_days", .int32, nullable: true, unit: "days", domain: ">= 3",
                "From return to refund; null without one"),
            Field(
                "refund_percent", .decimal(precision: 5, scale: 2), unit: "%", domain: "0..100",
                "100 for defective, damaged and misdescribed goods, else 95"),
            Field(
                "refund_amount", OrdersTable.money, nullable: true, unit: "USD", domain: ">= 0",
                "refund_percent of the item's total_price and its share of the tax; null unless refunded"),
            Field("return_status", .dictionary(statuses), "How far it is at the end of the run"),
        ])
}

/// The random streams of returns; rows are the slots of order items.
struct ReturnStreams: Sendable {
    let key: KeyStreams
    let happens, reason, after, days: RandomStream

    init(_ book: StreamBook, orders: Int) {
        let rows = orders * ItemStreams.slots
        key = book.key("returns", "return_id", rows: rows)
        happens = book.stream("returns", "return_id", "happens", rows: rows)
        reason = book.stream("returns", "return_reason", rows: rows)
        after = book.stream("returns", "return_ts", rows: rows)
        days = book.stream("returns", "processing_days", rows: rows)
    }
}
