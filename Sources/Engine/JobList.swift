/// The partitions of a run in their order: source by source, range by range. Memory does not grow with the rows, unless
/// files are cut by rows: then one row number a partition and table is kept.
struct JobList: Sendable {
    /// One partition of one source.
    struct Job {
        var source: Int
        var drivers: Range<Int>
        /// Whether no later partition belongs to the source.
        var endsSource: Bool
        /// The number of the partition in its source.
        var partition: Int
    }

    private struct Block {
        var drivers: Range<Int>
        var firstJob: Int
        var jobCount: Int
    }

    private let blocks: [Block]
    /// For each source, table and partition: the first row, counted from the run's first. Empty if it is not needed.
    private let firstRows: [[[Int]]]
    let count: Int

    init(_ plan: RunPlan) {
        var blocks: [Block] = []
        var jobs = 0
        for (index, source) in plan.sources.enumerated() {
            // A source of which nothing is written has no work at all.
            guard plan.outputs.contains(where: { $0.source == index }) else {
                blocks.append(Block(drivers: 0..<0, firstJob: jobs, jobCount: 0))
                continue
            }
            let drivers = plan.share.range(of: source.driverCount)
            let grid = RunPlan.partitionRows
            let first = drivers.lowerBound / grid
            let last = drivers.isEmpty ? first : (drivers.upperBound - 1) / grid
            blocks.append(Block(drivers: drivers, firstJob: jobs, jobCount: last - first + 1))
            jobs += last - first + 1
        }
        self.blocks = blocks
        count = jobs
        guard plan.outputs.contains(where: { plan.cut($0).isCut }) else {
            firstRows = []
            return
        }
        firstRows = zip(plan.sources, blocks).enumerated().map { index, entry in
            let (source, block) = entry
            return source.tables.indices.map { table in
                // Counting may cost as much as growing: only what is written is counted.
                guard plan.outputs.contains(where: { $0.source == index && $0.table == table }) else { return [] }
                var row = 0
                return (0..<block.jobCount).map { partition in
                    defer { row += source.rowCount(table: table, drivers: Self.range(block, partition)) }
                    return row
                }
            }
        }
    }

    /// Partition boundaries are on a grid that does not depend on the share.
    private static func range(_ block: Block, _ partition: Int) -> Range<Int> {
        let grid = RunPlan.partitionRows
        let start = (block.drivers.lowerBound / grid + partition) * grid
        return max(start, block.drivers.lowerBound)..<min(start + grid, block.drivers.upperBound)
    }

    subscript(_ index: Int) -> Job {
        // Few sources: a linear search is the fastest.
        var source = 0
        while index >= blocks[source].firstJob + blocks[source].jobCount { source += 1 }
        let block = blocks[source]
        let partition = index - block.firstJob
        let drivers = block.drivers.isEmpty ? block.drivers : Self.range(block, partition)
        return Job(
            source: source, drivers: drivers, endsSource: partition == block.jobCount - 1, partition: partition)
    }

    /// The first row of a table in a partition, counted from the first row of the run; nil when rows are not counted.
    func firstRow(_ job: Job, table: Int) -> Int? {
        firstRows.isEmpty ? nil : firstRows[job.source][table][job.partition]
    }

    /// The number of driver rows of a source in this run.
    func driverCount(_ source: Int) -> Int { blocks[source].drivers.count }
}
