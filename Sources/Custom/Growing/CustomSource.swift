internal import LoamWorlds

/// Grows a table that has rows of its own together with all its children and their children.
struct CustomSource: Source {
    let world: CustomWorld
    /// The tables by their places in the world; the driver first.
    let family: [Int]
    let tables: [TableSchema]

    init(_ world: CustomWorld, root: Int) {
        self.world = world
        family = world.family(of: root)
        tables = family.map { world.tables[$0].schema }
    }

    /// The sources of a world, those that others refer to first.
    static func inOrder(_ world: CustomWorld) -> [any Source] {
        var order: [Int] = []
        func visit(_ root: Int, _ open: Set<Int>) {
            guard !order.contains(root), !open.contains(root) else { return }
            for table in world.family(of: root) {
                for column in world.tables[table].columns {
                    guard case .reference(let reference) = column.drawing else { continue }
                    visit(world.root(of: reference.table), open.union([root]))
                }
            }
            order.append(root)
        }
        for table in world.tables.indices where world.tables[table].rows.parent == nil { visit(table, []) }
        return order.map { CustomSource(world, root: $0) }
    }

    var driverCount: Int { world.tables[family[0]].rows.rootRows }

    func rowCount(table: Int, drivers: Range<Int>) -> Int {
        let rows = world.tables[family[table]].rows
        if rows.isDense { return drivers.count * rows.slotsPerRoot }
        var counts: [ChildCount] = []
        var step = family[table]
        while let parent = world.tables[step].rows.parent, let count = world.tables[step].rows.count {
            counts.insert(count, at: 0)
            step = parent
        }
        if counts.count == 1 {
            return counts[0].total(drivers)
        }
        return drivers.reduce(0) { $0 + Self.descendants($1, counts[...]) }
    }

    private static func descendants(_ slot: Int, _ counts: ArraySlice<ChildCount>) -> Int {
        guard let law = counts.first else { return 1 }
        let children = law.sample(slot)
        let rest = counts.dropFirst()
        if rest.isEmpty { return children }
        return (0..<children).reduce(0) { $0 + descendants(slot * law.maximum + $1, rest) }
    }

    func maximumRows(table: Int, drivers: Int) -> Int {
        drivers * world.tables[family[table]].rows.slotsPerRoot
    }

    func makeGrower() -> any Grower { CustomGrower(self) }
}
