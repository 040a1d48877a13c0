internal import LoamWorlds

/// What an order holds.
extension OrderFacts {
    private static let quantities = ConditionalTable([0.60, 0.25, 0.10, 0.05])

    /// Finds the items of the orders, their sums and campaigns.
    func settleItems(_ drivers: Range<Int>) {
        let scratch = self.scratch
        let found = scratch.items
        let items = world.itemStreams
        let chooser = ItemChooser(world)
        let catalogue = world.catalogue
        let itemCounts = self.itemCounts
        let quantities = Self.quantities
        let counts = streams.itemCount
        let periods = world.availability.periods
        var itemRow = 0
        scratch.visits.forEachPhase(drivers.count, of: world.phases) { phase, rows in
            let discountMarks = world.discountMarks(phase)
            phase.withPlainTables { basisPoints, campaigns in
                for row in rows {
                    let order = drivers.lowerBound + row
                    let count = 1 + itemCounts.sample(0, counts.draw(order))
                    let period = periods.index(of: scratch.visits.time[row])
                    scratch.firstItem[row] = Int32(truncatingIfNeeded: itemRow)
                    // The campaign is the one that took the most off.
                    var sums = (subtotal: Int64(0), discount: Int64(0), largest: Int64(0), campaign: -1)
                    for number in 0..<count {
                        let slot = order &* ItemStreams.slots &+ number
                        var isViral = false
                        if number == 0 && scratch.viral[row] >= 0 {
                            chooser.takeViral(Int(scratch.viral[row]), row: itemRow, found)
                            isViral = true
                        } else {
                            chooser.choose(
                                slot, phase, row: itemRow, visit: row, among: itemRow - number..<itemRow, period,
                                scratch.visits, found)
                        }
                        let category = Int(found.category[itemRow])
                        let facts = catalogue.facts(found.product[itemRow])
                        let price = Int64(facts.price)
                        let quantity = isViral ? 1 : Int64(1 + quantities.sample(0, items.quantity.draw(slot)))
                        let off = (price * basisPoints[category] + 5_000) / 10_000
                        let total = quantity * (price - off)
                        found.productRow[itemRow] = facts.row
                        found.quantity[itemRow] = UInt8(truncatingIfNeeded: quantity)
                        found.price[itemRow] = facts.price
                        found.discount[itemRow] = Int32(truncatingIfNeeded: off)
                        found.total[itemRow] = total
                        sums.subtotal += quantity * price
                        sums.discount += quantity * off
                        if off > 0 { found.marks[itemRow] |= discountMarks[category] }
                        if quantity * off > sums.largest {
                            sums.largest = quantity * off
                            sums.campaign = campaigns[category]
                        }
                        itemRow += 1
                    }
                    scratch.subtotal[row] = sums.subtotal
                    scratch.discount[row] = sums.discount
                    scratch.campaign[row] = Int32(truncatingIfNeeded: sums.campaign)
                    if sums.campaign >= 0 {
                        scratch.visits.marks[row] |= world.effects.discounts[sums.campaign].marks[0]
                    }
                }
            }
        }
        scratch.firstItem[drivers.count] = Int32(truncatingIfNeeded: itemRow)
    }
}

extension CommerceWorld {
    /// The mark of a discounted item, by category.
    func discountMarks(_ phase: Phase) -> SIMD8<UInt64> {
        phase.campaigns.enumerated().reduce(into: SIMD8()) { marks, campaign in
            guard campaign.element >= 0 else { return }
            marks[campaign.offset] = effects.discounts[campaign.element].marks[1]
        }
    }
}

extension Phase {
    /// Basis points and campaigns by category, as plain memory for the item loop.
    func withPlainTables(_ body: (UnsafeBufferPointer<Int64>, UnsafeBufferPointer<Int>) -> Void) {
        basisPoints.withUnsafeBufferPointer { points in campaigns.withUnsafeBufferPointer { body(points, $0) } }
    }
}
