internal import LoamColumns
internal import LoamRandom
internal import LoamVocabulary
internal import LoamWorlds

/// The words of the orders table.
enum MarketOrderWords {
    static let currencies = Enumeration(["USD", "EUR", "GBP", "CAD"])
    static let statuses = Enumeration([
        "pending", "confirmed", "processing", "shipped", "delivered", "cancelled", "refunded",
    ])
    static let sources = Enumeration(["web", "mobile", "api"])
    static let campaigns = Enumeration(MarketplaceWords.campaigns.words)
    static let discountCodes = Enumeration(MarketplaceWords.campaigns.words.map { $0.uppercased() })
}

/// The orders table.
enum MarketOrdersTable {
    enum Place {
        static let orderID = 0, tenantID = 1, externalID = 2, customerID = 3, customerName = 4, customerEmail = 5
        static let total = 6, currency = 7, status = 8, date = 9, payload = 10, created = 11
        /// Inside of the payload.
        static let source = 0, campaign = 1, discountCode = 2
    }

    static let schema = TableSchema(
        "orders", primaryKey: "order_id", "The orders of each tenant, in order of time",
        [
            Field("order_id", .uuid, "Key of the order"),
            TenantsTable.reference,
            Field(
                "external_order_id", .utf8, "EXT, the first 8 digits of the tenant and the order's number; unique"),
            Field("customer_id", .uuid, references: ForeignKey("customers", "customer_id"), "Who ordered"),
            Field("customer_name_snapshot", .utf8, "Name of the customer"),
            Field("customer_email_snapshot", .utf8, "Address of the customer"),
            Field(
                "total_amount", .decimal(precision: 12, scale: 2), domain: ">= 0",
                "The sum of the items, in the tenant's currency"),
            Field("currency", .dictionary(MarketOrderWords.currencies), "Currency of the tenant"),
            Field(
                "order_status", .dictionary(MarketOrderWords.statuses), "How far it has come at the end of the run"),
            Field("order_date", .timestamp(.microseconds), "When it was placed"),
            Field(
                "raw_payload",
                .structure([
                    Field("source", .dictionary(MarketOrderWords.sources), "Where it was placed"),
                    Field(
                        "campaign", .dictionary(MarketOrderWords.campaigns), nullable: true,
                        "Campaign that it is counted for; 30 % have one"),
                    Field(
                        "discount_code", .dictionary(MarketOrderWords.discountCodes), nullable: true,
                        "Code that was entered, for loyalty points and no money off; 10 % have one"),
                ]), "What the client sent"),
            Field("created_at", .timestamp(.microseconds), "The same as order_date"),
        ])
}

/// The order_items table.
enum MarketItemsTable {
    enum Place {
        static let itemID = 0, orderID = 1, tenantID = 2, productID = 3, quantity = 4, unitPrice = 5, total = 6
    }

    static let schema = TableSchema(
        "order_items", primaryKey: "order_item_id", "What orders hold; items of an order stand together",
        [
            Field("order_item_id", .uuid, "Key of the item"),
            Field("order_id", .uuid, references: ForeignKey("orders", "order_id"), "The order"),
            TenantsTable.reference,
            Field(
                "product_id", .uuid, references: ForeignKey("products", "product_id"),
                "An active product; no product stands in an order twice"),
            Field("quantity", .int32, unit: "units", domain: "1..5", "Units"),
            Field(
                "unit_price", .decimal(precision: 10, scale: 2), domain: "> 0",
                "The price in force when the order was placed"),
            Field("line_total", .decimal(precision: 12, scale: 2), domain: "> 0", "quantity x unit_price"),
        ])
}

/// The random streams of orders; rows are orders, of items five times the order and the item.
struct MarketOrderStreams: Sendable {
    let keys, itemKeys: KeyStreams
    let source, campaign, hasCampaign, code, hasCode: RandomStream
    let life: OrderLife

    init(_ book: inout StreamBook, rows: Int) {
        keys = book.key("orders", "order_id", rows: rows)
        itemKeys = book.key("order_items", "order_item_id", rows: rows * ItemGrid.mostLanes)
        source = book.stream("orders", "raw_payload", "source", rows: rows)
        campaign = book.stream("orders", "raw_payload", "campaign", rows: rows)
        hasCampaign = book.stream("orders", "raw_payload", "has campaign", rows: rows)
        code = book.stream("orders", "raw_payload", "discount code", rows: rows)
        hasCode = book.stream("orders", "raw_payload", "has discount code", rows: rows)
        life = OrderLife(&book, rows: rows)
    }
}
