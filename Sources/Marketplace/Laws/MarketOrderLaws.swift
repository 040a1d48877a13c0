internal import LoamWorlds

/// What orders keep.
enum MarketOrderLaws {
    static func book(_ rows: MarketRows) -> LawBook {
        var book = LawBook()
        let (world, setting) = (rows.world, rows.world.setting)
        book.unique = [.init("orders", "external_order_id")]
        book.laws = [
            Law(
                "placed_within_run", of: "orders", "orders are placed within the run, and made known at once",
                reads: ["order_date", "created_at"]
            ) { $0[0] >= setting.start && $0[0] < setting.end && $0[1] == $0[0] },
            Law(
                "placed_after_joining", of: "orders", "orders are placed after their customer joined",
                reads: ["order_date", "customer_id.created_at"]
            ) { $0[0] >= $0[1] },
            Law(
                "customer_of_tenant", of: "orders", "who orders is a customer of the same tenant",
                reads: ["tenant_id", "customer_id.tenant_id"]
            ) { $0[0] == $0[1] },
            Law(
                "snapshot_of_customer", of: "orders", "name and address are those of the customer",
                reads: [
                    "customer_name_snapshot", "customer_id.name", "customer_email_snapshot", "customer_id.email",
                ]
            ) { $0[0] == $0[1] && $0[2] == $0[3] },
            Law(
                "currency_of_tenant", of: "orders", "all orders of a tenant are in its currency",
                reads: ["tenant_id", "currency"]
            ) { cells in rows.tenant(cells[0]).map { Int64(world.shops[$0].currency) == cells[1] } ?? false },
            Law(
                "status_fits_age", of: "orders", "how far an order has come fits its age at the end of the run",
                reads: ["order_status", "order_date"]
            ) { fits(status: $0[0], age: setting.end &- $0[1]) },
        ]
        book.sequences = [
            SequenceLaw(
                "in_order_of_time", of: "orders", "orders of a tenant stand in the order they were placed",
                owner: "tenant_id", reads: ["order_date"]
            ) { before, row in before.map { $0[0] <= row[0] } ?? true }
        ]
        let mostItems = world.shops.map { Int64(min($0.soldProducts, ItemGrid.mostLanes)) }.max() ?? 0
        book.childLaws = [
            ChildLaw(
                "items_per_order", of: "orders", "an order has one to five items", reads: [],
                children: [.count("order_items", via: "order_id")]
            ) { $0[0] >= 1 && $0[0] <= mostItems },
            ChildLaw(
                "total_of_items", of: "orders", "total_amount is the sum of line_total over the items",
                reads: ["total_amount"], children: [.sum("order_items", via: "order_id", "line_total")]
            ) { $0[0] == $0[1] },
        ]
        return book
    }

    /// Whether an order of an age, in microseconds, may have a status.
    private static func fits(status: Int64, age: Int64) -> Bool {
        typealias Status = OrderLife.Status
        let status = Int32(truncatingIfNeeded: status)
        switch status {
        case Status.cancelled: return age > 0
        case Status.pending...Status.shipped:
            // On until the next step at the latest.
            return age >= OrderLife.reached(status).lowerBound && age < OrderLife.reached(status + 1).upperBound
        case Status.delivered, Status.refunded: return age >= OrderLife.reached(status).lowerBound
        default: return false
        }
    }
}
