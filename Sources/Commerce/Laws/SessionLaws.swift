internal import LoamWorlds

/// What sessions keep, alone and with what they end in.
enum SessionLaws {
    private static let visit: Int64 = 0, payment: Int64 = 3, order: Int64 = 4
    private static let failed: Int64 = 1

    static func book(_ world: CommerceWorld) -> LawBook {
        var book = LawBook()
        let (start, end) = (world.setting.start * 1_000_000, world.setting.end * 1_000_000)
        book.ordered.append(.init("sessions", "ended_ts"))
        book.laws = [
            Law("session_lasts", of: "sessions", "a session ends after it started", reads: ["started_ts", "ended_ts"]) {
                $0[0] < $0[1]
            },
            Law("session_within_run", of: "sessions", "sessions end within the run", reads: ["ended_ts"]) {
                $0[0] >= start && $0[0] < end
            },
            Law(
                "buyers_are_known", of: "sessions", "a session that ended in a paid order has a customer",
                reads: ["stage", "customer_id"]
            ) { $0[0] != order || $0[1] != Law.null },
        ]
        book.childLaws = [outcome]
        return book
    }

    /// The stage is that of the one order or cart the session ended in.
    private static let outcome = ChildLaw(
        "session_ends_once", of: "sessions",
        "a session ends in one order, one abandoned cart or neither, as its stage says",
        reads: ["stage"],
        children: [
            .count("orders", via: "session_id"),
            .init(.sum, of: "orders", via: "session_id", reads: ["payment_status"]) { $0[0] == failed ? 1 : 0 },
            .count("cart_abandonment", via: "session_id"),
            .init(.sum, of: "cart_abandonment", via: "session_id", reads: ["abandon_stage"]) { $0[0] &+ 1 },
        ]
    ) { cells in
        let (stage, orders, failures, carts) = (cells[0], cells[1], cells[2], cells[3])
        if orders > 0 { return orders == 1 && carts == 0 && stage == (failures == 1 ? payment : order) }
        return carts == 0 ? stage == visit : carts == 1 && stage == cells[4]
    }
}
