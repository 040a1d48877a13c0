/// The stock of one product, period by period.
///
/// Deliveries are sized by what is sold until the next one. A stretch that runs into a stock-out ends with an empty shelf,
/// so what comes in is what is sold; where none follows, a safety stock is kept as well. Stock is never negative.
struct StockHistory {
    struct Period {
        var cause: Availability.Cause?
        /// Stock when the period begins.
        var before = 0
        var writtenOff = 0
        var received = 0
        var receivedAt: Int64 = 0
        /// The purchase order behind what was received; nil for the opening stock and what came by another way.
        var delivery: Availability.Delivery?
        var sold: Int

        /// Nothing to sell when the period began, though somebody may have wanted it.
        var isOut: Bool { cause != nil && before - writtenOff == 0 && sold == 0 && !isCapped }
        /// The stock of a viral product comes in this period.
        var isCapped = false
    }

    private(set) var periods: [Period]

    /// - Parameters:
    ///   - deliveries: purchase orders by the period in which they arrive.
    ///   - capped: the period in which a viral product's stock comes, with how much, and when.
    ///   - safety: units kept beyond what is sold.
    init(
        _ time: StockPeriods, sold: [Int], causes: [Availability.Cause?], deliveries: [Int: Availability.Delivery],
        capped: [Int: (units: Int, at: Int64)], safety: Int
    ) {
        let count = sold.count
        var isArrival = [Bool](repeating: false, count: count)
        for index in 0..<count {
            switch causes[index] {
            case nil:
                let startsStretch = index == 0 || (causes[index - 1] != nil && !isArrival[index - 1])
                isArrival[index] = startsStretch || deliveries[index] != nil
            case .lateDelivery: isArrival[index] = deliveries[index] != nil
            default: break
            }
        }
        // From each period on: where the next arrival or stock-out is, and whether there is a stock-out at all.
        var boundary = [Int](repeating: count, count: count + 1)
        var meetsEmpty = [Bool](repeating: false, count: count + 1)
        for index in stride(from: count - 1, through: 0, by: -1) {
            let isBoundary = isArrival[index] || causes[index] != nil
            boundary[index] = isBoundary ? index : boundary[index + 1]
            meetsEmpty[index] = causes[index] != nil || meetsEmpty[index + 1]
        }
        var running = [0]
        for units in sold { running.append(running[running.count - 1] + units) }

        var stock = 0
        periods = (0..<count).map { index in
            var period = Period(cause: causes[index], before: stock, sold: sold[index])
            if causes[index] != nil, !Self.isViral(causes[index]) || capped[index] != nil { period.writtenOff = stock }
            if let cap = capped[index] {
                period.received = cap.units
                period.receivedAt = cap.at
                period.isCapped = true
            } else if isArrival[index] {
                let need = running[boundary[index + 1]] - running[index]
                let kept = meetsEmpty[index + 1] ? 0 : safety
                period.received = max(0, need + kept - (stock - period.writtenOff))
                period.delivery = deliveries[index]
                period.receivedAt =
                    period.delivery.map { max($0.arrives, time.start(of: index)) } ?? time.start(of: index)
            }
            stock += period.received - period.writtenOff - period.sold
            return period
        }
    }

    static func isViral(_ cause: Availability.Cause?) -> Bool {
        if case .viral = cause { return true }
        return false
    }
}
