internal import LoamWorlds

/// What an order holds.
extension OrderFacts {
    private static let quantities = ConditionalTable(OrderItems.quantityWeights)

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
                    var sums = ItemSums()
                    for number in 0..<count {
                        let slot = order &* ItemStreams.slots &+ number
                        let isViral = number == 0 && scratch.viral[row] >= 0
                        if isViral {
                            chooser.takeViral(Int(scratch.viral[row]), row: itemRow, found)
                        } else {
                            chooser.choose(
                                slot, phase, row: itemRow, visit: row, among: itemRow - number..<itemRow, period,
                                scratch.visits, found)
                        }
                        let category = Int(found.category[itemRow])
                        let quantity = isViral ? 1 : Int64(1 + quantities.sample(0, items.quantity.draw(slot)))
                        let facts = catalogue.facts(found.product[itemRow])
                        let off = found.price(itemRow, facts, quantity, basisPoints[category])
                        if off > 0, discountMarks[category] >= 0 {
                            found.marks.insert(Int(discountMarks[category]), at: itemRow)
                        }
                        sums.add(quantity, price: Int64(facts.price), off: off, campaigns[category])
                        itemRow += 1
                    }
                    scratch.subtotal[row] = sums.subtotal
                    scratch.discount[row] = sums.discount
                    scratch.campaign[row] = Int32(truncatingIfNeeded: sums.campaign)
                    if sums.campaign >= 0 {
                        scratch.visits.marks.insert(world.effects.discounts[sums.campaign].marks[.campaign], at: row)
                    }
                }
            }
        }
        scratch.firstItem[drivers.count] = Int32(truncatingIfNeeded: itemRow)
    }
}

/// What the items of an order add up to.
private struct ItemSums {
    /// Cents.
    var subtotal: Int64 = 0
    var discount: Int64 = 0
    /// The campaign that took the most off; -1 for none.
    var campaign = -1
    private var largest: Int64 = 0

    @inline(__always) mutating func add(_ quantity: Int64, price: Int64, off: Int64, _ campaign: Int) {
        subtotal += quantity * price
        discount += quantity * off
        if quantity * off > largest {
            largest = quantity * off
            self.campaign = campaign
        }
    }
}

extension ItemScratch {
    /// Settles what an item costs, and returns what is taken off each unit.
    @inline(__always) fileprivate func price(
        _ item: Int, _ facts: Catalogue.Facts, _ quantity: Int64, _ basisPoints: Int64
    ) -> Int64 {
        let price = Int64(facts.price)
        let off = (price * basisPoints + 5_000) / 10_000
        productRow[item] = facts.row
        self.quantity[item] = UInt8(truncatingIfNeeded: quantity)
        self.price[item] = facts.price
        discount[item] = Int32(truncatingIfNeeded: off)
        total[item] = quantity * (price - off)
        return off
    }
}

extension CommerceWorld {
    /// The mark of a discounted item, by category; -1 where nothing is taken off.
    func discountMarks(_ phase: Phase) -> SIMD8<Int32> {
        phase.campaigns.enumerated().reduce(into: SIMD8(repeating: -1)) { marks, campaign in
            guard campaign.element >= 0 else { return }
            marks[campaign.offset] = Int32(effects.discounts[campaign.element].marks[.discounted])
        }
    }
}

extension Phase {
    /// Basis points and campaigns by category, as plain memory for the item loop.
    func withPlainTables(_ body: (UnsafeBufferPointer<Int64>, UnsafeBufferPointer<Int>) -> Void) {
        basisPoints.withUnsafeBufferPointer { points in campaigns.withUnsafeBufferPointer { body(points, $0) } }
    }
}
