internal import LoamColumns
internal import LoamRandom

/// When orders arrive, and how far they are when the run ends.
extension OrderGrower {
    private enum Status {
        static let delivered: Int32 = 0, shipped: Int32 = 1, processing: Int32 = 2, cancelled: Int32 = 3
    }

    private static let hour: Int64 = 3600
    /// Delivery is promised one, two or three days after the order.
    private static let longestPromise: UInt64 = 3
    /// An order leaves the warehouse between two hours and just under one day after it was placed.
    private static let dispatchSpan: UInt64 = 22 * 3600
    /// On time means within six hours of the promise; late means 12 to 72 hours behind it.
    private static let punctualSpan: UInt64 = 12 * 3600
    private static let lateSpan: UInt64 = 60 * 3600

    /// Seconds from an order to its latest possible delivery.
    static let longestDelivery = Int64(longestPromise) * 24 * hour + 72 * hour

    func fillDeliveries(_ drivers: Range<Int>, _ orders: Batch) {
        let expected = orders.columns[OrdersTable.Place.expectedDelivery].int64
        let actualColumn = orders.columns[OrdersTable.Place.actualDelivery]
        let actual = actualColumn.int64
        let valid = actualColumn.valid
        let late = orders.columns[OrdersTable.Place.isLate].bool
        let delay = orders.columns[OrdersTable.Place.delayHours].int32
        let status = orders.columns[OrdersTable.Place.status].int32
        let end = world.setting.end
        let scratch = self.scratch
        let streams = self.streams
        world.orders.lateness.withUnsafeBufferPointer { lateness in
            for (row, order) in drivers.enumerated() {
                let placed = scratch.time[row]
                let days = Int64(1 + streams.promise.draw(order).scaled(below: Self.longestPromise))
                let promised = placed &+ days &* 24 &* Self.hour
                let isLate = lateness[Int(scratch.bucket[row])].occurs(streams.lateness.draw(order))
                let draw = streams.delay.draw(order)
                let behind =
                    isLate
                    ? 12 &* Self.hour &+ Int64(draw.scaled(below: Self.lateSpan))
                    : Int64(draw.scaled(below: Self.punctualSpan)) &- 6 &* Self.hour
                let arrived = promised &+ behind
                expected[row] = promised &* 1_000_000
                delay[row] = 0
                if !scratch.isPaid[row] || cancellation.occurs(streams.cancellation.draw(order)) {
                    status[row] = Status.cancelled
                    valid[row] = false
                } else if arrived <= end {
                    status[row] = Status.delivered
                    actual[row] = arrived &* 1_000_000
                    if isLate {
                        late[row] = true
                        delay[row] = Int32(truncatingIfNeeded: behind / Self.hour)
                    }
                } else {
                    let left =
                        placed &+ 2 &* Self.hour &+ Int64(streams.dispatch.draw(order).scaled(below: Self.dispatchSpan))
                    status[row] = left <= end ? Status.shipped : Status.processing
                    valid[row] = false
                }
            }
        }
    }
}
