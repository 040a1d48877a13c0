import LoamRandom
import LoamTestSupport
import Testing

@testable import LoamMarketplace

/// The arithmetic that replaces lists: each piece against the list it replaces.
@Suite struct MarketplaceArithmeticTests {
    @Test func samplesAreFoundBothWays() throws {
        try withSeededCases(400, seed: 51) { numbers in
            let rows = numbers.within(1...3_000)
            let sample = EvenSample(numbers.within(0...3_500), of: rows, phase: numbers.below(2))
            let members = (0..<sample.count).map(sample.row)
            try demandEqual(members, members.sorted(), "order")
            try demandEqual(Set(members).count, sample.count, "no row twice")
            try demand(members.allSatisfy { (0..<rows).contains($0) }, "rows lie inside")
            let found = (0..<rows).compactMap { row in sample.member(row).map { (row, $0) } }
            try demandEqual(found.map(\.0), members, "rows that are members")
            try demandEqual(found.map(\.1), Array(members.indices), "members of rows")
        }
    }

    @Test func powerLawsRunBackwards() throws {
        try withSeededCases(300, seed: 52) { numbers in
            let law = PowerLaw(exponent: numbers.within(1...8))
            let (total, count) = (numbers.within(0...2_000), numbers.within(1...300))
            let places = (0..<total).map { law.place(number: $0, total: total, of: count) }
            try demandEqual(places, places.sorted(), "never falls")
            for place in 0...count {
                let first = law.firstNumber(place: place, total: total, of: count)
                try demandEqual(first, places.firstIndex { $0 >= place } ?? total, "first of \(place)")
            }
        }
    }

    @Test func aPowerLawHasItsShares() {
        let law = PowerLaw(exponent: 3)
        let picks = 1_000_000
        let top = (0..<picks).count { law.place(number: $0, total: picks, of: 1_000) < 10 }
        // The first hundredth gets the third root of 0.01.
        #expect(abs(Double(top) / Double(picks) - 0.215443) < 1e-4)
    }

    @Test func spansKnowTheirOwners() throws {
        try withSeededCases(200, seed: 53) { numbers in
            let counts = (0..<numbers.within(1...20)).map { _ in numbers.oneIn(3) ? 0 : numbers.within(1...9) }
            let spans = Spans(counts)
            let owners = counts.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
            try demandEqual(spans.rows, owners.count)
            for (row, owner) in owners.enumerated() { try demandEqual(spans.owner(of: row), owner, "row \(row)") }
            guard !owners.isEmpty else { return }
            let start = numbers.below(owners.count)
            let range = start..<numbers.within(start...owners.count)
            var met: [Int] = []
            spans.forEachOwner(in: range) { owner, part in met += part.map { _ in owner } }
            try demandEqual(met, Array(owners[range]), "owners of \(range)")
        }
    }

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
