internal import LoamWorlds

/// When tickets are answered and resolved.
extension OrderFacts {
    /// Resolution takes 0.7 of the target in the middle, with this spread.
    private static let medianShare = 0.7
    private static let spread = 0.5
    /// Share of tickets that are never resolved.
    private static let staysOpen = Bernoulli(probability: 0.04)

    /// How the tickets of the batch end.
    func resolveTickets(_ drivers: Range<Int>) {
        let (end, streams) = (world.setting.end.seconds, world.ticketStreams)
        for row in 0..<ticketCount {
            let index = Int(aftermath.ticketOrder[row])
            let (order, opened) = (drivers.lowerBound + index, aftermath.opened[index])
            let step = Int(scratch.visits.step[index])
            let load = min(3, world.demand.load[step]) * world.backlog(at: opened) * Self.medianShare
            let normal = ExactMath.normalQuantile(streams.duration.draw(order).openUnitInterval)
            let wanted = Double(severity(index).target) * load * ExactMath.exp(Self.spread * normal)
            let minutes = max(1, Int32(min(wanted, 5e5).rounded()))
            let resolved = opened &+ Int64(minutes) &* 60
            let isOpen = resolved > end || Self.staysOpen.occurs(streams.stays.draw(order))
            let answered = opened &+ max(1, Int64(minutes) / 10) &* 60
            aftermath.answered[row] = answered <= end ? answered : nil
            aftermath.resolved[row] = isOpen ? nil : resolved
            aftermath.lasted[row] = isOpen ? Int32(truncatingIfNeeded: (end &- opened) / 60) : minutes
        }
    }

    /// A failed payment of this many cents is critical.
    private static let criticalFrom: Int64 = 100_000

    /// How urgent the ticket of an order is.
    func severity(_ index: Int) -> Severity {
        let cause = aftermath.cause[index]
        return cause == .paymentFailed && scratch.subtotal[index] >= Self.criticalFrom ? .critical : cause.severity
    }

    /// Minutes that a ticket took longer than its target; below 0 in time.
    func overrun(_ ticket: Int) -> Int32 {
        aftermath.lasted[ticket] - severity(Int(aftermath.ticketOrder[ticket])).target
    }
}
