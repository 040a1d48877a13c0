internal import LoamWorlds

/// What became of a batch of orders after delivery: returns by item, and one ticket an order at most.
struct AftermathScratch {
    /// By item: when it was sent back, seconds since 1970 UTC; `Int64.min` when it was not.
    let returned: UnsafeMutablePointer<Int64>
    /// By item: index of the `ReturnReason`.
    let reason: UnsafeMutablePointer<UInt8>
    /// By item: the mark of the wave that sent it back; -1 without one.
    let returnMark: UnsafeMutablePointer<Int32>
    let isDamaged: UnsafeMutablePointer<Bool>
    /// By order: when the ticket was opened; `Int64.min` when there is none.
    let opened: UnsafeMutablePointer<Int64>
    /// By order: why the ticket was opened.
    let cause: UnsafeMutablePointer<TicketCause>
    /// By order: the mark of the surge that made the customer write; -1 without one.
    let ticketMark: UnsafeMutablePointer<Int32>
    /// By return: its item and its order, counted from the batch's first. By ticket: its order.
    let returnItem, returnOrder, ticketOrder: UnsafeMutablePointer<Int32>
    /// By ticket: when it was answered and resolved, seconds since 1970 UTC; nil where it is not before the end of the run.
    let answered, resolved: UnsafeMutablePointer<Int64?>
    /// By ticket: minutes; what is open counts until the end of the run.
    let lasted: UnsafeMutablePointer<Int32>

    init(_ arena: Arena, rows: Int) {
        let items = rows * OrderItems.most
        (returned, reason, returnMark) = (arena.values(items), arena.values(items), arena.values(items))
        (returnItem, returnOrder) = (arena.values(items), arena.values(items))
        (opened, cause, ticketMark) = (arena.values(rows), arena.values(rows), arena.values(rows))
        (isDamaged, ticketOrder) = (arena.values(rows), arena.values(rows))
        (answered, resolved, lasted) = (arena.values(rows), arena.values(rows), arena.values(rows))
    }
}
