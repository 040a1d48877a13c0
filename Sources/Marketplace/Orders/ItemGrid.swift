internal import LoamWorlds

/// How many items orders have. In every block of 20 orders of a tenant 1 has one item, 5 have two, 7 three, 5 four and 2
/// five, in an order of the block's own: so the items of a block are always 62, and the item of any number is found by
/// arithmetic, without counting those before.
///
/// Item q of an order in block b belongs to lane (q + b) mod lanes. A shop with fewer than five products has fewer lanes, and
/// orders no more items than that.
struct ItemGrid: Sendable {
    static let blockOrders = 20
    static let mostLanes = 5

    let lanes: Int
    /// Items of a whole block.
    let blockItems: Int
    /// The counts of a block before they are mixed.
    private let counts: BlockCounts
    /// By item: orders of a block that have it.
    private let ordersWithItem: [Int]
    /// By lane and block of a cycle of `lanes` blocks: items of the lane before that block, one entry more at the end.
    private let before: [Int]

    init(lanes: Int) {
        let plain = [1] + [Int](repeating: 2, count: 5) + [Int](repeating: 3, count: 7)
        let all = (plain + [Int](repeating: 4, count: 5) + [5, 5]).map { min($0, lanes) }
        self.lanes = lanes
        counts = BlockCounts(all)
        blockItems = all.reduce(0, +)
        let withItem = (0..<lanes).map { item in all.count { $0 > item } }
        ordersWithItem = withItem
        before = (0..<lanes).flatMap { lane in
            (0...lanes).map { block in (0..<block).reduce(0) { $0 + withItem[(lane + lanes - $1) % lanes] } }
        }
    }

    /// The counts of a block.
    @inline(__always)
    func counts(_ draw: UInt64) -> BlockCounts { counts.mixed(draw) }

    @inline(__always)
    func lane(item: Int, block: Int) -> Int { (item &+ block) % lanes }

    @inline(__always)
    func item(lane: Int, block: Int) -> Int { (lane &+ lanes &- block % lanes) % lanes }

    /// Sales of a lane before a block.
    @inline(__always)
    func salesBefore(_ lane: Int, block: Int) -> Int {
        block / lanes &* blockItems &+ before.withUnsafeBufferPointer { $0[lane &* (lanes &+ 1) &+ block % lanes] }
    }

    /// The block in which a lane makes its sale of a number, and the place of the sale in that block.
    func block(ofSale number: Int, lane: Int) -> (block: Int, index: Int) {
        let cycle = number / blockItems
        let rest = number - cycle * blockItems
        var block = 0
        while before[lane * (lanes + 1) + block + 1] <= rest { block += 1 }
        return (cycle * lanes + block, rest - before[lane * (lanes + 1) + block])
    }
}

/// The item counts of 20 orders, three bits each.
struct BlockCounts: Sendable {
    private var bits: UInt64 = 0

    init(_ counts: [Int]) {
        for (index, count) in counts.enumerated() { bits |= UInt64(count) << UInt64(3 * index) }
    }

    @inline(__always)
    subscript(_ order: Int) -> Int { Int(truncatingIfNeeded: bits &>> UInt64(truncatingIfNeeded: 3 &* order) & 7) }

    /// The counts in another order: Fisher and Yates with one draw, whose 64 bits are more than the 62 that 20! orders need.
    @inline(__always)
    func mixed(_ draw: UInt64) -> BlockCounts {
        var mixed = self
        var rest = draw
        var last: UInt64 = 19
        while last > 0 {
            let product = rest.multipliedFullWidth(by: last &+ 1)
            rest = product.low
            let (first, second) = (3 &* last, 3 &* product.high)
            let change = (mixed.bits &>> first ^ mixed.bits &>> second) & 7
            mixed.bits ^= change &<< first | change &<< second
            last &-= 1
        }
        return mixed
    }

    /// How many of the first `orders` orders have item `item`.
    @inline(__always)
    func orders(before orders: Int, withItem item: Int) -> Int {
        var count = 0
        for order in 0..<orders where self[order] > item { count &+= 1 }
        return count
    }

    /// Items of the first `orders` orders.
    @inline(__always)
    func items(before orders: Int) -> Int {
        var count = 0
        for order in 0..<orders { count &+= self[order] }
        return count
    }
}

/// The grids for shops of 1, 2, 3, 4 and of more products, and how blocks are mixed.
struct ItemGrids: Sendable {
    private let grids = (1...ItemGrid.mostLanes).map { ItemGrid(lanes: $0) }
    private let mixing: RandomStream

    init(_ mixing: RandomStream) { self.mixing = mixing }

    /// The grid of a shop that sells so many products.
    func grid(products: Int) -> ItemGrid { grids[min(max(products, 1), ItemGrid.mostLanes) - 1] }

    /// The counts of a block of a shop whose first order is row `first`.
    @inline(__always)
    func counts(_ grid: ItemGrid, block: Int, first: Int) -> BlockCounts {
        // A block is known by its first order; those of two shops differ.
        grid.counts(mixing.draw(first &+ block &* ItemGrid.blockOrders))
    }

    /// Items that the first `count` orders of a shop have, whose first order is row `first`.
    func items(of count: Int, first: Int, _ grid: ItemGrid) -> Int {
        let blocks = count / ItemGrid.blockOrders
        let rest = count - blocks * ItemGrid.blockOrders
        return blocks * grid.blockItems
            + (rest == 0 ? 0 : counts(grid, block: blocks, first: first).items(before: rest))
    }

    /// Sales that a lane makes with all orders of a shop.
    func sales(of lane: Int, orders: Range<Int>, _ grid: ItemGrid) -> Int {
        let blocks = orders.count / ItemGrid.blockOrders
        let rest = orders.count - blocks * ItemGrid.blockOrders
        let last = counts(grid, block: blocks, first: orders.lowerBound)
        return grid.salesBefore(lane, block: blocks)
            + last.orders(before: rest, withItem: grid.item(lane: lane, block: blocks))
    }
}
