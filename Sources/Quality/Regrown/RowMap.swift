internal import LoamEngine

/// Which driver rows make which rows of a table, for the share of a run. Memory: a word for each partition.
struct RowMap: Sendable {
    let source: any Source
    let table: Int
    let drivers: Range<Int>
    /// For each partition of the share its first row, counted from the share's first; then the count of all.
    private let starts: [Int]

    init(_ source: any Source, table: Int, share: Share) {
        self.source = source
        self.table = table
        drivers = share.range(of: source.driverCount)
        var starts = [0]
        var place = drivers.lowerBound
        while place < drivers.upperBound {
            let next = min(drivers.upperBound, (place / RunPlan.partitionRows + 1) * RunPlan.partitionRows)
            starts.append(starts[starts.count - 1] + source.rowCount(table: table, drivers: place..<next))
            place = next
        }
        self.starts = starts
    }

    var rowCount: Int { starts[starts.count - 1] }

    /// The partition that makes a row; nil after the last.
    func partition(of row: Int) -> Int? {
        guard row >= 0, row < rowCount else { return nil }
        var (low, high) = (0, starts.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= row { low = middle } else { high = middle }
        }
        return low
    }

    /// First row and driver rows of a partition.
    func partition(_ number: Int) -> (firstRow: Int, drivers: Range<Int>) {
        let grid = RunPlan.partitionRows
        let start = number == 0 ? drivers.lowerBound : (drivers.lowerBound / grid + number) * grid
        let end = min(drivers.upperBound, (start / grid + 1) * grid)
        return (starts[number], start..<end)
    }

    /// The row at which a block of rows from `row` on should end, so that it is grown again without waste.
    func boundary(after row: Int) -> Int {
        guard let partition = partition(of: row) else { return row + RunPlan.partitionRows }
        return starts[partition + 1]
    }
}
