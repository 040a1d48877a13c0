internal import LoamColumns
internal import LoamEngine

/// The rows of a table as the manifest's recipe makes them, grown again batch by batch beside those of the files. One for
/// each thread and table.
final class RegrownRows {
    private let map: RowMap
    private let pump: BatchPump
    private let batch: Batch
    private let comparison: BatchComparison
    private let check: Int
    /// Rows that the batch holds now.
    private var rows = 0..<0
    /// How far rows of the files have moved against those that are grown: rows were taken out or put in.
    private var shift = 0
    private var searches = 0

    private static let driverRows = 1024
    /// How far a moved row is looked for, and how often in one batch.
    private static let window = 64
    private static let mostSearches = 8

    init(_ map: RowMap, schema: TableSchema, check: Int) {
        self.map = map
        self.check = check
        pump = BatchPump(map.source, driversAtOnce: min(Self.driverRows, map.drivers.count))
        batch = Batch(schema, capacity: pump.rowsAtMost(map.table))
        pump.batches[map.table] = batch
        comparison = BatchComparison(schema)
    }

    /// Compares rows of a file with those that are grown for them.
    func compare(_ read: Batch, firstRow: Int, bad: BadCells, _ tallies: TallyBook) {
        tallies.examine(check, read.rowCount)
        searches = 0
        var row = 0
        while row < read.rowCount {
            guard seek(firstRow + row + shift) else {
                tallies.violate(check, row: firstRow + row) {
                    Sample(row: firstRow + row, detail: "the manifest's recipe makes no such row")
                }
                row += 1
                continue
            }
            let offset = firstRow + row + shift - rows.lowerBound
            let count = min(read.rowCount - row, rows.upperBound - (firstRow + row + shift))
            if comparison.isEqual(read, row, batch, offset, count) {
                row += count
                continue
            }
            row += differ(read, row, offset, count, firstRow, bad, tallies)
        }
    }

    /// Finds the rows that differ, up to where rows have moved; how many rows were compared.
    private func differ(
        _ read: Batch, _ row: Int, _ offset: Int, _ count: Int, _ firstRow: Int, _ bad: BadCells, _ tallies: TallyBook
    ) -> Int {
        for step in 0..<count {
            let found = row + step
            let columns = comparison.differences(read, found, batch, offset + step)
            guard !columns.isEmpty else { continue }
            let number = firstRow + found
            tallies.violate(check, row: number) {
                comparison.sample(read, found, batch, offset + step, columns, number)
            }
            guard comparison.keyDiffers(columns), searches < Self.mostSearches else { continue }
            searches += 1
            if let moved = search(read, found, number + shift) {
                shift = moved - number
                return step + 1
            }
            // The search may have grown other rows into the batch.
            return step + 1
        }
        return count
    }

    /// The grown row that the row of the file equals, near its expected place.
    private func search(_ read: Batch, _ row: Int, _ expected: Int) -> Int? {
        for distance in 1...Self.window {
            for candidate in [expected + distance, expected - distance] where seek(candidate) {
                if comparison.hasSameKey(read, row, batch, candidate - rows.lowerBound) { return candidate }
            }
        }
        return nil
    }

    /// Makes the batch hold a row; false where there is no such row.
    private func seek(_ row: Int) -> Bool {
        if rows.contains(row) { return true }
        // The rest of the partition may hold no further row.
        if row == rows.upperBound, growOn(to: row) { return true }
        guard let partition = map.partition(of: row) else { return false }
        let (first, drivers) = map.partition(partition)
        rows = first..<first
        pump.begin(drivers)
        return growOn(to: row)
    }

    /// Grows what is left of the partition until the batch holds a row.
    private func growOn(to row: Int) -> Bool {
        while pump.next() {
            rows = rows.upperBound..<rows.upperBound + batch.rowCount
            if rows.contains(row) { return true }
        }
        return false
    }
}
