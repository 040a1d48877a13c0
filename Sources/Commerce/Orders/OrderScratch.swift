/// What columns of an order batch, its items, returns and tickets have in common: facts found once and read by all.
///
/// A plain set of pointers, so that a loop that holds a copy touches no object. Whoever allocated it frees it.
struct OrderScratch {
    let capacity: Int
    let visits: VisitScratch
    /// Index of the payment method.
    let method: UnsafeMutablePointer<UInt8>
    /// Index of the failure reason; -1 when the payment went through.
    let failure: UnsafeMutablePointer<Int8>
    let status: UnsafeMutablePointer<UInt8>
    /// Row in the campaigns table of the discount the order got; -1 without one.
    let campaign: UnsafeMutablePointer<Int32>
    /// Index of the viral product it holds; -1 without one.
    let viral: UnsafeMutablePointer<Int8>
    /// Cents.
    let subtotal: UnsafeMutablePointer<Int64>
    let discount: UnsafeMutablePointer<Int64>
    let tax: UnsafeMutablePointer<Int64>
    /// Seconds since 1970 UTC; when it was or would be delivered.
    let expected: UnsafeMutablePointer<Int64>
    let arrival: UnsafeMutablePointer<Int64>
    let isLate: UnsafeMutablePointer<Bool>
    /// Where the order's items begin in the item facts; one entry more at the end.
    let firstItem: UnsafeMutablePointer<Int32>
    let items: ItemScratch

    init(capacity: Int) {
        self.capacity = capacity
        visits = VisitScratch(capacity: capacity)
        method = .allocate(capacity: capacity)
        failure = .allocate(capacity: capacity)
        status = .allocate(capacity: capacity)
        campaign = .allocate(capacity: capacity)
        viral = .allocate(capacity: capacity)
        subtotal = .allocate(capacity: capacity)
        discount = .allocate(capacity: capacity)
        tax = .allocate(capacity: capacity)
        expected = .allocate(capacity: capacity)
        arrival = .allocate(capacity: capacity)
        isLate = .allocate(capacity: capacity)
        firstItem = .allocate(capacity: capacity + 1)
        items = ItemScratch(capacity: capacity * OrderItems.most)
    }

    func deallocate() {
        visits.deallocate()
        method.deallocate()
        failure.deallocate()
        status.deallocate()
        campaign.deallocate()
        viral.deallocate()
        subtotal.deallocate()
        discount.deallocate()
        tax.deallocate()
        expected.deallocate()
        arrival.deallocate()
        isLate.deallocate()
        firstItem.deallocate()
        items.deallocate()
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
    let category: UnsafeMutablePointer<UInt8>
    let quantity: UnsafeMutablePointer<UInt8>
    /// Cents, of one unit.
    let price: UnsafeMutablePointer<Int32>
    let discount: UnsafeMutablePointer<Int32>
    /// Cents: quantity x (price - discount).
    let total: UnsafeMutablePointer<Int64>
    let marks: UnsafeMutablePointer<UInt64>

    init(capacity: Int) {
        product = .allocate(capacity: capacity)
        productRow = .allocate(capacity: capacity)
        category = .allocate(capacity: capacity)
        quantity = .allocate(capacity: capacity)
        price = .allocate(capacity: capacity)
        discount = .allocate(capacity: capacity)
        total = .allocate(capacity: capacity)
        marks = .allocate(capacity: capacity)
    }

    func deallocate() {
        product.deallocate()
        productRow.deallocate()
        category.deallocate()
        quantity.deallocate()
        price.deallocate()
        discount.deallocate()
        total.deallocate()
        marks.deallocate()
    }

    /// Whether one of these items is this product.
    @inline(__always)
    func holds(_ wanted: Int, in items: Range<Int>) -> Bool {
        for item in items where product[item] == wanted { return true }
        return false
    }
}
