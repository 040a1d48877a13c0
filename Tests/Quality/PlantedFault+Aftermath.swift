/// The laws of sessions and of what follows an order, each broken once. A new law gets a line here.
extension PlantedFault {
    static let aftermath = visits + tickets + returns + stock

    private static let visits: [PlantedFault] = [
        PlantedFault("a visit that ends before it starts", "session_lasts sessions") { files in
            try files.row("sessions") { $0["started_ts"] = $0["ended_ts"] }
        },
        .cell("session_within_run sessions", "sessions", "ended_ts", "2030-01-01T00:00:00Z"),
        .cell("buyers_are_known sessions", "sessions", "customer_id", "") { $0["stage"] == "order" },
        .cell("session_ends_once sessions", "sessions", "stage", "checkout") { $0["stage"] == "visit" },
        .cell("session_ends_once sessions", "sessions", "stage", "visit") { $0["stage"] == "cart" },
        PlantedFault("an order in another channel than its visit", "order_ends_session orders") { files in
            try files.row("orders") { $0["channel"] = $0["channel"] == "web" ? "mobile_web" : "web" }
        },
        PlantedFault("two orders of one visit", "unique orders.session_id") { files in
            var session = ""
            try files.row("orders") { session = $0["session_id"] ?? "" }
            try files.row("orders", where: { $0["session_id"] != session }) { $0["session_id"] = session }
        },
        PlantedFault("a cart after its visit", "cart_ends_session cart_abandonment") { files in
            try files.row("cart_abandonment") { $0["channel"] = $0["channel"] == "web" ? "mobile_web" : "web" }
        },
        .cell("reason_fits_stage cart_abandonment", "cart_abandonment", "abandon_reason", "payment_failed"),
        PlantedFault("a figure that is not the sum", "metric_orders system_metrics.metric_value") { files in
            try files.row("system_metrics", where: { $0["metric_name"] == "orders" }) { $0["metric_value"] = "99.0000" }
        },
        .cell("label_of_effect labels", "labels", "strength", "9.0000"),
    ]

    private static let tickets: [PlantedFault] = [
        PlantedFault("a ticket before its order", "ticket_after_order support_tickets") { files in
            try files.row("support_tickets") { $0["created_ts"] = "2025-01-01T00:00:00Z" }
        },
        .cell("payment_ticket_iff_failed support_tickets", "support_tickets", "issue_category", "payment") {
            $0["issue_category"] != "payment"
        },
        PlantedFault("a product that never came", "product_ticket_after_delivery support_tickets") { files in
            try files.row("support_tickets", where: { $0["issue_category"] == "payment" }) {
                $0["issue_category"] = "product"
            }
        },
        .cell("delivery_ticket_if_late support_tickets", "support_tickets", "issue_category", "delivery") {
            $0["issue_category"] == "other"
        },
        .cell("subcategory_of_issue support_tickets", "support_tickets", "issue_subcategory", "account_help") {
            $0["issue_category"] == "payment"
        },
        .cell("refund_ticket_has_return orders", "support_tickets", "issue_category", "refund") {
            $0["issue_category"] == "payment"
        },
        .cell("ticket_times_rise support_tickets", "support_tickets", "first_response_ts", "2025-01-01T00:00:00Z") {
            $0["first_response_ts"] != ""
        },
        .cell("resolution_iff_resolved support_tickets", "support_tickets", "csat", "") { $0["csat"] != "" },
        .cell("target_of_severity support_tickets", "support_tickets", "target_minutes", "60") {
            $0["severity"] != "critical"
        },
        .cell("breach_beyond_target support_tickets", "support_tickets", "breach_minutes", "7") {
            $0["breach_minutes"] == "0"
        },
        .cell("satisfaction_fits_breach support_tickets", "support_tickets", "csat", "1") {
            $0["sla_breach"] == "false" && $0["csat"] != ""
        },
        .cell("bots_take_low support_tickets", "support_tickets", "agent_type", "chatbot") {
            $0["agent_type"] == "human"
        },
        .cell("escalated_in_breach support_tickets", "support_tickets", "escalation_count", "1") {
            $0["severity"] == "low"
        },
    ]

    private static let returns: [PlantedFault] = [
        PlantedFault("a return before its delivery", "return_after_delivery returns") { files in
            try files.row("returns") { $0["return_ts"] = "2025-01-01T00:00:00Z" }
        },
        PlantedFault("a return of somebody else", "return_of_item returns") { files in
            var customer = ""
            try files.row("returns") { customer = $0["customer_id"] ?? "" }
            try files.row("returns", where: { $0["customer_id"] != customer }) { $0["customer_id"] = customer }
        },
        PlantedFault("a book of the wrong size", "reason_fits_category returns") { files in
            try files.lines("returns") { lines in
                // Every reason but that of damage becomes the one that only clothing has.
                for place in lines.indices.dropFirst() {
                    for reason in ["defective", "not_as_described", "changed_mind"] {
                        lines[place] = lines[place].replacing(",\(reason),", with: ",wrong_size,")
                    }
                }
            }
        },
        .cell("refund_iff_processed returns", "returns", "processed_ts", "") { $0["processed_ts"] != "" },
        .cell("refund_rule returns", "returns", "refund_amount", "0.01") { $0["refund_amount"] != "" },
        PlantedFault("an item that comes back twice", "unique returns.order_item_id") { files in
            var item = ""
            try files.row("returns") { item = $0["order_item_id"] ?? "" }
            try files.row("returns", where: { $0["order_item_id"] != item }) { $0["order_item_id"] = item }
        },
    ]

    private static let stock: [PlantedFault] = [
        .cell("movement_within_run stock_movements", "stock_movements", "movement_ts", "2030-01-01T00:00:00Z"),
        .cell("quantity_fits_kind stock_movements", "stock_movements", "kind", "receipt") { $0["kind"] == "sale" },
        PlantedFault("a receipt from nowhere", "receipt_has_supplier stock_movements") { files in
            try files.row("stock_movements", where: { $0["kind"] == "receipt" }) { $0["supplier_id"] = "" }
        },
        .cell("sold_is_ordered products", "stock_movements", "quantity", "-999") { $0["kind"] == "sale" },
        .cell("stock_adds_up stock_movements", "stock_movements", "stock_after", "123456") { $0["kind"] == "sale" },
        .cell("domain stock_movements.stock_after", "stock_movements", "stock_after", "-1"),
    ]
}
