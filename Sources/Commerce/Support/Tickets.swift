internal import LoamWorlds

/// Why a customer turns to support. One ticket an order at most: of several causes the first of this order counts.
enum TicketCause: Int, CaseIterable, Sendable {
    case paymentFailed, damaged, late, returned, question

    /// How much more or less readily than for a late delivery customers write.
    var readiness: Double { [0.7, 1, 1, 0.3, 0.05][rawValue] }
    /// Index of the `IssueCategory`.
    var category: Int { rawValue }
    /// Index into `Tickets.severities`.
    var severity: Int { [2, 1, 1, 0, 0][rawValue] }
}

/// The support_tickets table: its columns and their words. What it keeps is in `TicketLaws`.
enum Tickets {
    static let name = "support_tickets"
    static let channels = Enumeration(["chat", "whatsapp", "social_media", "email", "phone"])
    static let languages = Enumeration(["en", "es"])
    static let subcategories = Enumeration([
        "payment_failed", "double_charge", "damaged_in_shipping", "missing_part", "delayed_delivery", "missing_package",
        "refund_delay", "return_process", "general_inquiry", "account_help",
    ])
    static let severities = Enumeration(["low", "medium", "high", "critical"])
    static let agentTypes = Enumeration(["human", "chatbot"])
    static let agents = Enumeration(
        (1...50).map { "AGENT_" + padded($0) } + (1...5).map { "BOT_" + padded($0) })
    static let humans: UInt64 = 50
    static let bots: UInt64 = 5

    /// Minutes until a ticket should be resolved, by severity.
    static let targets: [Int32] = [1_440, 480, 120, 60]
    /// A failed payment of this many cents is critical.
    static let criticalFrom: Int64 = 100_000

    /// Weights of the channels by cohort.
    static let channel: [[Double]] = [
        [45, 35, 20, 0, 0],
        [40, 0, 0, 40, 20],
        [40, 0, 0, 40, 20],
        [0, 0, 0, 30, 70],
    ]

    /// By whether the target was missed.
    private static let satisfaction = ConditionalTable([[20, 30, 50], [40, 40, 20]])
    private static let escalations = ConditionalTable([[50, 35, 15]])

    private static func padded(_ number: Int) -> String {
        String(repeating: "0", count: number < 10 ? 2 : 1) + String(number)
    }

    /// Declares the table beside that of the orders.
    static func declare(
        _ builder: SourceBuilder, _ world: CommerceWorld, _ stages: OrderStages, order: ColumnHandle<UUIDWords>
    ) {
        let (facts, ticketed) = (stages.facts, stages.ticketed)
        let table = builder.children(
            name, "What customers wrote to support about an order, in the order of the orders", most: 1,
            after: ticketed,
            found: { _, scratch in scratch[facts].ticketCount })
        let id = table.uuid("ticket_id", "Key of the ticket")
        let customer = table.uuid("customer_id", references: ForeignKey("customers", "customer_id"), "Who wrote")
        let orderID = table.key("order_id", to: order, "The order it is about")
        table.fill(id, customer, orderID, after: ticketed) { orders, cells, scratch in
            let (found, places) = (scratch[facts].scratch, scratch[facts].aftermath.ticketOrder)
            let (ids, customers, orderIDs) = (cells[id], cells[customer], cells[orderID])
            for row in cells.rows {
                let place = Int(places[row])
                ids[row] = world.ticketStreams.key.uuid(orders.lowerBound + place)
                customers[row] = world.customers.keys.uuid(found.visits.customer[place])
                orderIDs[row] = world.orderStreams.key.uuid(orders.lowerBound + place)
            }
        }
        declareIssue(table, stages)
        declareTimes(table, world, stages)
    }

    private static func declareIssue(_ table: TableBuilder, _ stages: OrderStages) {
        let facts = stages.facts
        let channel = table.choice("channel", channels, "How they wrote; by cohort")
        let language = table.choice("language", languages, "In which language")
        let category = table.choice("issue_category", IssueCategory.enumeration, "What happened to the order")
        let subcategory = table.choice("issue_subcategory", subcategories, "One of the category's two")
        let severity = table.choice(
            "severity", severities, "high if payment failed, critical from 1000.00 USD on")
        let (channelDraw, channelTable) = (table.stream("channel"), ConditionalTable(Self.channel))
        let (languageDraw, spanish) = (table.stream("language"), Bernoulli(probability: 0.12))
        let halfDraw = table.stream("issue_subcategory")
        table.fill(channel, language, category, subcategory, severity, after: stages.ticketed) {
            orders, cells, scratch in
            let (facts, found) = (scratch[facts], scratch[facts].scratch)
            let (ways, languages, issues) = (cells[channel], cells[language], cells[category])
            let (halves, severities) = (cells[subcategory], cells[severity])
            for row in cells.rows {
                let place = Int(facts.aftermath.ticketOrder[row])
                let order = orders.lowerBound + place
                let issue = facts.cause(place).category
                ways[row] = Int32(channelTable.sample(Int(found.visits.cohort[place]), channelDraw.draw(order)))
                languages[row] = spanish.occurs(languageDraw.draw(order)) ? 1 : 0
                issues[row] = Int32(issue)
                halves[row] = Int32(issue * 2 + (halfDraw.draw(order) >> 63 == 0 ? 0 : 1))
                severities[row] = Int32(facts.severity(place))
            }
        }
    }

    private static func declareTimes(_ table: TableBuilder, _ world: CommerceWorld, _ stages: OrderStages) {
        let facts = stages.facts
        let created = table.timestamp("created_ts", resolution: .seconds, "After the order and what happened to it")
        table.fill(created, after: stages.ticketed) { _, cells, scratch in
            let found = scratch[facts].aftermath
            cells[created].each(cells.rows) { found.opened[Int(found.ticketOrder[$0])] &* 1_000_000 }
        }
        let answered = table.timestamp(
            "first_response_ts", resolution: .seconds, nullable: true,
            "After a tenth of the resolution time; null if not before the end of the run")
        let resolved = table.timestamp(
            "resolved_ts", resolution: .seconds, nullable: true, "Null if it is open at the end of the run")
        let target = table.int32(
            "target_minutes", unit: "minutes", domain: "60, 120, 480, 1440", "Time to resolve, by severity")
        let isBreach = table.flag(
            "sla_breach", "Whether it took longer than the target, or is open for longer at the end")
        let beyond = table.int32(
            "breach_minutes", unit: "minutes", domain: ">= 0", "How much longer; above 0 only for a breach")
        let minutes = table.int32(
            "resolution_minutes", unit: "minutes", domain: ">= 1", nullable: true,
            "From opening to resolution; null if it is open")
        let csat = table.int32(
            "csat", domain: "1..5", nullable: true, "Satisfaction; 3 to 5 in time, 1 to 3 after a breach")
        declareAgent(table, stages)
        let escalation = table.int32(
            "escalation_count", domain: "0..2", "Above 0 only for high and critical tickets in breach")
        let resolution = TicketResolution(table, world)
        let (gradeDraw, escalationDraw) = (table.stream("csat"), table.stream("escalation_count"))
        table.fill(
            answered, resolved, target, isBreach, beyond, minutes, csat, escalation, after: stages.ticketed
        ) { orders, cells, scratch in
            let facts = scratch[facts]
            let (answers, isAnswered) = (cells[answered], cells.valid(answered))
            let (ends, isResolved) = (cells[resolved], cells.valid(resolved))
            let (lengths, isMeasured) = (cells[minutes], cells.valid(minutes))
            let (grades, isGraded) = (cells[csat], cells.valid(csat))
            let (goals, breaches, overruns) = (cells[target], cells[isBreach], cells[beyond])
            let raised = cells[escalation]
            for row in cells.rows {
                let place = Int(facts.aftermath.ticketOrder[row])
                let (order, severity) = (orders.lowerBound + place, facts.severity(place))
                let end = resolution.end(order, opened: facts.aftermath.opened[place], severity, facts.step(place))
                let goal = targets[severity]
                let isLate = end.lasted > goal
                if let time = end.answered { answers[row] = time &* 1_000_000 } else { isAnswered[row] = false }
                goals[row] = goal
                breaches[row] = isLate
                overruns[row] = isLate ? end.lasted - goal : 0
                raised[row] = isLate && severity >= 2 ? Int32(escalations.sample(0, escalationDraw.draw(order))) : 0
                if let time = end.resolved {
                    ends[row] = time &* 1_000_000
                    lengths[row] = end.lasted
                    let grade = satisfaction.sample(isLate ? 1 : 0, gradeDraw.draw(order))
                    grades[row] = Int32(grade + (isLate ? 1 : 3))
                } else {
                    isResolved[row] = false
                    isMeasured[row] = false
                    isGraded[row] = false
                }
            }
        }
    }

    private static func declareAgent(_ table: TableBuilder, _ stages: OrderStages) {
        let facts = stages.facts
        let agent = table.choice("agent_id", agents, "Who answers")
        let type = table.choice("agent_type", agentTypes, "A person or a bot; bots take low severity only")
        let (agentDraw, typeDraw) = (table.stream("agent_id"), table.stream("agent_type"))
        let takesBot = Bernoulli(probability: 0.5)
        table.fill(agent, type, after: stages.ticketed) { orders, cells, scratch in
            let facts = scratch[facts]
            let (names, kinds) = (cells[agent], cells[type])
            for row in cells.rows {
                let place = Int(facts.aftermath.ticketOrder[row])
                let order = orders.lowerBound + place
                let isBot = facts.severity(place) == 0 && takesBot.occurs(typeDraw.draw(order))
                let draw = agentDraw.draw(order)
                kinds[row] = isBot ? 1 : 0
                names[row] = Int32(isBot ? humans + draw.scaled(below: bots) : draw.scaled(below: humans))
            }
        }
    }
}

/// When a ticket is answered and resolved.
private struct TicketResolution: Sendable {
    private let world: CommerceWorld
    private let duration, stays: RandomStream
    /// Resolution takes 0.7 of the target in the middle, with this spread.
    private static let medianShare = 0.7
    private static let spread = 0.5
    /// Share of tickets that are never resolved.
    private static let staysOpen = Bernoulli(probability: 0.04)

    struct End {
        /// Seconds since 1970 UTC; nil where it is not before the end of the run.
        var answered: Int64?
        var resolved: Int64?
        /// Minutes; what is open counts until the end of the run.
        var lasted: Int32
    }

    init(_ table: TableBuilder, _ world: CommerceWorld) {
        self.world = world
        duration = table.stream("resolved_ts")
        stays = table.stream("resolved_ts", "open")
    }

    func end(_ order: Int, opened: Int64, _ severity: Int, _ step: Int) -> End {
        let end = world.setting.end
        let load = min(3, world.demand.load[step]) * world.backlog(at: opened) * Self.medianShare
        let normal = ExactMath.normalQuantile(duration.draw(order).openUnitInterval)
        let wanted = Double(Tickets.targets[severity]) * load * ExactMath.exp(Self.spread * normal)
        let minutes = max(1, Int32(min(wanted, 5e5).rounded()))
        let resolved = opened &+ Int64(minutes) &* 60
        let isOpen = resolved > end || Self.staysOpen.occurs(stays.draw(order))
        let answered = opened &+ max(1, Int64(minutes) / 10) &* 60
        return End(
            answered: answered <= end ? answered : nil, resolved: isOpen ? nil : resolved,
            lasted: isOpen ? Int32(truncatingIfNeeded: (end &- opened) / 60) : minutes)
    }
}

extension OrderFacts {
    fileprivate func cause(_ row: Int) -> TicketCause { TicketCause.allCases[Int(aftermath.cause[row])] }

    fileprivate func severity(_ row: Int) -> Int {
        let cause = cause(row)
        return cause == .paymentFailed && scratch.subtotal[row] >= Tickets.criticalFrom ? 3 : cause.severity
    }

    fileprivate func step(_ row: Int) -> Int { Int(scratch.visits.step[row]) }
}

/// The random streams that decide whether there is a ticket; rows are orders.
struct TicketStreams: Sendable {
    let key: KeyStreams
    /// By cause.
    let contact: [RandomStream]
    let opened: RandomStream

    init(_ book: StreamBook, orders: Int) {
        key = book.key("support_tickets", "ticket_id", rows: orders)
        contact = IssueCategory.allCases.map(\.rawValue).map {
            book.stream("support_tickets", "contact", $0, rows: orders)
        }
        opened = book.stream("support_tickets", "created_ts", rows: orders)
    }
}
