internal import LoamWorlds

/// What columns of an order batch, its items, returns and tickets have in common: facts found once and read by all.
struct OrderScratch {
    let visits: VisitScratch
    /// Index of the payment method.
    let method: UnsafeMutablePointer<UInt8>
    /// Index of the failure reason; -1 when the payment went through.
    let failure: UnsafeMutablePointer<Int8>
    let status: UnsafeMutablePointer<OrderStatus>
    /// Row in the campaigns table of the discount the order got; -1 without one.
    let campaign: UnsafeMutablePointer<Int32>
    /// Index of the viral product it holds; -1 without one.
    let viral: UnsafeMutablePointer<Int32>
    /// Cents.
    let subtotal, discount, tax: UnsafeMutablePointer<Int64>
    /// Seconds since 1970 UTC; when it was or would be delivered.
    let expected, arrival: UnsafeMutablePointer<Int64>
    let isLate: UnsafeMutablePointer<Bool>
    /// Where the order's items begin in the item facts; one entry more at the end.
    let firstItem: UnsafeMutablePointer<Int32>
    let items: ItemScratch

    /// - Parameter marks: how many marks the world has.
    init(_ arena: Arena, rows: Int, marks: Int) {
        visits = VisitScratch(arena, rows: rows, marks: marks)
        (method, failure, viral) = (arena.values(rows), arena.values(rows), arena.values(rows))
        (status, campaign, isLate) = (arena.values(rows), arena.values(rows), arena.values(rows))
        (subtotal, discount, tax) = (arena.values(rows), arena.values(rows), arena.values(rows))
        (expected, arrival) = (arena.values(rows), arena.values(rows))
        firstItem = arena.values(rows + 1)
        items = ItemScratch(arena, rows: rows * OrderItems.most, marks: marks)
    }

    /// Cents of a settled order, with tax and shipping.
    @inline(__always)
    func total(_ row: Int) -> Int64 {
        subtotal[row] &- discount[row] &+ tax[row] &+ OrderFacts.shipping(subtotal[row])
    }

    /// The items of an order, as places in the item facts.
    @inline(__always)
    func items(of row: Int) -> Range<Int> { Int(firstItem[row])..<Int(firstItem[row + 1]) }
}

/// The items of a batch of orders.
struct ItemScratch {
    /// Position in the catalogue.
    let product: UnsafeMutablePointer<Int>
    /// Row in the products table.
    let productRow: UnsafeMutablePointer<Int32>
    let category, quantity: UnsafeMutablePointer<UInt8>
    /// Cents, of one unit.
    let price, discount: UnsafeMutablePointer<Int32>
    /// Cents: quantity x (price - discount).
    let total: UnsafeMutablePointer<Int64>
    let marks: MarkSets

    init(_ arena: Arena, rows: Int, marks: Int) {
        (product, productRow) = (arena.values(rows), arena.values(rows))
        (category, quantity) = (arena.values(rows), arena.values(rows))
        (price, discount) = (arena.values(rows), arena.values(rows))
        total = arena.values(rows)
        self.marks = MarkSets(arena, rows: rows, marks: marks)
    }

    /// Whether one of these items is this product.
    @inline(__always)
    func holds(_ wanted: Int, in items: Range<Int>) -> Bool {
        for item in items where product[item] == wanted { return true }
        return false
    }
}
