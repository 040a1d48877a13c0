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
        for place in 0..<count {
            switch causes[place] {
            case nil:
                let startsStretch = place == 0 || (causes[place - 1] != nil && !isArrival[place - 1])
                isArrival[place] = startsStretch || deliveries[place] != nil
            case .lateDelivery: isArrival[place] = deliveries[place] != nil
            default: break
            }
        }
        // From each period on: where the next arrival or stock-out is, and whether there is a stock-out at all.
        var boundary = [Int](repeating: count, count: count + 1)
        var meetsEmpty = [Bool](repeating: false, count: count + 1)
        for place in stride(from: count - 1, through: 0, by: -1) {
            let isBoundary = isArrival[place] || causes[place] != nil
            boundary[place] = isBoundary ? place : boundary[place + 1]
            meetsEmpty[place] = causes[place] != nil || meetsEmpty[place + 1]
        }
        var running = [0]
        for units in sold { running.append(running[running.count - 1] + units) }

        var stock = 0
        periods = (0..<count).map { place in
            var period = Period(cause: causes[place], before: stock, sold: sold[place])
            if causes[place] != nil, !Self.isViral(causes[place]) || capped[place] != nil { period.writtenOff = stock }
            if let cap = capped[place] {
                period.received = cap.units
                period.receivedAt = cap.at
                period.isCapped = true
            } else if isArrival[place] {
                let need = running[boundary[place + 1]] - running[place]
                let kept = meetsEmpty[place + 1] ? 0 : safety
                period.received = max(0, need + kept - (stock - period.writtenOff))
                period.delivery = deliveries[place]
                period.receivedAt =
                    period.delivery.map { max($0.arrives, time.start(of: place)) } ?? time.start(of: place)
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
