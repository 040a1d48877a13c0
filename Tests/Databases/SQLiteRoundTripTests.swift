import LoamBytes
import LoamColumns
import LoamFormats
import LoamSinks
import LoamStorage
import LoamTestSupport
import Testing

@testable import LoamDatabaseSinks
@testable import LoamEngine

/// Random tables through SQLite: what statements bind is what reading the table back finds.
@Suite("SQLite: cells")
struct SQLiteRoundTripTests {
    private static func digest(_ batch: Batch) -> ContentDigest {
        var hasher = ContentHasher(batch.schema)
        batch.roundToPublished()
        return hasher.digest(batch, rows: 0..<batch.rowCount)
    }

    @Test func randomTablesComeBack() throws {
        let directory = try TemporaryDirectory()
        var numbers = SeededNumbers(seed: 0x5017)
        for number in 0..<120 {
            let table = RandomTable(&numbers, portable: true)
            // A text with a zero byte is none when it is read back, as in files.
            guard fitsDatabases(table) else { continue }
            let database = try SQLiteDatabase(path: directory.path + "/t\(number).db")
            let batch = table.batch()
            batch.roundToPublished()
            var out = ByteBuffer()
            StoredCellFormat().makeEncoder(table.schema).encode(batch, rows: 0..<batch.rowCount, into: &out)
            // Without keys: random tables may have the same key twice.
            try database.use { session throws(SQLError) in
                try session.execute(SchemaSQL(.strictSQLite).create(table.schema, among: [], keys: .later))
                try session.execute("CREATE TABLE \(LoadLedger.table) (\(LoadLedger.columns))")
            }
            let sink = try SQLiteSink(
                database, table.schema, identity: "x", path: "t", meter: LoadMeter(), replaces: false, verifies: false,
                spansTable: false)
            try sink.write(
                Chunk(
                    output: 0, file: 0, directory: nil, endsFile: true, rows: batch.rowCount, content: ContentDigest(),
                    bytes: out.bytes))
            let found = try database.use { session throws(SQLError) in try SQLiteReader(table.schema).digest(session) }
            try demandEqual(found, Self.digest(table.batch()), "content of table \(number): \(table.schema)")
        }
    }

    @Test func moneyIsExactUpToFifteenDigits() throws {
        for (precision, scale) in [(15, 0), (15, 2), (15, 15), (12, 2), (9, 4)] {
            var bound: Int64 = 1
            for _ in 0..<precision { bound *= 10 }
            let unit = Double(DecimalText.unit(scale: scale))
            for value in [bound - 1, 1 - bound, bound / 3, 1, -1, 0] {
                let real = Double(value) / unit
                try demandEqual(FixedPoint.units(real, power: unit), value, "decimal(\(precision), \(scale))")
            }
        }
    }
}
