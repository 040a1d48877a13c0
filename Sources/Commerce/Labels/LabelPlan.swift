internal import LoamWorlds

/// Tables whose rows effects touch.
enum LabelledTable: String, ColumnWord {
    case sessions, orders
    case items = "order_items"
    case tickets = "support_tickets"
    case returns
    case carts = "cart_abandonment"
    case stock = "stock_movements"
}

/// Rows that may carry marks and are settled together.
enum LabelPart: CaseIterable {
    case sessions, orders, carts, stock

    /// The part that labels the rows of a table.
    init(_ table: LabelledTable) {
        switch table {
        case .sessions: self = .sessions
        case .orders, .items, .tickets, .returns: self = .orders
        case .carts: self = .carts
        case .stock: self = .stock
        }
    }
}

/// The driver rows of labels: those of each part that effects can touch, one part after the other.
struct LabelPlan: Sendable {
    let parts: [(part: LabelPart, drivers: Range<Int>)]
    /// Labels of one driver row at most: every mark on the order, and on each of its items a discount, a season or a viral
    /// product, on each return a wave, on the ticket a surge.
    let mostForDriver: Int

    init(_ world: CommerceWorld) {
        let effects = world.effects
        let touchesVisits = !effects.surges.isEmpty || !effects.drifts.isEmpty || !effects.migrations.isEmpty
        let touchesStock = !effects.supplierOutages.isEmpty || !effects.viralProducts.isEmpty
        mostForDriver = effects.marks.count + 3 * OrderItems.most + 1
        var first = 0
        parts = LabelPart.allCases.map { part in
            let count: Int =
                switch part {
                case .sessions: touchesVisits ? world.totals.visits : 0
                case .orders: effects.marks.isEmpty ? 0 : world.totals.orders
                case .carts: effects.marks.isEmpty ? 0 : world.totals.carts
                case .stock: touchesStock ? world.catalogue.count * world.availability.periods.count : 0
                }
            defer { first += count }
            return (part, first..<first + count)
        }
    }

    var drivers: Int { parts.last?.drivers.upperBound ?? 0 }

    /// The driver rows of a part.
    func drivers(of part: LabelPart) -> Range<Int> { parts.first { $0.part == part }?.drivers ?? 0..<0 }
}
