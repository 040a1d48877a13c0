internal import LoamWorlds

/// The support_tickets table.
struct Tickets {
    static let channels = Enumeration(["chat", "whatsapp", "social_media", "email", "phone"])
    static let languages = Enumeration(["en", "es"])
    /// Two of each `IssueCategory`, in its order.
    static let subcategories = Enumeration([
        "payment_failed", "double_charge", "damaged_in_shipping", "missing_part", "delayed_delivery", "missing_package",
        "refund_delay", "return_process", "general_inquiry", "account_help",
    ])
    private static let agents = Enumeration(
        (1...50).map { "AGENT_" + padded($0) } + (1...5).map { "BOT_" + padded($0) })
    static let humans: UInt64 = 50
    private static let bots: UInt64 = 5

    /// Weights of the channels by cohort.
    private static let channelWeights: [[Double]] = [
        [45, 35, 20, 0, 0], [40, 0, 0, 40, 20], [40, 0, 0, 40, 20], [0, 0, 0, 30, 70],
    ]

    let order, customer: ColumnHandle<UUIDWords>
    let created: ColumnHandle<Int64>
    let issue, subcategory, severity, agent, agentType, escalation: ColumnHandle<Int32>
    let resolution: TicketResolution

    private static func padded(_ number: Int) -> String {
        String(repeating: "0", count: number < 10 ? 2 : 1) + String(number)
    }

    /// Declares the table beside that of the orders.
    init(
        _ builder: SourceBuilder, _ world: CommerceWorld, _ stages: OrderStages, _ customers: Customers,
        _ orders: OrderColumns
    ) {
        let (facts, ticketed) = (stages.facts, stages.ticketed)
        let table = builder.children(
            "support_tickets", "What customers wrote to support about an order, in the order of the orders", most: 1,
            after: ticketed, found: { _, scratch in scratch[facts].ticketCount })
        let id = table.uuid("ticket_id", "Key of the ticket")
        let customer = table.key("customer_id", to: customers.id, "Who wrote")
        let order = table.key("order_id", to: orders.id, "The order it is about")
        table.fill(id, customer, order, after: ticketed) { orders, cells, scratch in
            let (found, places) = (scratch[facts].scratch, scratch[facts].aftermath.ticketOrder)
            let (ids, customers, orderIDs) = (cells[id], cells[customer], cells[order])
            for row in cells.rows {
                let index = Int(places[row])
                ids[row] = world.ticketStreams.key.uuid(orders.lowerBound + index)
                customers[row] = world.customers.keys.uuid(found.visits.customer[index])
                orderIDs[row] = world.orderStreams.key.uuid(orders.lowerBound + index)
            }
        }
        (self.order, self.customer) = (order, customer)
        (issue, subcategory, severity) = Self.declareIssue(table, stages)
        let created = table.timestamp("created_ts", resolution: .seconds, "After the order and what happened to it")
        table.fill(created, after: ticketed) { _, cells, scratch in
            let found = scratch[facts].aftermath
            cells[created].each(cells.rows) { found.opened[Int(found.ticketOrder[$0])] &* 1_000_000 }
        }
        self.created = created
        let resolution = TicketResolution(table, stages)
        self.resolution = resolution
        (agent, agentType) = Self.declareAgent(table, stages)
        let escalation = table.int32(
            "escalation_count", domain: "0..2", "Above 0 only for high and critical tickets in breach")
        let (draws, counts) = (table.stream("escalation_count"), ConditionalTable([[50, 35, 15]]))
        table.fill(escalation, after: stages.resolved) { orders, cells, scratch in
            let (facts, raised) = (scratch[facts], cells[escalation])
            for row in cells.rows {
                let index = Int(facts.aftermath.ticketOrder[row])
                let draw = draws.draw(orders.lowerBound + index)
                let canRise = facts.severity(index).isUrgent && facts.overrun(row) > 0
                raised[row] = canRise ? Int32(counts.sample(0, draw)) : 0
            }
        }
        self.escalation = escalation
        table.laws { [self] laws in
            declareCauses(laws, orders)
            declareTimes(laws, end: world.setting.run.upperBound)
            declareAgents(laws)
        }
    }

    /// How customers wrote, and about what.
    private static func declareIssue(_ table: TableBuilder, _ stages: OrderStages) -> (
        issue: ColumnHandle<Int32>, subcategory: ColumnHandle<Int32>, severity: ColumnHandle<Int32>
    ) {
        let facts = stages.facts
        let channel = table.choice("channel", channels, "How they wrote; by cohort")
        let language = table.choice("language", languages, "In which language")
        let category = table.choice("issue_category", IssueCategory.enumeration, "What happened to the order")
        let subcategory = table.choice("issue_subcategory", subcategories, "One of the category's two")
        let severity = table.choice(
            "severity", Severity.enumeration, "high if payment failed, critical from 1000.00 USD on")
        let (channelDraw, channelTable) = (table.stream("channel"), ConditionalTable(channelWeights))
        let (languageDraw, spanish) = (table.stream("language"), Bernoulli(probability: 0.12))
        let halfDraw = table.stream("issue_subcategory")
        table.fill(channel, language, category, subcategory, severity, after: stages.ticketed) {
            orders, cells, scratch in
            let (facts, found) = (scratch[facts], scratch[facts].scratch)
            let (ways, tongues, issues) = (cells[channel], cells[language], cells[category])
            let (halves, severities) = (cells[subcategory], cells[severity])
            for row in cells.rows {
                let index = Int(facts.aftermath.ticketOrder[row])
                let order = orders.lowerBound + index
                let issue = facts.aftermath.cause[index].category.index
                ways[row] = Int32(channelTable.sample(Int(found.visits.cohort[index]), channelDraw.draw(order)))
                tongues[row] = spanish.occurs(languageDraw.draw(order)) ? 1 : 0
                issues[row] = Int32(issue)
                halves[row] = Int32(issue * 2 + (halfDraw.draw(order) >> 63 == 0 ? 0 : 1))
                severities[row] = facts.severity(index).cell
            }
        }
        return (category, subcategory, severity)
    }

    private static func declareAgent(_ table: TableBuilder, _ stages: OrderStages) -> (
        agent: ColumnHandle<Int32>, type: ColumnHandle<Int32>
    ) {
        let facts = stages.facts
        let agent = table.choice("agent_id", agents, "Who answers")
        let type = table.choice("agent_type", AgentType.enumeration, "A person or a bot; bots take low severity only")
        let (agentDraw, typeDraw) = (table.stream("agent_id"), table.stream("agent_type"))
        let takesBot = Bernoulli(probability: 0.5)
        table.fill(agent, type, after: stages.ticketed) { orders, cells, scratch in
            let facts = scratch[facts]
            let (names, kinds) = (cells[agent], cells[type])
            for row in cells.rows {
                let index = Int(facts.aftermath.ticketOrder[row])
                let order = orders.lowerBound + index
                let isBot = facts.severity(index) == .low && takesBot.occurs(typeDraw.draw(order))
                let draw = agentDraw.draw(order)
                kinds[row] = (isBot ? AgentType.chatbot : .human).cell
                names[row] = Int32(isBot ? humans + draw.scaled(below: bots) : draw.scaled(below: humans))
            }
        }
        return (agent, type)
    }
}
