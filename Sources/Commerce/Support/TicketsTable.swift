internal import LoamColumns
internal import LoamRandom
internal import LoamWorlds

/// Why a customer turns to support. One ticket an order at most: of several causes the first of this order counts.
enum TicketCause: Int, CaseIterable, Sendable {
    case paymentFailed, damaged, late, returned, question

    /// How much more or less readily than for a late delivery customers write.
    var readiness: Double { [0.7, 1, 1, 0.3, 0.05][rawValue] }
    /// Index into `TicketsTable.categories`.
    var category: Int { rawValue }
    /// Index into `TicketsTable.severities`.
    var severity: Int { [2, 1, 1, 0, 0][rawValue] }
}

/// The support_tickets table: its schema, its words and its rules.
enum TicketsTable {
    static let name = "support_tickets"
    static let channels = Enumeration(["chat", "whatsapp", "social_media", "email", "phone"])
    static let languages = Enumeration(["en", "es"])
    static let categories = Enumeration(["payment", "product", "delivery", "refund", "other"])
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

    private static func padded(_ number: Int) -> String {
        String(repeating: "0", count: number < 10 ? 2 : 1) + String(number)
    }

    enum Place {
        static let ticketID = 0, customerID = 1, orderID = 2, channel = 3, language = 4, category = 5
        static let subcategory = 6, severity = 7, created = 8, firstResponse = 9, resolved = 10, target = 11
        static let isBreach = 12, breachMinutes = 13, resolutionMinutes = 14, csat = 15, agent = 16, agentType = 17
        static let escalations = 18
    }

    static let schema = TableSchema(
        name, primaryKey: "ticket_id", "What customers wrote to support about an order, in the order of the orders",
        [
            Field("ticket_id", .uuid, "Key of the ticket"),
            Field("customer_id", .uuid, references: ForeignKey("customers", "customer_id"), "Who wrote"),
            Field("order_id", .uuid, references: ForeignKey("orders", "order_id"), "The order it is about"),
            Field("channel", .dictionary(channels), "How they wrote; by cohort"),
            Field("language", .dictionary(languages), "In which language"),
            Field("issue_category", .dictionary(categories), "What happened to the order"),
            Field("issue_subcategory", .dictionary(subcategories), "One of the category's two"),
            Field("severity", .dictionary(severities), "high if payment failed, critical from 1000.00 USD on"),
            Field("created_ts", .timestamp(.seconds), "After the order and what happened to it"),
            Field(
                "first_response_ts", .timestamp(.seconds), nullable: true,
                "After a tenth of the resolution time; null if not before the end of the run"),
            Field(
                "resolved_ts", .timestamp(.seconds), nullable: true,
                "Null if it is open at the end of the run"),
            Field(
                "target_minutes", .int32, unit: "minutes", domain: "60, 120, 480, 1440", "Time to resolve, by severity"),
            Field(
                "sla_breach", .bool, "Whether it took longer than the target, or is open for longer at the end"),
            Field(
                "breach_minutes", .int32, unit: "minutes", domain: ">= 0", "How much longer; above 0 only for a breach"),
            Field(
                "resolution_minutes", .int32, nullable: true, unit: "minutes", domain: ">= 1",
                "From opening to resolution; null if it is open"),
            Field(
                "csat", .int32, nullable: true, domain: "1..5", "Satisfaction; 3 to 5 in time, 1 to 3 after a breach"),
            Field("agent_id", .dictionary(agents), "Who answers"),
            Field("agent_type", .dictionary(agentTypes), "A person or a bot; bots take low severity only"),
            Field(
                "escalation_count", .int32, domain: "0..2", "Above 0 only for high and critical tickets in breach"),
        ])
}

/// The random streams of tickets; rows are orders.
struct TicketStreams: Sendable {
    let key: KeyStreams
    /// By cause.
    let contact: [RandomStream]
    let opened: RandomStream
    let channel, language, subcategory, duration, stays, csat, agent, agentType, escalation: RandomStream

    init(_ book: StreamBook, orders: Int) {
        func stream(_ column: String, _ purpose: String = "", _ book: StreamBook) -> RandomStream {
            book.stream("support_tickets", column, purpose, rows: orders)
        }
        key = book.key("support_tickets", "ticket_id", rows: orders)
        contact = TicketsTable.categories.values.map { book.stream("support_tickets", "contact", $0, rows: orders) }
        opened = stream("created_ts", "", book)
        channel = stream("channel", "", book)
        language = stream("language", "", book)
        subcategory = stream("issue_subcategory", "", book)
        duration = stream("resolved_ts", "", book)
        stays = stream("resolved_ts", "open", book)
        csat = stream("csat", "", book)
        agent = stream("agent_id", "", book)
        agentType = stream("agent_type", "", book)
        escalation = stream("escalation_count", "", book)
    }
}
