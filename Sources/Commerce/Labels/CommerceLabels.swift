internal import LoamWorlds

/// Tables whose rows effects touch, in the order of the words of labels.
enum LabelledRows: String, ColumnWord {
    case sessions, orders
    case items = "order_items"
    case tickets = "support_tickets"
    case returns
    case carts = "cart_abandonment"
    case stock = "stock_movements"

    /// The keys of the table's rows.
    func keys(in world: CommerceWorld) -> KeyStreams {
        switch self {
        case .sessions: world.visitStreams.key
        case .orders: world.orderStreams.key
        case .items: world.itemStreams.key
        case .tickets: world.ticketStreams.key
        case .returns: world.returnStreams.key
        case .carts: world.cartStreams.key
        case .stock: world.movementKeys
        }
    }
}

extension GroundTruth {
    /// The labels of a shop. Rows are looked at only where an effect can touch them.
    init(_ world: CommerceWorld, _ book: StreamBook) {
        let effects = world.effects
        let touchesVisits = !effects.surges.isEmpty || !effects.drifts.isEmpty || !effects.migrations.isEmpty
        let touchesStock = !effects.supplierOutages.isEmpty || !effects.viralProducts.isEmpty
        let touchesOrders = !effects.marks.isEmpty
        func part(
            _ tables: LabelledRows..., drivers: Int, isTouched: Bool,
            _ makeFinder: @escaping @Sendable () -> any LabelFinder
        ) -> LabelledPart {
            LabelledPart(Set(tables.map(\.index)), drivers: isTouched ? drivers : 0, makeFinder: makeFinder)
        }
        self.init(
            effects.marks, kinds: CommerceDefinition.effects.map(\.kind),
            tables: LabelledRows.allCases.map { LabelledTable($0.rawValue, $0.keys(in: world)) },
            parts: [
                part(.sessions, drivers: world.totals.visits, isTouched: touchesVisits) { SessionLabels(world) },
                part(.orders, .items, .tickets, .returns, drivers: world.totals.orders, isTouched: touchesOrders) {
                    OrderLabels(world)
                },
                part(.carts, drivers: world.totals.carts, isTouched: touchesOrders) { CartLabels(world) },
                part(
                    .stock, drivers: world.catalogue.count * world.availability.periods.count, isTouched: touchesStock
                ) { StockLabels(world) },
            ],
            // Every mark on the order, and on each of its items a discount, a season or a viral product, on each return a wave, on
            // the ticket a surge.
            most: effects.marks.count + 3 * OrderItems.most + 1, book)
    }
}
