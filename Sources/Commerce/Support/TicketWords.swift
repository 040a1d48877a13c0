internal import LoamWorlds

/// Why a customer turns to support. One ticket an order at most: of several causes the first of this order counts.
enum TicketCause: Int, CaseIterable, Sendable {
    case paymentFailed, damaged, late, returned, question

    /// How much more or less readily than for a late delivery customers write.
    var readiness: Double { [0.7, 1, 1, 0.3, 0.05][rawValue] }

    var category: IssueCategory {
        switch self {
        case .paymentFailed: .payment
        case .damaged: .product
        case .late: .delivery
        case .returned: .refund
        case .question: .other
        }
    }

    var severity: Severity {
        switch self {
        case .paymentFailed: .high
        case .damaged, .late: .medium
        case .returned, .question: .low
        }
    }
}

/// What happened to an order that somebody wrote about.
enum IssueCategory: String, ColumnWord { case payment, product, delivery, refund, other }

/// How soon a ticket should be resolved.
enum Severity: String, ColumnWord {
    case low, medium, high, critical

    /// Whether somebody else may have to take over.
    var isUrgent: Bool { self == .high || self == .critical }

    /// Minutes until a ticket should be resolved.
    var target: Int32 {
        switch self {
        case .low: 1_440
        case .medium: 480
        case .high: 120
        case .critical: 60
        }
    }
}

enum AgentType: String, ColumnWord { case human, chatbot }
