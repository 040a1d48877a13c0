internal import LoamWorlds

/// Counts rows where only growing them tells: batch by batch, in the memory of one.
enum RowCounter {
    private static let batchRows = 1024

    static func count(_ source: some Source, table: Int, drivers: Range<Int>) -> Int {
        let batch = Batch(
            source.tables[table], capacity: max(1, source.maximumRows(table: table, drivers: batchRows)))
        let grower = source.makeGrower()
        var rows = 0
        var left = drivers
        while !left.isEmpty {
            let piece = left.prefix(batchRows)
            left = left.dropFirst(batchRows)
            batch.clear()
            grower.grow(piece, into: source.tables.indices.map { $0 == table ? batch : nil })
            rows += batch.rowCount
        }
        return rows
    }
}
