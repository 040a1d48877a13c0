/// What the columns of a batch of orders and of their items have in common: found once, read by all.
///
/// A plain set of pointers, so that a loop that holds a copy touches no object. Whoever allocated it frees it.
struct MarketOrderScratch {
    let capacity: Int
    let time: UnsafeMutablePointer<Int64>
    /// Row of the customer.
    let customer: UnsafeMutablePointer<Int>
    /// Cents.
    let total: UnsafeMutablePointer<Int64>
    /// Where the order's items begin; one entry more at the end.
    let firstItem: UnsafeMutablePointer<Int>
    /// By item: row of the product, units, cents.
    let product: UnsafeMutablePointer<Int>
    let quantity: UnsafeMutablePointer<Int64>
    let price: UnsafeMutablePointer<Int64>

    init(capacity: Int) {
        self.capacity = capacity
        let items = capacity * ItemGrid.mostLanes
        time = .allocate(capacity: capacity)
        customer = .allocate(capacity: capacity)
        total = .allocate(capacity: capacity)
        firstItem = .allocate(capacity: capacity + 1)
        product = .allocate(capacity: items)
        quantity = .allocate(capacity: items)
        price = .allocate(capacity: items)
    }

    func deallocate() {
        time.deallocate()
        customer.deallocate()
        total.deallocate()
        firstItem.deallocate()
        product.deallocate()
        quantity.deallocate()
        price.deallocate()
    }
}
