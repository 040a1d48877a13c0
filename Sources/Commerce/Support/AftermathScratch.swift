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
    /// By return: its item and its order, counted from the batch's first. By ticket: its order.
    let returnItem: UnsafeMutablePointer<Int32>
    let returnOrder: UnsafeMutablePointer<Int32>
    let ticketOrder: UnsafeMutablePointer<Int32>

    init(capacity: Int) {
        let items = capacity * OrderItems.most
        returned = .allocate(capacity: items)
        reason = .allocate(capacity: items)
        returnMarks = .allocate(capacity: items)
        isDamaged = .allocate(capacity: capacity)
        opened = .allocate(capacity: capacity)
        cause = .allocate(capacity: capacity)
        ticketMarks = .allocate(capacity: capacity)
        returnItem = .allocate(capacity: items)
        returnOrder = .allocate(capacity: items)
        ticketOrder = .allocate(capacity: capacity)
    }

    func deallocate() {
        returned.deallocate()
        reason.deallocate()
        returnMarks.deallocate()
        isDamaged.deallocate()
        opened.deallocate()
        cause.deallocate()
        ticketMarks.deallocate()
        returnItem.deallocate()
        returnOrder.deallocate()
        ticketOrder.deallocate()
    }
}
