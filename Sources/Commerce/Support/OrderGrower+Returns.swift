internal import LoamColumns
internal import LoamRandom
internal import LoamWorlds

/// What is sent back.
extension OrderGrower {
    private static let day: Int64 = 86_400
    private static let returnSpan: UInt64 = 13 * 86_400
    private static let reasons = ConditionalTable(ReturnsTable.reasonWeights)
    private static let approvalTime = day

    /// Which items of delivered orders come back, when and why.
    func settleReturns(_ drivers: Range<Int>) {
        let scratch = self.scratch
        let aftermath = self.aftermath
        let streams = world.returnStreams
        let damage = Bernoulli(probability: world.setting.damageRate)
        let normal = Bernoulli(probability: world.setting.returnRate)
        let end = world.setting.end
        for (row, order) in drivers.enumerated() {
            let isDelivered = scratch.status[row] == Status.delivered
            let isDamaged = isDelivered && damage.occurs(self.streams.damage.draw(order))
            aftermath.isDamaged[row] = isDamaged
            for item in scratch.items(of: row) {
                aftermath.returned[item] = .min
                guard isDelivered else { continue }
                let slot = order &* ItemStreams.slots &+ item &- Int(scratch.firstItem[row])
                let category = Int(scratch.items.category[item])
                let draw = streams.happens.draw(slot)
                var marks: UInt64 = 0
                if !normal.occurs(draw) {
                    guard !world.effects.returnWaves.isEmpty else { continue }
                    marks = world.returnMarks(category, deliveredAt: scratch.arrival[row], draw)
                    guard marks != 0 else { continue }
                }
                let after = Self.day &+ Int64(streams.after.draw(slot).scaled(below: Self.returnSpan))
                guard scratch.arrival[row] &+ after < end else { continue }
                aftermath.returned[item] = scratch.arrival[row] &+ after
                aftermath.returnMarks[item] = marks
                let reason =
                    isDamaged ? ReturnsTable.damaged : Self.reasons.sample(category, streams.reason.draw(slot))
                aftermath.reason[item] = UInt8(truncatingIfNeeded: reason)
            }
        }
    }

    func fillReturns(_ batch: Batch, _ drivers: Range<Int>) {
        typealias Place = ReturnsTable.Place
        let keys = world.returnStreams
        let end = world.setting.end
        let columns = batch.columns
        var count = 0
        for (row, order) in drivers.enumerated() {
            for item in scratch.items(of: row) where aftermath.returned[item] != .min {
                let slot = order &* ItemStreams.slots &+ item &- Int(scratch.firstItem[row])
                let returned = aftermath.returned[item]
                let reason = Int(aftermath.reason[item])
                let days = world.processingDays(
                    slot, category: Int(scratch.items.category[item]), deliveredAt: scratch.arrival[row])
                let processed = returned &+ days &* Self.day
                columns[Place.returnID].uuid[count] = keys.key.uuid(slot)
                columns[Place.orderID].uuid[count] = streams.key.uuid(order)
                columns[Place.itemID].uuid[count] = world.itemStreams.key.uuid(slot)
                columns[Place.customerID].uuid[count] = world.customers.keys.uuid(scratch.visits.customer[row])
                columns[Place.productID].uuid[count] = world.catalogue.keys.uuid(Int(scratch.items.productRow[item]))
                columns[Place.reason].int32[count] = Int32(reason)
                columns[Place.returned].int64[count] = returned &* 1_000_000
                columns[Place.percent].int64[count] = ReturnsTable.refund[reason]
                if processed <= end {
                    columns[Place.processed].int64[count] = processed &* 1_000_000
                    columns[Place.days].int32[count] = Int32(days)
                    columns[Place.amount].int64[count] = refund(row, item, ReturnsTable.refund[reason])
                    columns[Place.status].int32[count] = 2
                } else {
                    columns[Place.processed].valid[count] = false
                    columns[Place.days].valid[count] = false
                    columns[Place.amount].valid[count] = false
                    columns[Place.status].int32[count] = returned &+ Self.approvalTime <= end ? 1 : 0
                }
                count += 1
            }
        }
        batch.rowCount = count
    }

    /// Cents: a share of the item's price and of its part of the order's tax.
    private func refund(_ row: Int, _ item: Int, _ basisPoints: Int64) -> Int64 {
        let paid = scratch.subtotal[row] - scratch.discount[row]
        let price = scratch.items.total[item]
        let tax = paid > 0 ? (scratch.tax[row] * price + paid / 2) / paid : 0
        return ((price + tax) * basisPoints + 5_000) / 10_000
    }
}

extension CommerceWorld {
    /// The mark of the first wave that sends back what would have been kept; 0 when none does.
    func returnMarks(_ category: Int, deliveredAt time: Int64, _ draw: UInt64) -> UInt64 {
        for wave in effects.returnWaves where wave.hits(category, deliveredAt: time) {
            let raised = Bernoulli(probability: min(0.95, setting.returnRate * wave.strength))
            if raised.occurs(draw) { return wave.marks[0] }
        }
        return 0
    }

    /// Three to seven days, more in a wave.
    func processingDays(_ slot: Int, category: Int, deliveredAt time: Int64) -> Int64 {
        let extra = effects.returnWaves.first { $0.hits(category, deliveredAt: time) }?.extraDays ?? 0
        return 3 + Int64(returnStreams.days.draw(slot).scaled(below: 5)) + Int64(extra)
    }
}
