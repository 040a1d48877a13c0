internal import LoamWorlds

/// When orders arrive, and how far they are when the run ends.
extension OrderFacts {
    static let hour: Int64 = 3600
    /// Delivery is promised one, two or three days after the order.
    private static let longestPromise: UInt64 = 3
    /// An order leaves the warehouse between two hours and just under one day after it was placed.
    private static let dispatchSpan: UInt64 = 22 * 3600
    /// On time means within six hours of the promise; late means 12 to 72 hours after it.
    private static let punctualSpan: UInt64 = 12 * 3600
    private static let lateSpan: UInt64 = 60 * 3600

    /// Seconds from an order to its latest possible delivery.
    static let longestDelivery = Int64(longestPromise) * 24 * hour + 72 * hour

    func settleDeliveries(_ drivers: Range<Int>) {
        let end = world.setting.end.seconds
        let scratch = self.scratch
        let streams = self.streams
        let cancellation = self.cancellation
        world.demand.lateness.withUnsafeBufferPointer { lateness in
            for (row, order) in drivers.enumerated() {
                let placed = scratch.visits.time[row]
                let days = Int64(1 + streams.promise.draw(order).scaled(below: Self.longestPromise))
                let promised = placed &+ days &* 24 &* Self.hour
                let isLate = lateness[Int(scratch.visits.step[row])].occurs(streams.lateness.draw(order))
                let draw = streams.delay.draw(order)
                let behind =
                    isLate
                    ? 12 &* Self.hour &+ Int64(draw.scaled(below: Self.lateSpan))
                    : Int64(draw.scaled(below: Self.punctualSpan)) &- 6 &* Self.hour
                let arrived = promised &+ behind
                scratch.expected[row] = promised
                scratch.arrival[row] = arrived
                scratch.isLate[row] = isLate
                if scratch.failure[row] >= 0 || cancellation.occurs(streams.cancellation.draw(order)) {
                    scratch.status[row] = .cancelled
                } else if arrived <= end {
                    scratch.status[row] = .delivered
                } else {
                    let left =
                        placed &+ 2 &* Self.hour &+ Int64(streams.dispatch.draw(order).scaled(below: Self.dispatchSpan))
                    scratch.status[row] = left <= end ? .shipped : .processing
                }
            }
        }
        markDelayed(drivers)
    }

    /// Deliveries that are late only because of a surge: late at its rate, punctual at the normal one.
    private func markDelayed(_ drivers: Range<Int>) {
        guard !world.effects.surges.isEmpty else { return }
        let normal = world.demand.normalLateness
        scratch.visits.forEachPhase(drivers.count, of: world.phases) { phase, rows in
            guard let surge = phase.surges.first else { return }
            let mark = world.effects.surges[surge].marks[.delayed]
            for row in rows where scratch.isLate[row] && scratch.status[row] == .delivered {
                if !normal.occurs(streams.lateness.draw(drivers.lowerBound + row)) {
                    scratch.visits.marks.insert(mark, at: row)
                }
            }
        }
    }
}
