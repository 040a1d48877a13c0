internal import LoamWorlds

/// What stock keeps: it sells what orders took, and deliveries come from suppliers.
enum StockLaws {
    private static let opening: Int64 = 0, receipt: Int64 = 1, sale: Int64 = 2, stockOut: Int64 = 3, writeOff: Int64 = 4
    private static let day: Int64 = 86_400_000_000

    static func book(_ world: CommerceWorld) -> LawBook {
        var book = LawBook()
        let (start, end) = (world.setting.start * 1_000_000, world.setting.end * 1_000_000)
        book.laws = [
            Law("movement_within_run", of: "stock_movements", "stock moves within the run", reads: ["movement_ts"]) {
                $0[0] >= start && $0[0] < end
            },
            Law(
                "quantity_fits_kind", of: "stock_movements",
                "what comes adds, what goes takes away, and a stock-out finds nothing",
                reads: ["kind", "quantity", "stock_after"]
            ) {
                switch $0[0] {
                case opening, receipt: $0[1] > 0
                case sale, writeOff: $0[1] < 0
                case stockOut: $0[1] == 0 && $0[2] == 0
                default: false
                }
            },
            Law(
                "receipt_has_supplier", of: "stock_movements",
                "supplier, order and due time are there if and only if it is a receipt, a lead time apart",
                reads: ["kind", "supplier_id", "ordered_ts", "due_ts", "movement_ts", "supplier_id.lead_time_days"]
            ) {
                guard $0[0] == receipt else { return $0[1] == Law.null && $0[2] == Law.null && $0[3] == Law.null }
                return $0[1] != Law.null && $0[3] != Law.null && $0[3] <= $0[4] && $0[2] &+ $0[5] &* day == $0[3]
            },
        ]
        book.sequences = [
            SequenceLaw(
                "stock_adds_up", of: "stock_movements",
                "what is left is what was left before and the quantity; a product's movements stand in time order",
                owner: "product_id", reads: ["movement_ts", "quantity", "stock_after"]
            ) { before, row in
                guard let before else { return row[2] == row[1] }
                return row[2] == before[2] &+ row[1] && row[0] >= before[0]
            }
        ]
        book.childLaws = [
            ChildLaw(
                "sold_is_ordered", of: "products", "a product's sales are the units of its order items", reads: [],
                children: [
                    .init(.sum, of: "stock_movements", via: "product_id", reads: ["kind", "quantity"]) {
                        $0[0] == sale ? $0[1] : 0
                    }, .sum("order_items", via: "product_id", "quantity"),
                ]
            ) { $0[0] == 0 &- $0[1] }
        ]
        return book
    }
}
