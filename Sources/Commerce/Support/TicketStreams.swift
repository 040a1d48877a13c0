internal import LoamWorlds

/// The random streams that decide whether there is a ticket, and how long it stays open; rows are orders.
struct TicketStreams: Sendable {
    let key: KeyStreams
    /// By cause.
    let contact: [RandomStream]
    let opened: RandomStream
    /// How long it takes to resolve, and whether it never is.
    let duration, stays: RandomStream

    init(_ book: StreamBook, orders: Int) {
        key = book.key("support_tickets", "ticket_id", rows: orders)
        contact = IssueCategory.allCases.map(\.rawValue).map {
            book.stream("support_tickets", "contact", $0, rows: orders)
        }
        opened = book.stream("support_tickets", "created_ts", rows: orders)
        duration = book.stream("support_tickets", "resolved_ts", rows: orders)
        stays = book.stream("support_tickets", "resolved_ts", "open", rows: orders)
    }
}
