/// Every law of the shop broken once. A new law gets a line here.
extension PlantedFault {
    static let customers: [PlantedFault] = [
        .cell("joined_before_run customers", "customers", "created_at", "2025-06-01T00:00:00Z"),
        .cell("acquisition_fits_cohort customers", "customers", "acquisition_channel", "direct") {
            $0["cohort"] == "gen_z"
        },
        PlantedFault("the young are missing", "share_of_gen_z customers") { files in
            try files.lines("customers") { lines in lines.removeAll { $0.contains(",gen_z,") } }
        },
    ]

    static let products: [PlantedFault] = [
        PlantedFault("cost above price", "cost_below_price products") { files in
            try files.row("products") { $0["cost"] = $0["price"] }
        },
        .cell("sku_fits_category products", "products", "sku", "XX000001"),
        .cell("subcategory_fits_category products", "products", "subcategory", "laptops") { $0["category"] == "books" },
        PlantedFault("a brand of another category", "brand_fits_category products") { files in
            var brand = ""
            try files.row("products", where: { $0["category"] == "books" }) { brand = $0["brand"] ?? "" }
            try files.row("products", where: { $0["category"] == "beauty" }) { $0["brand"] = brand }
        },
        .cell("season_fits_category products", "products", "is_seasonal", "true") { $0["is_seasonal"] == "false" },
    ]

    static let orders: [PlantedFault] = [
        .cell("reason_iff_failed orders", "orders", "payment_failure_reason", "expired_card") {
            $0["payment_status"] == "success" && $0["payment_type"] == "card"
        },
        .cell("reason_iff_failed orders", "orders", "payment_failure_reason", "") { $0["payment_status"] == "failed" },
        PlantedFault("cash fails", "cash_never_fails orders") { files in
            try files.row("orders", where: { $0["payment_type"] == "cod" }) {
                $0["payment_status"] = "failed"
                $0["payment_failure_reason"] = "gateway_down"
            }
        },
        .cell("only_cards_expire orders", "orders", "payment_failure_reason", "expired_card") {
            $0["payment_status"] == "failed" && $0["payment_type"] != "card"
        },
        .cell("failed_is_cancelled orders", "orders", "order_status", "processing") {
            $0["payment_status"] == "failed"
        },
        .cell("total_adds_up orders", "orders", "total_amount", "1.23"),
        .cell("shipping_rule orders", "orders", "shipping_cost", "5.99") { $0["shipping_cost"] == "0.00" },
        .cell("tax_of_state orders", "orders", "tax", "0.01") { $0["tax"] != "0.00" && $0["tax"] != "0.01" },
        .cell("campaign_iff_discount orders", "orders", "campaign_id", "") { $0["campaign_id"] != "" },
        PlantedFault("a campaign before its window", "inside_campaign orders") { files in
            var campaign = ""
            try files.row("orders", where: { $0["campaign_id"] != "" }) { campaign = $0["campaign_id"] ?? "" }
            try files.row("orders") { $0["campaign_id"] = campaign }
        },
        .cell("placed_within_run orders", "orders", "order_ts", "2024-12-31T23:59:59Z"),
        PlantedFault("a customer who joins later", "placed_after_joining orders") { files in
            var customer = ""
            try files.row("orders") { customer = $0["customer_id"] ?? "" }
            try files.row("customers", where: { $0["customer_id"] == customer }) {
                $0["created_at"] = "2025-01-03T00:00:00Z"
            }
        },
        PlantedFault("a boomer with an app", "channel_fits_cohort orders") { files in
            var customer = ""
            try files.row("orders", where: { $0["channel"] == "mobile_app" }) { customer = $0["customer_id"] ?? "" }
            try files.row("customers", where: { $0["customer_id"] == customer }) { $0["cohort"] = "boomer" }
        },
        PlantedFault("a boomer who pays later", "payment_fits_cohort orders") { files in
            var customer = ""
            try files.row("orders", where: { $0["payment_type"] == "bnpl" }) { customer = $0["customer_id"] ?? "" }
            try files.row("customers", where: { $0["customer_id"] == customer }) { $0["cohort"] = "boomer" }
        },
        PlantedFault("everybody's payment fails", "payment_failure_rate orders") { files in
            try files.lines("orders") { lines in
                for place in 1..<lines.count where place % 4 == 0 {
                    lines[place] = lines[place].replacing(",success,", with: ",failed,")
                }
            }
        },
        PlantedFault("nobody cancels", "cancellation_rate orders") { files in
            try files.lines("orders") { lines in
                for place in 1..<lines.count where place % 4 == 0 {
                    lines[place] = lines[place].replacing(",delivered,", with: ",cancelled,")
                }
            }
        },
    ]

    static let deliveries: [PlantedFault] = [
        .cell("promise_one_to_three_days orders", "orders", "expected_delivery_ts", "2025-02-01T00:00:00Z"),
        .cell("arrival_iff_delivered orders", "orders", "actual_delivery_ts", "") { $0["order_status"] == "delivered" },
        .cell("arrival_iff_delivered orders", "orders", "actual_delivery_ts", "2025-01-03T00:00:00Z") {
            $0["order_status"] == "shipped"
        },
        .cell("arrival_after_order orders", "orders", "actual_delivery_ts", "2024-12-31T00:00:00Z") {
            $0["order_status"] == "delivered"
        },
        .cell("arrival_after_order orders", "orders", "actual_delivery_ts", "2025-01-04T00:00:01Z") {
            $0["order_status"] == "delivered"
        },
        PlantedFault("late and not delivered", "late_only_delivered orders") { files in
            try files.row("orders", where: { $0["order_status"] == "shipped" }) {
                $0["is_sla_breach"] = "true"
                $0["delivery_delay_hours"] = "12"
            }
        },
        .cell("late_iff_delay orders", "orders", "is_sla_breach", "true") { $0["is_sla_breach"] == "false" },
        .cell("delay_fits_arrival orders", "orders", "delivery_delay_hours", "72") { $0["is_sla_breach"] == "true" },
        PlantedFault("a delivery moved", "delay_fits_arrival orders") { files in
            try files.row("orders", where: { $0["order_status"] == "delivered" && $0["is_sla_breach"] == "false" }) {
                $0["actual_delivery_ts"] = "2025-01-03T23:59:59Z"
            }
        },
    ]

    static let items: [PlantedFault] = [
        .cell("item_total order_items", "order_items", "total_price", "1.23"),
        .cell("price_of_product order_items", "order_items", "unit_price", "1.23"),
        .cell("sku_of_product order_items", "order_items", "sku", "EL999999"),
        .cell("discount_of_campaign order_items", "order_items", "discount_per_unit", "0.01"),
        .cell("discount_has_campaign order_items", "order_items", "discount_per_unit", "0.01"),
        PlantedFault("an order without items", "items_per_order orders") { files in
            try files.lines("order_items") { lines in
                let order = Files.cells(lines[1])[1]
                lines.removeAll { $0.contains(order) }
            }
        },
        PlantedFault("an order of six items", "items_per_order orders") { files in
            try files.lines("order_items") { lines in
                let cells = Files.cells(lines[1])
                for number in 0..<5 {
                    var copy = cells
                    copy[0] = "0000000\(number)-0000-4000-8000-000000000000"
                    lines.append(copy.joined(separator: ","))
                }
            }
        },
        .cell("subtotal_of_items orders", "orders", "subtotal", "99999.00"),
        .cell("total_of_items orders", "order_items", "total_price", "0.01"),
        PlantedFault("an item lost", "total_of_items orders") { files in
            try files.lines("order_items") { $0.remove(at: 3) }
        },
        PlantedFault("quantities of one only", "share_of_quantity_2 order_items") { files in
            try files.lines("order_items") { lines in
                for place in 1..<lines.count {
                    var cells = Files.cells(lines[place])
                    cells[4] = cells[4] == "2" ? "1" : cells[4]
                    lines[place] = cells.joined(separator: ",")
                }
            }
        },
    ]
}
