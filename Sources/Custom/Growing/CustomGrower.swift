internal import LoamWorlds

/// One thread's frames of a source.
final class CustomGrower: Grower {
    private let source: CustomSource
    private var members: [Member] = []
    /// Which columns of which tables the frames are set up for; nil for a table that is not wanted.
    private var wanted: [[Bool]?] = []
    /// Drivers that are grown at once: so many that the cells of their children stay in the second-level cache.
    private let piece: Int

    /// A table of the family with what is grown of it.
    private struct Member {
        let frame: Frame
        /// The place of the parent among the members.
        let parent: Int?
        let outlets: [ColumnOutlet]
    }

    init(_ source: CustomSource) {
        self.source = source
        let most = source.family.map { source.world.tables[$0].rows.slotsPerRoot }.max() ?? 1
        piece = max(32, 4096 / most)
    }

    func grow(_ drivers: Range<Int>, into batches: [Batch?]) {
        let wanted = batches.map { $0?.wanted }
        if wanted != self.wanted { setUp(wanted) }
        for batch in batches { batch?.rowCount = 0 }
        var rest = drivers
        repeat {
            grow(rest.prefix(piece), onto: batches)
            rest = rest.dropFirst(piece)
        } while !rest.isEmpty
    }

    /// Grows some drivers with all their children, and appends them to the rows that the batches hold.
    private func grow(_ drivers: Range<Int>, onto batches: [Batch?]) {
        for (place, member) in members.enumerated() {
            if let parent = member.parent {
                spread(member.frame, over: members[parent].frame)
            } else {
                member.frame.resize(drivers.count, areConsecutive: true)
                let slots = member.frame.slots
                for row in 0..<drivers.count { slots[row] = drivers.lowerBound &+ row }
            }
            guard let batch = batches[place] else {
                member.frame.run()
                continue
            }
            let (first, count) = (batch.rowCount, member.frame.count)
            for outlet in member.outlets { outlet.open(batch, from: first, rows: count) }
            member.frame.run()
            for outlet in member.outlets { outlet.close(batch, from: first, rows: count) }
            batch.rowCount = first + count
        }
    }

    /// Makes a frame for each table and asks it for the columns of those that are wanted.
    private func setUp(_ wanted: [[Bool]?]) {
        self.wanted = wanted
        members = []
        let world = source.world
        for (place, table) in source.family.enumerated() {
            let above = world.tables[table].rows.parent.flatMap { source.family.firstIndex(of: $0) }
            let frame = Frame(world, table: table, parent: above.map { members[$0].frame })
            var outlets: [ColumnOutlet] = []
            if let columns = wanted[place] {
                for (column, plan) in world.tables[table].columns.enumerated() where columns[column] {
                    outlets.append(ColumnOutlet(frame.vector(ofColumn: column), plan, column))
                }
            }
            members.append(Member(frame: frame, parent: above, outlets: outlets))
        }
    }

    /// The children of all rows of a parent's frame.
    private func spread(_ frame: Frame, over parent: Frame) {
        guard let law = frame.plan.rows.count else { return }
        let most = law.maximum
        frame.resize(parent.count * most, areConsecutive: false)
        let (slots, places, above) = (frame.slots, frame.places.rows, parent.slots)
        var row = 0
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: max(1, parent.count)) { counts in
            guard let counts = counts.baseAddress else { return }
            law.sample(above, parent.count, into: counts)
            for place in 0..<parent.count {
                let first = above[place] &* most
                for child in 0..<Int(counts[place]) {
                    slots[row] = first &+ child
                    places[row] = Int32(truncatingIfNeeded: place)
                    row &+= 1
                }
            }
        }
        frame.resize(row, areConsecutive: false)
    }
}
