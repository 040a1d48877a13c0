import LoamColumns
import LoamTestSupport
import Testing

@Suite struct GatherTests {
    @Test func gatheredRowsAreTheRows() throws {
        try withSeededCases(300, seed: 71) { numbers in
            let table = RandomTable(&numbers)
            let batch = table.batch()
            let places = (0..<numbers.below(60)).compactMap { _ in
                batch.rowCount == 0 ? nil : Int32(numbers.below(batch.rowCount))
            }
            let gathered = Batch(table.schema, capacity: 0)
            let single = Batch(table.schema, capacity: 0)
            for part in [places[..<(places.count / 3)], places[(places.count / 3)...]] {
                gathered.append(batch, gathering: Array(part))
            }
            for place in places { single.append(batch, Int(place)..<Int(place) + 1) }
            try demandEqual(gathered.rowCount, places.count, "rows")
            var hasher = ContentHasher(table.schema)
            for row in places.indices {
                try demandEqual(
                    hasher.digest(gathered, rows: row..<row + 1), hasher.digest(single, rows: row..<row + 1),
                    "row \(row)")
            }
            try demandEqual(
                gathered.byteCount(0..<gathered.rowCount), single.byteCount(0..<single.rowCount), "bytes")
        }
    }
}
