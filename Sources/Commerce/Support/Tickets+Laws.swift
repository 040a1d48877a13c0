internal import LoamWorlds

/// What support tickets keep.
extension Tickets {
    private static let minute: Int64 = 60_000_000

    /// They follow what happened to their order.
    func declareCauses(_ laws: LawBuilder, _ orders: OrderColumns) {
        let (visit, payment, delivery) = (orders.visit, orders.payment, orders.delivery)
        laws.unique(order)
        laws.law(
            "ticket_after_order", "a ticket comes after its order, by the same customer", reads: created,
            order[visit.time], customer, order[visit.customer]
        ) { created, placed, writer, buyer in created > placed && writer == buyer }
        laws.law(
            "payment_ticket_iff_failed", "a ticket is about payment if and only if the payment of its order failed",
            reads: issue, order[payment.status]
        ) { issue, status in (issue == IssueCategory.payment.index) == (status == PaymentStatus.failed.index) }
        laws.law(
            "product_ticket_after_delivery", "a ticket about a product comes after its delivery", reads: issue, created,
            order[delivery.actual]
        ) { issue, created, delivered in
            issue != IssueCategory.product.index || delivered != Law.null && created > delivered
        }
        laws.law(
            "delivery_ticket_if_late", "a ticket about delivery comes after the promised time of an order that is late",
            reads: issue, created, order[delivery.expected], order[payment.progress], order[delivery.late]
        ) { issue, created, promised, status, late in
            issue != IssueCategory.delivery.index
                || created > promised && status != OrderStatus.cancelled.index
                    && (status != OrderStatus.delivered.index || late == 1)
        }
        laws.law("subcategory_of_issue", "a subcategory is one of its category's two", reads: issue, subcategory) {
            issue, subcategory in subcategory / 2 == issue
        }
    }

    /// They are timed against a target.
    func declareTimes(_ laws: LawBuilder, end: Int64) {
        let (answered, resolved) = (resolution.answered, resolution.resolved)
        laws.law(
            "ticket_times_rise", "opened, answered, resolved, and all before the run ends", reads: created, answered,
            resolved
        ) { created, answered, resolved in
            created < end && (answered == Law.null || answered > created && answered <= end)
                && (resolved == Law.null || resolved >= answered && resolved <= end && answered != Law.null)
        }
        laws.law(
            "resolution_iff_resolved",
            "minutes and satisfaction are there if and only if the ticket is resolved, and count from its opening",
            reads: created, resolved, resolution.minutes, resolution.csat
        ) { created, resolved, minutes, csat in
            guard resolved != Law.null else { return minutes == Law.null && csat == Law.null }
            return minutes != Law.null && csat != Law.null && minutes == (resolved &- created) / Self.minute
        }
        let targets = Severity.allCases.map { Int64($0.target) }
        laws.law("target_of_severity", "the target is that of the severity", reads: severity, resolution.target) {
            severity, target in targets.indices.contains(Int(severity)) && targets[Int(severity)] == target
        }
        laws.law(
            "breach_beyond_target",
            "a breach is what took, or has been open, longer than the target, by breach_minutes", reads: created,
            resolved, resolution.target, resolution.isBreach, resolution.beyond
        ) { created, resolved, target, isBreach, minutes in
            let lasted = ((resolved == Law.null ? end : resolved) &- created) / Self.minute
            let beyond = lasted &- target
            return (isBreach == 1) == (beyond > 0) && minutes == (beyond > 0 ? beyond : 0)
        }
    }

    /// Who answers, and what customers think of it.
    func declareAgents(_ laws: LawBuilder) {
        laws.law(
            "satisfaction_fits_breach", "customers give 3 to 5 in time, 1 to 3 after a breach",
            reads: resolution.isBreach, resolution.csat
        ) { isBreach, csat in csat == Law.null || (isBreach == 1 ? csat <= 3 : csat >= 3) }
        laws.law("bots_take_low", "bots answer as bots, and low severity only", reads: agentType, agent, severity) {
            type, agent, severity in
            (type == AgentType.chatbot.index) == (agent >= Int64(Self.humans))
                && (type == AgentType.human.index || severity == Severity.low.index)
        }
        laws.law(
            "escalated_in_breach", "only high and critical tickets in breach are escalated", reads: severity,
            resolution.isBreach, escalation
        ) { severity, isBreach, count in count == 0 || severity >= Severity.high.index && isBreach == 1 }
    }
}
