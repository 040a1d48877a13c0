/// What columns of an order batch have in common: facts found once and read by several columns.
///
/// A plain set of pointers, so that a loop that holds a copy touches no object. Whoever allocated it frees it.
struct OrderScratch {
    let capacity: Int
    /// Index of the bucket of the timeline.
    let bucket: UnsafeMutablePointer<Int32>
    /// Seconds since 1970 UTC.
    let time: UnsafeMutablePointer<Int64>
    let phase: UnsafeMutablePointer<Int32>
    let cohort: UnsafeMutablePointer<UInt8>
    let customer: UnsafeMutablePointer<Int>
    let isPaid: UnsafeMutablePointer<Bool>
    /// Row in the campaigns table of the discount the order got; -1 without one.
    let campaign: UnsafeMutablePointer<Int32>
    /// Cents.
    let subtotal: UnsafeMutablePointer<Int64>
    let discount: UnsafeMutablePointer<Int64>
    /// Positions of the products in the order that is being filled.
    let products: UnsafeMutablePointer<Int>

    init(capacity: Int) {
        self.capacity = capacity
        bucket = .allocate(capacity: capacity)
        time = .allocate(capacity: capacity)
        phase = .allocate(capacity: capacity)
        cohort = .allocate(capacity: capacity)
        customer = .allocate(capacity: capacity)
        isPaid = .allocate(capacity: capacity)
        campaign = .allocate(capacity: capacity)
        subtotal = .allocate(capacity: capacity)
        discount = .allocate(capacity: capacity)
        products = .allocate(capacity: OrdersSource.maximumItems)
    }

    func deallocate() {
        bucket.deallocate()
        time.deallocate()
        phase.deallocate()
        cohort.deallocate()
        customer.deallocate()
        isPaid.deallocate()
        campaign.deallocate()
        subtotal.deallocate()
        discount.deallocate()
        products.deallocate()
    }

    /// Whether one of the first `count` items is this product.
    @inline(__always)
    func holdsProduct(_ product: Int, among count: Int) -> Bool {
        for item in 0..<count where products[item] == product { return true }
        return false
    }
}
