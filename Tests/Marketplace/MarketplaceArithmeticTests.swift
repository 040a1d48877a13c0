import LoamRandom
import LoamTestSupport
import Testing

@testable import LoamMarketplace

/// The arithmetic that replaces lists: each piece against the list it replaces.
@Suite struct MarketplaceArithmeticTests {
    /// Blocks of 20 orders always hold the same counts, in all orders.
    @Test func blocksAreMixed() {
        let grid = ItemGrid(lanes: 5)
        var seen: Set<[Int]> = []
        var firsts = [Int](repeating: 0, count: 6)
        let stream = RandomStream(key: 54)
        for block in 0..<20_000 {
            let counts = grid.counts(stream.draw(block))
            let all = (0..<20).map { counts[$0] }
            #expect(all.sorted() == [1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5])
            seen.insert(all)
            firsts[all[0]] += 1
        }
        #expect(seen.count > 19_900)
        // One, five, seven, five and two in twenty.
        for (count, share) in [(1, 0.05), (2, 0.25), (3, 0.35), (4, 0.25), (5, 0.1)] {
            #expect(abs(Double(firsts[count]) / 20_000 - share) < 0.015)
        }
    }

    @Test func lanesNumberTheirSales() {
        for lanes in 1...5 {
            let grid = ItemGrid(lanes: lanes)
            let grids = ItemGrids(RandomStream(key: UInt64(lanes)))
            let orders = 10..<10 + 20 * 23 + 7
            var next = [Int](repeating: 0, count: lanes)
            var items = 0
            for number in 0..<orders.count {
                let (block, place) = number.quotientAndRemainder(dividingBy: ItemGrid.blockOrders)
                let counts = grids.counts(grid, block: block, first: orders.lowerBound)
                #expect(grids.items(of: number, first: orders.lowerBound, grid) == items)
                items += counts[place]
                for item in 0..<counts[place] {
                    let lane = grid.lane(item: item, block: block)
                    #expect(grid.item(lane: lane, block: block) == item)
                    let sale = grid.salesBefore(lane, block: block) + counts.orders(before: place, withItem: item)
                    let (foundBlock, foundPlace) = grid.block(ofSale: sale, lane: lane)
                    #expect(foundBlock == block && foundPlace == counts.orders(before: place, withItem: item))
                    // Items of a lane come in the order of orders, without a gap.
                    #expect(sale == next[lane])
                    next[lane] += 1
                }
            }
            for lane in 0..<lanes { #expect(grids.sales(of: lane, orders: orders, grid) == next[lane]) }
        }
    }
}
