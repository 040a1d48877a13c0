internal import LoamWorlds

/// What stock events keep: they replay, and sales are what orders took.
enum StockEventLaws {
    private typealias Cause = StockEventsTable.Cause

    static func book(_ rows: MarketRows) -> LawBook {
        var book = LawBook()
        let setting = rows.world.setting
        book.laws = [
            Law(
                "tenant_of_stocked_product", of: "stock_events", "an event belongs to the tenant of its product",
                reads: ["tenant_id", "product_id.tenant_id"]
            ) { $0[0] == $0[1] },
            Law("event_within_run", of: "stock_events", "stock moves within the run", reads: ["event_time"]) {
                $0[0] >= setting.start && $0[0] < setting.end
            },
            Law(
                "sign_fits_source", of: "stock_events",
                "orders and sums of sales take away; receipts, returns and the opening add; nothing moves by 0",
                reads: ["source", "delta"]
            ) {
                switch Int32(truncatingIfNeeded: $0[0]) {
                case Cause.order, Cause.adjustment: $0[1] < 0
                case Cause.receipt, Cause.back, Cause.system: $0[1] > 0
                default: $0[1] != 0
                }
            },
            Law(
                "sale_is_item", of: "stock_events", "a sale is an order item: the same product, units and time",
                reads: ["source", "event_time", "delta", "product_id.tenant_id", "product_id.created_at"]
            ) { cells in
                guard cells[0] == Int64(Cause.order) else { return true }
                return rows.anyProduct(cells[3], created: cells[4]) { product, shop in
                    rows.isSale(of: product, in: shop, time: cells[1], units: 0 &- cells[2])
                }
            },
        ]
        book.sequences = [
            SequenceLaw(
                "stock_replays", of: "stock_events",
                "the level is the one before and what was added, from 0 on, and never below; events stand in order of time",
                owner: "product_id", reads: ["event_time", "delta", "resulting_level", "source"]
            ) { before, row in
                guard let before else { return row[2] == row[1] && row[3] == Int64(Cause.system) }
                return row[2] == before[2] &+ row[1] && row[2] >= 0 && row[0] >= before[0]
            }
        ]
        book.childLaws = sums(events: Int64(setting.stockEvents))
        return book
    }

    private static func sums(events: Int64) -> [ChildLaw] {
        [
            ChildLaw(
                "events_per_product", of: "products", "a product has no stock events, or all of them", reads: [],
                children: [.count("stock_events", via: "product_id")]
            ) { $0[0] == 0 || $0[0] == events },
            ChildLaw(
                "sold_is_ordered", of: "products",
                "the units that sales took, one by one and summed, are those of the order items", reads: [],
                children: [
                    .count("stock_events", via: "product_id"),
                    .init(.sum, of: "stock_events", via: "product_id", reads: ["source", "delta"]) {
                        $0[0] == Int64(Cause.order) || $0[0] == Int64(Cause.adjustment) ? $0[1] : 0
                    },
                    .sum("order_items", via: "product_id", "quantity"),
                ]
            ) { $0[0] == 0 || $0[1] == 0 &- $0[2] },
        ]
    }
}
