internal import LoamWorlds

/// What support tickets keep: they follow what happened to their order, and are timed against a target.
enum TicketLaws {
    private static let payment = Int64(IssueCategory.payment.index), product = Int64(IssueCategory.product.index)
    private static let delivery = Int64(IssueCategory.delivery.index), refund = Int64(IssueCategory.refund.index)
    private static let failed = Int64(PaymentStatus.failed.index)
    private static let delivered = Int64(OrderStatus.delivered.index)
    private static let cancelled = Int64(OrderStatus.cancelled.index)
    private static let minute: Int64 = 60_000_000

    static func book(_ world: CommerceWorld) -> LawBook {
        var book = LawBook()
        let end = world.setting.end * 1_000_000
        book.unique.append(.init("support_tickets", "order_id"))
        book.laws = causes + times(end) + people
        book.childLaws = [
            ChildLaw(
                "refund_ticket_has_return", of: "orders", "a ticket about a refund is about an order with a return",
                reads: [],
                children: [
                    .init(.count, of: "support_tickets", via: "order_id", reads: ["issue_category"]) {
                        $0[0] == refund ? 1 : nil
                    },
                    .count("returns", via: "order_id"),
                    .init(.maximum, of: "support_tickets", via: "order_id", reads: ["issue_category", "created_ts"]) {
                        $0[0] == refund ? $0[1] : nil
                    },
                    .init(.minimum, of: "returns", via: "order_id", reads: ["return_ts"]) { $0[0] },
                ]
            ) { $0[0] == 0 || $0[1] > 0 && $0[2] > $0[3] }
        ]
        return book
    }

    private static let causes = [
        Law(
            "ticket_after_order", of: "support_tickets", "a ticket comes after its order, by the same customer",
            reads: ["created_ts", "order_id.order_ts", "customer_id", "order_id.customer_id"]
        ) { $0[0] > $0[1] && $0[2] == $0[3] },
        Law(
            "payment_ticket_iff_failed", of: "support_tickets",
            "a ticket is about payment if and only if the payment of its order failed",
            reads: ["issue_category", "order_id.payment_status"]
        ) { ($0[0] == payment) == ($0[1] == failed) },
        Law(
            "product_ticket_after_delivery", of: "support_tickets", "a ticket about a product comes after its delivery",
            reads: ["issue_category", "created_ts", "order_id.actual_delivery_ts"]
        ) { $0[0] != product || $0[2] != Law.null && $0[1] > $0[2] },
        Law(
            "delivery_ticket_if_late", of: "support_tickets",
            "a ticket about delivery comes after the promised time of an order that is late",
            reads: [
                "issue_category", "created_ts", "order_id.expected_delivery_ts", "order_id.order_status",
                "order_id.is_sla_breach",
            ]
        ) { $0[0] != delivery || $0[1] > $0[2] && $0[3] != cancelled && ($0[3] != delivered || $0[4] == 1) },
        Law(
            "subcategory_of_issue", of: "support_tickets", "a subcategory is one of its category's two",
            reads: ["issue_category", "issue_subcategory"]
        ) { $0[1] / 2 == $0[0] },
    ]

    private static func times(_ end: Int64) -> [Law] {
        [
            Law(
                "ticket_times_rise", of: "support_tickets", "opened, answered, resolved, and all before the run ends",
                reads: ["created_ts", "first_response_ts", "resolved_ts"]
            ) {
                $0[0] < end && ($0[1] == Law.null || $0[1] > $0[0] && $0[1] <= end)
                    && ($0[2] == Law.null || $0[2] >= $0[1] && $0[2] <= end && $0[1] != Law.null)
            },
            Law(
                "resolution_iff_resolved", of: "support_tickets",
                "minutes and satisfaction are there if and only if the ticket is resolved, and count from its opening",
                reads: ["created_ts", "resolved_ts", "resolution_minutes", "csat"]
            ) {
                guard $0[1] != Law.null else { return $0[2] == Law.null && $0[3] == Law.null }
                return $0[2] != Law.null && $0[3] != Law.null && $0[2] == ($0[1] &- $0[0]) / minute
            },
            Law(
                "target_of_severity", of: "support_tickets", "the target is that of the severity",
                reads: ["severity", "target_minutes"]
            ) {
                Tickets.targets.indices.contains(Int($0[0])) && Int64(Tickets.targets[Int($0[0])]) == $0[1]
            },
            Law(
                "breach_beyond_target", of: "support_tickets",
                "a breach is what took, or has been open, longer than the target, by breach_minutes",
                reads: ["created_ts", "resolved_ts", "target_minutes", "sla_breach", "breach_minutes"]
            ) {
                let lasted = (($0[1] == Law.null ? end : $0[1]) &- $0[0]) / minute
                let beyond = lasted &- $0[2]
                return ($0[3] == 1) == (beyond > 0) && $0[4] == (beyond > 0 ? beyond : 0)
            },
        ]
    }

    private static let people = [
        Law(
            "satisfaction_fits_breach", of: "support_tickets", "customers give 3 to 5 in time, 1 to 3 after a breach",
            reads: ["sla_breach", "csat"]
        ) { $0[1] == Law.null || ($0[0] == 1 ? $0[1] <= 3 : $0[1] >= 3) },
        Law(
            "bots_take_low", of: "support_tickets", "bots answer as bots, and low severity only",
            reads: ["agent_type", "agent_id", "severity"]
        ) { ($0[0] == 1) == ($0[1] >= Int64(Tickets.humans)) && ($0[0] == 0 || $0[2] == 0) },
        Law(
            "escalated_in_breach", of: "support_tickets", "only high and critical tickets in breach are escalated",
            reads: ["severity", "sla_breach", "escalation_count"]
        ) { $0[2] == 0 || $0[0] >= 2 && $0[1] == 1 },
    ]
}
