internal import LoamWorlds

/// How far an order has come at the end of the run.
enum OrderStatus: String, ColumnWord { case pending, confirmed, processing, shipped, delivered, cancelled, refunded }

/// How far an order has come by its age: each step takes its time, so the status fits the age.
struct OrderLife: Sendable {
    private static let minute: Int64 = 60_000_000
    private static let hour = 60 * minute
    static let day = 24 * hour

    /// How long each step takes, in microseconds: until confirmed, processing, shipped, delivered, and refunded.
    static let steps: [ClosedRange<Int64>] = [
        5 * minute...12 * hour, hour...day, 6 * hour...2 * day, day...6 * day, 2 * day...20 * day,
    ]
    /// The age at which a status is reached at the earliest and at the latest.
    static func reached(_ status: Int32) -> ClosedRange<Int64> {
        let steps = steps.prefix(Int(status == OrderStatus.refunded.cell ? 5 : status))
        return steps.reduce(0) { $0 + $1.lowerBound }...steps.reduce(0) { $0 + $1.upperBound }
    }

    private static let cancelledShare = Bernoulli(probability: 0.05)
    private static let refundedShare = Bernoulli(probability: 0.05)
    /// An order is cancelled within this time.
    private static let cancelling: ClosedRange<Int64> = minute...2 * day

    private let cancels: RandomStream
    private let cancelTime: RandomStream
    private let refunds: RandomStream
    private let times: [RandomStream]

    init(_ table: TableBuilder) {
        cancels = table.stream("order_status", "cancels")
        cancelTime = table.stream("order_status", "cancel time")
        refunds = table.stream("order_status", "refunds")
        times = Self.steps.indices.map { table.stream("order_status", "step \($0)") }
    }

    /// The cell of an `OrderStatus` for an order at an age in microseconds.
    @inline(__always) func status(_ order: Int, age: Int64) -> Int32 {
        if Self.cancelledShare.occurs(cancels.draw(order)), age >= Self.length(Self.cancelling, cancelTime.draw(order))
        {
            return OrderStatus.cancelled.cell
        }
        // Beyond all that the steps can take only the refund is left to ask.
        if age >= 30 * Self.day {
            return (Self.refundedShare.occurs(refunds.draw(order)) ? OrderStatus.refunded : .delivered).cell
        }
        return youngStatus(order, age: age)
    }

    private func youngStatus(_ order: Int, age: Int64) -> Int32 {
        var reached: Int64 = 0
        for step in 0..<4 {
            reached += Self.length(Self.steps[step], times[step].draw(order))
            if age < reached { return Int32(step) }
        }
        reached += Self.length(Self.steps[4], times[4].draw(order))
        let isRefunded = age >= reached && Self.refundedShare.occurs(refunds.draw(order))
        return (isRefunded ? OrderStatus.refunded : .delivered).cell
    }

    /// Whether an order of an age, in microseconds, may have a status.
    static func fits(status: Int64, age: Int64) -> Bool {
        let status = Int32(truncatingIfNeeded: status)
        switch status {
        case OrderStatus.cancelled.cell: return age > 0
        case OrderStatus.pending.cell...OrderStatus.shipped.cell:
            // On until the next step at the latest.
            return age >= reached(status).lowerBound && age < reached(status + 1).upperBound
        case OrderStatus.delivered.cell, OrderStatus.refunded.cell: return age >= reached(status).lowerBound
        default: return false
        }
    }

    private static func length(_ range: ClosedRange<Int64>, _ draw: UInt64) -> Int64 {
        range.lowerBound + Int64(draw.scaled(below: UInt64(range.upperBound - range.lowerBound + 1)))
    }
}
