internal import LoamWorlds

/// What is sent back.
extension OrderFacts {
    static let day: Int64 = 86_400
    private static let returnSpan: UInt64 = 13 * 86_400
    private static let reasons = ConditionalTable(Returns.reasonWeights)

    /// Which items of delivered orders come back, when and why.
    func settleReturns(_ drivers: Range<Int>) {
        let scratch = self.scratch
        let aftermath = self.aftermath
        let streams = world.returnStreams
        let damage = Bernoulli(probability: world.setting.damageRate)
        let normal = Bernoulli(probability: world.setting.returnRate)
        let end = world.setting.end.seconds
        returnCount = 0
        for (row, order) in drivers.enumerated() {
            let isDelivered = scratch.status[row] == .delivered
            let isDamaged = isDelivered && damage.occurs(self.streams.damage.draw(order))
            aftermath.isDamaged[row] = isDamaged
            for item in scratch.items(of: row) {
                aftermath.returned[item] = .min
                guard isDelivered else { continue }
                let slot = order &* ItemStreams.slots &+ item &- Int(scratch.firstItem[row])
                let category = Int(scratch.items.category[item])
                let draw = streams.happens.draw(slot)
                var mark: Int32 = -1
                if !normal.occurs(draw) {
                    guard !world.effects.returnWaves.isEmpty else { continue }
                    mark = world.returnMark(category, deliveredAt: scratch.arrival[row], draw)
                    guard mark >= 0 else { continue }
                }
                let after = Self.day &+ Int64(streams.after.draw(slot).scaled(below: Self.returnSpan))
                guard scratch.arrival[row] &+ after < end else { continue }
                aftermath.returned[item] = scratch.arrival[row] &+ after
                aftermath.returnMark[item] = mark
                let reason =
                    isDamaged
                    ? ReturnReason.damagedInShipping.index : Self.reasons.sample(category, streams.reason.draw(slot))
                aftermath.reason[item] = UInt8(truncatingIfNeeded: reason)
                aftermath.returnItem[returnCount] = Int32(truncatingIfNeeded: item)
                aftermath.returnOrder[returnCount] = Int32(truncatingIfNeeded: row)
                returnCount += 1
            }
        }
    }
}

extension CommerceWorld {
    /// The mark of the first wave that sends back what would have been kept; -1 when none does.
    func returnMark(_ category: Int, deliveredAt time: Int64, _ draw: UInt64) -> Int32 {
        for wave in effects.returnWaves where wave.hits(category, deliveredAt: time) {
            let raised = Bernoulli(probability: min(0.95, setting.returnRate * wave.strength))
            if raised.occurs(draw) { return Int32(truncatingIfNeeded: wave.marks[.returned]) }
        }
        return -1
    }

    /// Three to seven days, more in a wave.
    func processingDays(_ slot: Int, category: Int, deliveredAt time: Int64) -> Int64 {
        let extra = effects.returnWaves.first { $0.hits(category, deliveredAt: time) }?.extraDays ?? 0
        return 3 + Int64(returnStreams.days.draw(slot).scaled(below: 5)) + Int64(extra)
    }
}
