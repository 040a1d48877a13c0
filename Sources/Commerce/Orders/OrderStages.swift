internal import LoamWorlds

/// The stages in which orders and what belongs to them are found; each column names the one that it needs.
struct OrderStages: Sendable {
    let facts: KeptObject<OrderFacts>
    /// Visits and times of orders.
    let placed: Stage
    /// Who ordered where.
    let visited: Stage
    let itemised: Stage
    let paid: Stage
    let delivered: Stage
    let taxed: Stage
    /// What came back; needs taxes too, of which a refund has its share.
    let returned: Stage
    let ticketed: Stage
    /// How tickets end.
    let resolved: Stage

    init(_ builder: SourceBuilder, _ world: CommerceWorld) {
        let facts = builder.keep { OrderFacts(world) }
        self.facts = facts
        placed = builder.prepare { $1[facts].placeInTime($0) }
        visited = builder.prepare(after: placed) { $1[facts].settleVisits($0) }
        itemised = builder.prepare(after: visited) { $1[facts].settleItems($0) }
        paid = builder.prepare(after: visited) { $1[facts].settlePayments($0) }
        delivered = builder.prepare(after: paid) { $1[facts].settleDeliveries($0) }
        taxed = builder.prepare(after: itemised) { $1[facts].settleTaxes($0) }
        returned = builder.prepare(after: delivered, taxed) { $1[facts].settleReturns($0) }
        ticketed = builder.prepare(after: returned) { $1[facts].settleTickets($0) }
        resolved = builder.prepare(after: ticketed) { $1[facts].resolveTickets($0) }
    }
}
