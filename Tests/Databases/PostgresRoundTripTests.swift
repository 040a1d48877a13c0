import LoamBytes
import LoamColumns
import LoamEngine
import LoamFormats
import LoamProgram
import LoamStorage
import LoamTestSupport
import Testing

/// Whether no text of a table holds a zero byte.
func fitsDatabases(_ table: RandomTable) -> Bool {
    let batch = table.batch()
    var out = ByteBuffer()
    NDJSONFormat().makeEncoder(table.schema).encode(batch, rows: 0..<batch.rowCount, into: &out)
    return !out.text().contains("\\u0000")
}

/// Random tables through a real server: what COPY takes in is what SQL shows and what COPY gives back.
@Suite("PostgreSQL: cells", .enabled(if: PostgresServer.isThere))
struct PostgresRoundTripTests {
    private static func encoded(_ batch: Batch) -> SharedBuffer {
        let out = SharedBuffer()
        PostgresCopyFormat.opening.withUnsafeBytes { out.buffer.append($0) }
        PostgresCopyFormat().makeEncoder(batch.schema).encode(batch, rows: 0..<batch.rowCount, into: &out.buffer)
        PostgresCopyFormat.closing.withUnsafeBytes { out.buffer.append($0) }
        return out
    }

    private static func load(_ table: RandomTable, _ connection: PostgresConnection) throws {
        let sql = SchemaSQL(.postgresql)
        try connection.execute("DROP TABLE IF EXISTS random; " + sql.create(table.schema, among: [], keys: .later))
        try connection.beginCopy("COPY random FROM STDIN (FORMAT binary)")
        let out = encoded(table.batch())
        try withExtendedLifetime(out) { try connection.put(out.buffer.bytes) }
        try demandEqual(try connection.endCopy(), table.rows.count, "rows")
    }

    private static func digest(_ batch: Batch) -> ContentDigest {
        var hasher = ContentHasher(batch.schema)
        batch.roundToPublished()
        return hasher.digest(batch, rows: 0..<batch.rowCount)
    }

    @Test func randomTablesComeBack() throws {
        let connection = try PostgresConnection(PostgresAddress(PostgresServer.shared.get().makeDatabase().url))
        var numbers = SeededNumbers(seed: 0x2025)
        var tried = 0
        while tried < 60 {
            let table = RandomTable(&numbers, portable: true)
            guard fitsDatabases(table) else { continue }
            tried += 1
            try Self.load(table, connection)
            let decoder = PostgresCopyDecoder(table.schema)
            let back = Batch(table.schema, capacity: table.rows.count + 1)
            try connection.copyOut("COPY random TO STDOUT (FORMAT binary)") { message throws(SQLError) in
                do throws(PostgresCopyDecoder.Fault) {
                    try decoder.decode(message, into: back) { Issue.record("more rows than were sent") }
                } catch {
                    throw SQLError("", "column \(error.column)")
                }
            }
            try demandEqual(Self.digest(back), Self.digest(table.batch()), "content of table \(tried)")
        }
    }

    @Test func numericsAreWhatSQLSays() throws {
        let connection = try PostgresConnection(PostgresAddress(PostgresServer.shared.get().makeDatabase().url))
        var values: [Int64] = [0, 1, -1, 9_999, 10_000, 10_001, 99_999_999, 100_000_000, 999_999_999_999_999_999]
        var power: Int64 = 1
        for _ in 0..<17 {
            power *= 10
            values += [power, power - 1, power + 1, -power]
        }
        for scale in 0...18 {
            let schema = TableSchema(
                "random", primaryKey: "n", "", [Field("n", .decimal(precision: 18, scale: scale), "")])
            try Self.load(RandomTable(schema, values.map { [.integer($0)] }), connection)
            let found = try connection.execute("SELECT 1, 1, n::text FROM random")
            for (row, value) in values.enumerated() {
                try demandEqual(found[row, 2], Self.decimal(value, scale), "scale \(scale)")
            }
        }
    }

    private static func decimal(_ value: Int64, _ scale: Int) -> String {
        var out = ByteBuffer(capacity: 32)
        let end = DecimalText().write(value, scale: scale, unit: DecimalText.unit(scale: scale), to: out.end)
        out.commit(to: end)
        return out.text()
    }

    @Test func extremesAndNulls() throws {
        let connection = try PostgresConnection(PostgresAddress(PostgresServer.shared.get().makeDatabase().url))
        let word = Enumeration(["", "it's", "two\nlines"])
        let schema = TableSchema(
            "random", primaryKey: "i", "",
            [
                Field("i", .int64, ""), Field("s", .int32, nullable: true, ""), Field("d", .date, nullable: true, ""),
                Field("t", .timestamp(.microseconds), nullable: true, ""), Field("u", .uuid, nullable: true, ""),
                Field("w", .dictionary(word), nullable: true, ""), Field("x", .utf8, nullable: true, ""),
                Field("b", .bool, nullable: true, ""), Field("f", .float64(decimals: 2), nullable: true, ""),
                Field("l", .list(.structure([Field("a", .utf8, ""), Field("n", .int64, "")])), nullable: true, ""),
            ])
        let uuid = try #require(UUIDWords(text: "01234567-89ab-cdef-fedc-ba9876543210"))
        try Self.load(
            RandomTable(
                schema,
                [
                    [
                        .integer(.max), .integer(-2_147_483_648), .integer(-719_162), .integer(-62_135_596_800_000_000),
                        .uuid(uuid), .integer(0), .text([]), .bool(true), .real(-0.25),
                        .list([.structure([.text(Array("\"".utf8)), .integer(1)])]),
                    ],
                    [
                        .integer(.min), .integer(2_147_483_647), .integer(2_932_896), .integer(253_402_300_799_999_999),
                        .uuid(uuid), .integer(2), .text(Array("漢😀".utf8)), .bool(false), .real(1e15), .list([]),
                    ],
                    [.integer(0)] + [Cell](repeating: .null, count: 9),
                ]), connection)
        try connection.execute("SET timezone = 'UTC'; SET datestyle = 'ISO'")
        let rows = try connection.execute("SELECT * FROM random ORDER BY i DESC")
        #expect(
            rows.texts[0] == [
                "9223372036854775807", "-2147483648", "0001-01-01", "0001-01-01 00:00:00+00",
                "01234567-89ab-cdef-fedc-ba9876543210", "", "", "t", "-0.25", "[{\"a\": \"\\\"\", \"n\": 1}]",
            ])
        #expect(
            rows.texts[2] == [
                "-9223372036854775808", "2147483647", "9999-12-31", "9999-12-31 23:59:59.999999+00",
                "01234567-89ab-cdef-fedc-ba9876543210", "two\nlines", "漢😀", "f", "1e+15", "[]",
            ])
        #expect((1..<10).allSatisfy { rows[1, $0] == nil })
    }
}
