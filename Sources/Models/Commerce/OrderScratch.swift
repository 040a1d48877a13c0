internal import LoamBytes

/// What columns of an order batch have in common: facts found once and read by several columns. Reused by every batch.
final class OrderScratch {
    private(set) var capacity = 0
    /// Index of the bucket of the timeline.
    private(set) var bucket = UnsafeMutablePointer<Int32>.allocate(capacity: 0)
    /// Seconds since 1970 UTC.
    private(set) var time = UnsafeMutablePointer<Int64>.allocate(capacity: 0)
    private(set) var phase = UnsafeMutablePointer<Int32>.allocate(capacity: 0)
    private(set) var cohort = UnsafeMutablePointer<UInt8>.allocate(capacity: 0)
    private(set) var customer = UnsafeMutablePointer<Int>.allocate(capacity: 0)
    private(set) var payment = UnsafeMutablePointer<UInt8>.allocate(capacity: 0)
    private(set) var isPaid = UnsafeMutablePointer<Bool>.allocate(capacity: 0)
    /// Row in the campaigns table of the discount the order got; -1 without one.
    private(set) var campaign = UnsafeMutablePointer<Int32>.allocate(capacity: 0)
    /// Cents.
    private(set) var subtotal = UnsafeMutablePointer<Int64>.allocate(capacity: 0)
    private(set) var discount = UnsafeMutablePointer<Int64>.allocate(capacity: 0)

    func reserve(_ rows: Int) {
        guard rows > capacity else { return }
        free()
        capacity = rows
        bucket = .allocate(capacity: rows)
        time = .allocate(capacity: rows)
        phase = .allocate(capacity: rows)
        cohort = .allocate(capacity: rows)
        customer = .allocate(capacity: rows)
        payment = .allocate(capacity: rows)
        isPaid = .allocate(capacity: rows)
        campaign = .allocate(capacity: rows)
        subtotal = .allocate(capacity: rows)
        discount = .allocate(capacity: rows)
    }

    private func free() {
        bucket.deallocate()
        time.deallocate()
        phase.deallocate()
        cohort.deallocate()
        customer.deallocate()
        payment.deallocate()
        isPaid.deallocate()
        campaign.deallocate()
        subtotal.deallocate()
        discount.deallocate()
    }

    deinit { free() }
}
