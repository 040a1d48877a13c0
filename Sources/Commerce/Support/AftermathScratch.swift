/// What became of a batch of orders after delivery: returns by item, and one ticket an order at most.
///
/// A plain set of pointers; whoever allocated it frees it.
struct AftermathScratch {
    /// By item: when it was sent back, seconds since 1970 UTC; `Int64.min` when it was not.
    let returned: UnsafeMutablePointer<Int64>
    /// By item: index of the return reason.
    let reason: UnsafeMutablePointer<UInt8>
    /// By item: what effects did to the return.
    let returnMarks: UnsafeMutablePointer<UInt64>
    let isDamaged: UnsafeMutablePointer<Bool>
    /// By order: when the ticket was opened; `Int64.min` when there is none.
    let opened: UnsafeMutablePointer<Int64>
    /// By order: index of the cause.
    let cause: UnsafeMutablePointer<UInt8>
    let ticketMarks: UnsafeMutablePointer<UInt64>

    init(capacity: Int) {
        let items = capacity * OrdersSource.maximumItems
        returned = .allocate(capacity: items)
        reason = .allocate(capacity: items)
        returnMarks = .allocate(capacity: items)
        isDamaged = .allocate(capacity: capacity)
        opened = .allocate(capacity: capacity)
        cause = .allocate(capacity: capacity)
        ticketMarks = .allocate(capacity: capacity)
    }

    func deallocate() {
        returned.deallocate()
        reason.deallocate()
        returnMarks.deallocate()
        isDamaged.deallocate()
        opened.deallocate()
        cause.deallocate()
        ticketMarks.deallocate()
    }
}
