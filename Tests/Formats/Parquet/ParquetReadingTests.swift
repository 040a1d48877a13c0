import LoamBytes
import LoamCodecs
import LoamColumns
import LoamEngine
import LoamTestSupport
import Testing

@testable import LoamFormats

/// Files are read back as they were written, and what contradicts itself or is damaged is found.
@Suite struct ParquetReadingTests {
    /// Every type, codec, encoding, page version and size of pages, groups and batches.
    @Test(arguments: ParquetBytes.compressions)
    func whatIsWrittenIsReadBack(_ compression: Compression) throws {
        try withSeededCases(300, seed: 360) { numbers in
            let table = RandomTable(&numbers, rows: 200, portable: true)
            let batch = table.batch()
            let options = ParquetBytes.options(&numbers, table.schema)
            let bytes = try ParquetBytes.write(batch, options, compression, groupRows: numbers.pick([7, 50, 1_000]))
            let found = try ParquetBytes.read(bytes, table.schema, batchRows: numbers.within(1...60))
            try demand(found.isSound, "\(found.faults) with \(options)")
            try demand(found.rows == batch.cells, "other rows with \(options), \(table.schema)")
        }
    }

    /// Values that only Loam itself can hold come back too: they are bits.
    @Test func valuesBeyondOtherReaders() throws {
        try withSeededCases(100, seed: 361) { numbers in
            let fields = [
                Field("a", .float64(decimals: 2), nullable: true, ""), Field("b", .timestamp(.microseconds), ""),
                Field("c", .utf8, ""),
            ]
            let schema = TableSchema("t", primaryKey: "b", "", fields)
            let batch = Batch(schema, capacity: 100)
            batch.fill((0..<100).map { _ in fields.map { RandomTable.cell(&numbers, $0) } })
            let bytes = try ParquetBytes.write(batch, ParquetBytes.options(&numbers, schema), .snappy, groupRows: 40)
            let found = try ParquetBytes.read(bytes, schema)
            try demand(found.isSound, "\(found.faults)")
            try demand(found.rows == batch.cells, "other rows")
        }
    }

    static let schema = TableSchema(
        "orders", primaryKey: "id", "",
        [
            Field("id", .int64, ""), Field("name", .utf8, nullable: true, ""),
            Field("tags", .list(.structure([Field("word", .utf8, ""), Field("n", .int32, nullable: true, "")])), ""),
        ])

    private static func row(_ row: Int) -> [Cell] {
        let name: Cell = row % 5 == 0 ? .null : .text(Array("name \(row % 17)".utf8))
        let tags = (0..<row % 4).map { place -> Cell in
            let number: Cell = place == 1 ? .null : .integer(Int64(row))
            return .structure([.text(Array("w\(place)".utf8)), number])
        }
        return [.integer(Int64(row) * 3), name, .list(tags)]
    }

    static func batch(_ rows: Int) -> Batch {
        let batch = Batch(schema, capacity: rows)
        batch.fill((0..<rows).map(Self.row))
        return batch
    }

    @Test(arguments: [
        (Field("id", .int32, ""), "id is stored as int64, and not as int32"),
        (Field("id", .timestamp(.seconds), ""), "id means nothing but int64, and not timestamp"),
        (Field("id", .int64, nullable: true, ""), "id is required, and not optional"),
        (Field("key", .int64, ""), "there is no column key"),
        (Field("id", .structure([]), ""), "id is no group of 0 fields"),
    ])
    func otherSchemas(field: Field, words: String) throws {
        let bytes = try ParquetBytes.write(Self.batch(3), ParquetOptions(), .none, groupRows: 10)
        var schema = Self.schema
        schema.fields[0] = field
        schema.primaryKey = field.name
        let found = try ParquetBytes.read(bytes, schema)
        #expect(found.damage.map(\.kind) == [.schema] && found.rows.isEmpty)
        #expect(found.damage.first?.reason == words)
    }

    @Test func otherColumns() throws {
        let bytes = try ParquetBytes.write(Self.batch(3), ParquetOptions(), .none, groupRows: 10)
        var schema = Self.schema
        schema.fields.swapAt(0, 1)
        #expect(
            try ParquetBytes.read(bytes, schema).faults == ["the columns are in another order: id, name, tags"])
        schema = Self.schema
        schema.fields.removeLast()
        #expect(try ParquetBytes.read(bytes, schema).faults == ["orders has no column tags"])
        schema = Self.schema
        schema.fields[2].type = .list(.structure([Field("word", .utf8, ""), Field("n", .int64, nullable: true, "")]))
        #expect(
            try ParquetBytes.read(bytes, schema).faults == [
                "tags.element.n is stored as int32, and not as int64"
            ])
    }

    /// A bit that flips anywhere is refused, found out, or (in names, notes and padding) without effect on the rows; nothing
    /// else ever happens.
    @Test(arguments: ParquetBytes.compressions)
    func flippedBits(_ compression: Compression) throws {
        let batch = Self.batch(120)
        try withSeededCases(400, seed: 362) { numbers in
            var options = ParquetBytes.options(&numbers, Self.schema)
            options.bloomFilters = ["id"]
            var bytes = try ParquetBytes.write(batch, options, compression, groupRows: 50)
            for _ in 0...numbers.below(3) { bytes[numbers.below(bytes.count)] ^= 1 << UInt8(numbers.below(8)) }
            _ = try ParquetBytes.read(bytes, Self.schema)
        }
    }

    /// Bytes put in, taken out and overwritten, near the ends of the file most of all.
    @Test func mangledFiles() throws {
        let batch = Self.batch(120)
        try withSeededCases(1_500, seed: 363) { numbers in
            let options = ParquetBytes.options(&numbers, Self.schema)
            var bytes = try ParquetBytes.write(
                batch, options, numbers.pick(ParquetBytes.compressions), groupRows: 50)
            for _ in 0...numbers.below(5) {
                let near = min(bytes.count, numbers.pick([40, 400, bytes.count]))
                let place = numbers.oneIn(2) ? bytes.count - 1 - numbers.below(near) : numbers.below(near)
                switch numbers.below(4) {
                case 0: bytes[place] = numbers.pick([0, 0x7F, 0x80, 0xFF])
                case 1: bytes[place] = UInt8(truncatingIfNeeded: numbers.next())
                case 2: bytes.insert(UInt8(truncatingIfNeeded: numbers.next()), at: place)
                default: bytes.remove(at: place)
                }
            }
            _ = try ParquetBytes.read(bytes, Self.schema)
        }
    }

    @Test func cutFiles() throws {
        let bytes = try ParquetBytes.write(Self.batch(60), ParquetOptions(), .snappy, groupRows: 50)
        for count in 0..<bytes.count {
            let found = try ParquetBytes.read(Array(bytes.prefix(count)), Self.schema)
            #expect(!found.damage.isEmpty && found.rows.isEmpty, "\(count) bytes")
        }
    }

    /// A footer that lies, one field at a time; rows come back all the same, or are refused.
    @Test(arguments: FooterLie.all)
    func liesAreFound(_ lie: FooterLie) throws {
        let batch = Self.batch(120)
        var options = ParquetOptions()
        options.pageRows = 20
        options.bloomFilters = ["name"]
        var bytes = try ParquetBytes.write(batch, options, .zstd(level: 1), groupRows: 50)
        #expect(try ParquetBytes.read(bytes, Self.schema).isSound)
        try lie.tell(&bytes)
        let found = try ParquetBytes.read(bytes, Self.schema)
        #expect(found.faults.contains { $0.contains(lie.words) }, "\(found.faults)")
        if lie.keepsRows { #expect(found.rows == batch.cells && found.damage.isEmpty) }
    }
}
