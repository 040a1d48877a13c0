internal import LoamColumns

/// The orders table: its schema and the words of its enumerations.
enum OrdersTable {
    static let name = "orders"
    static let paymentStatuses = Enumeration(["success", "failed"])
    static let failureReasons = Enumeration(["insufficient_funds", "expired_card", "gateway_down"])
    static let statuses = Enumeration(["delivered", "shipped", "processing", "cancelled"])
    static let warehouses = Enumeration(["WH_01", "WH_02", "WH_03", "WH_04", "WH_05"])

    static let money = ColumnType.decimal(precision: 12, scale: 2)

    /// Places of the columns, in the order of `schema`.
    enum Place {
        static let orderID = 0, sessionID = 1, customerID = 2, campaignID = 3, orderTime = 4, channel = 5
        static let paymentType = 6, paymentStatus = 7, failureReason = 8, status = 9
        static let subtotal = 10, discount = 11, tax = 12, shipping = 13, total = 14
        static let warehouse = 15, expectedDelivery = 16, isLate = 17, delayHours = 18, actualDelivery = 19
    }

    static let schema = TableSchema(
        name, primaryKey: "order_id", "Orders placed, in the order of their time",
        [
            Field("order_id", .uuid, "Key of the order"),
            Field(
                "session_id", .uuid, references: ForeignKey("sessions", "session_id"),
                "The visit the order was placed in"),
            Field(
                "customer_id", .uuid, references: ForeignKey("customers", "customer_id"), "Who placed the order"),
            Field(
                "campaign_id", .uuid, nullable: true, references: ForeignKey("campaigns", "campaign_id"),
                "The campaign whose discount the order got; null without one"),
            Field("order_ts", .timestamp(.seconds), "When the order was placed"),
            Field("channel", .dictionary(Cohort.channels), "Where the order was placed"),
            Field("payment_type", .dictionary(Cohort.payments), "How it was to be paid"),
            Field("payment_status", .dictionary(paymentStatuses), "Whether the payment went through"),
            Field(
                "payment_failure_reason", .dictionary(failureReasons), nullable: true,
                "Why the payment failed; null if and only if it did not"),
            Field(
                "order_status", .dictionary(statuses),
                "How far the order is at the end of the run; cancelled if the payment failed"),
            Field("subtotal", money, unit: "USD", domain: "> 0", "Quantity times unit price, over all items"),
            Field("discount", money, unit: "USD", domain: "0..subtotal", "Discounts of all items"),
            Field(
                "tax", money, unit: "USD", domain: ">= 0", "Sales tax of the customer's state on subtotal - discount"),
            Field("shipping_cost", money, unit: "USD", domain: "0 or 5.99", "Free from a subtotal of 50.00 on"),
            Field("total_amount", money, unit: "USD", domain: ">= 0", "subtotal - discount + tax + shipping_cost"),
            Field("warehouse_id", .dictionary(warehouses), "Where the order is packed"),
            Field(
                "expected_delivery_ts", .timestamp(.seconds), "Delivery as promised: one to three days after the order"),
            Field("is_sla_breach", .bool, "Whether it was delivered at least twelve hours late"),
            Field(
                "delivery_delay_hours", .int32, unit: "hours", domain: "0, 12..72",
                "Whole hours between promise and delivery if late, else 0"),
            Field(
                "actual_delivery_ts", .timestamp(.seconds), nullable: true,
                "When it was delivered; null unless the status is delivered"),
        ])
}

/// The order_items table.
enum OrderItemsTable {
    static let name = "order_items"

    /// Places of the columns, in the order of `schema`.
    enum Place {
        static let itemID = 0, orderID = 1, productID = 2, sku = 3, quantity = 4
        static let unitPrice = 5, discount = 6, total = 7
    }

    static let schema = TableSchema(
        name, primaryKey: "order_item_id", "What orders hold: one row a product, in the order of the orders",
        [
            Field("order_item_id", .uuid, "Key of the item"),
            Field("order_id", .uuid, references: ForeignKey("orders", "order_id"), "The order it belongs to"),
            Field("product_id", .uuid, references: ForeignKey("products", "product_id"), "What was ordered"),
            Field("sku", .utf8, "The product's stock-keeping unit"),
            Field("quantity", .int32, domain: "1..4", "How many"),
            Field("unit_price", OrdersTable.money, unit: "USD", domain: "> 0", "The product's price"),
            Field(
                "discount_per_unit", OrdersTable.money, unit: "USD", domain: "0..unit_price",
                "Taken off each unit; above 0 only for a campaign's target inside its window"),
            Field(
                "total_price", OrdersTable.money, unit: "USD", domain: ">= 0",
                "quantity x (unit_price - discount_per_unit)"),
        ])
}
