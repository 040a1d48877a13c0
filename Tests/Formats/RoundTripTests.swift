import LoamBytes
import LoamColumns
import LoamEngine
import LoamFormats
import LoamTestSupport
import Testing

/// Header and rows of a batch in a format.
func encoded(_ format: any TextFormat, _ batch: Batch) -> [UInt8] {
    var out = ByteBuffer()
    format.makeEncoder(batch.schema).encode(batch, rows: 0..<batch.rowCount, into: &out)
    return format.header(batch.schema) + Array(out.bytes)
}

/// Random tables as text and back, cell by cell.
@Suite struct RoundTripTests {
    /// What a strict reader must find for a cell.
    static func csv(_ cell: Cell, _ type: ColumnType) -> CSVReader.Field {
        var bytes: [UInt8]
        switch (cell, type) {
        case (.null, _): return CSVReader.Field([], isQuoted: false)
        case (_, .structure), (_, .list): bytes = Array(PublishedText.json(cell, type).compact().utf8)
        default:
            guard let text = PublishedText.scalar(cell, type) else { return CSVReader.Field([], isQuoted: false) }
            bytes = text
        }
        let special = Array(",\"\n\r".utf8)
        return CSVReader.Field(bytes, isQuoted: bytes.isEmpty || bytes.contains(where: special.contains))
    }

    private func checkCSV(_ table: RandomTable) throws {
        let rows = try CSVReader.read(encoded(CSVFormat(), table.batch()))
        try demandEqual(rows.count, table.rows.count + 1, "rows and header")
        try demandEqual(rows[0].map(\.bytes), table.schema.fields.map { Array($0.name.utf8) }, "header")
        for (row, cells) in table.rows.enumerated() {
            for (place, field) in table.schema.fields.enumerated() {
                let about = "row \(row), \(field.type.name) \(cells[place])"
                try demandEqual(rows[row + 1][place], Self.csv(cells[place], field.type), about)
            }
        }
    }

    private func checkNDJSON(_ table: RandomTable) throws {
        let bytes = encoded(NDJSONFormat(), table.batch())
        try demand(bytes.isEmpty || bytes.last == 0x0A, "the last line does not end")
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
        try demandEqual(lines.count, table.rows.count, "lines")
        for (line, cells) in zip(lines, table.rows) {
            guard case .object(let members) = try JSONParser.parse(Array(line)) else { throw Mismatch("no object") }
            try demandEqual(members.count, cells.count, "members")
            for (place, field) in table.schema.fields.enumerated() {
                let expected = PublishedText.json(cells[place], field.type)
                try demandEqual(Array(members[place].key.utf8), Array(field.name.utf8), "key")
                // By bytes, so that texts are not compared as Unicode does.
                try demandEqual(
                    Array(members[place].value.compact().utf8), Array(expected.compact().utf8),
                    "\(field.type.name) \(cells[place])")
            }
        }
    }

    @Test func csvOfFlatTables() throws {
        try withSeededCases(600, seed: 50) { try checkCSV(RandomTable(&$0, nested: false)) }
    }

    @Test func csvOfNestedTables() throws {
        try withSeededCases(300, seed: 51) { try checkCSV(RandomTable(&$0)) }
    }

    @Test func ndjsonOfFlatTables() throws {
        try withSeededCases(600, seed: 52) { try checkNDJSON(RandomTable(&$0, nested: false)) }
    }

    @Test func ndjsonOfNestedTables() throws {
        try withSeededCases(300, seed: 53) { try checkNDJSON(RandomTable(&$0)) }
    }

    /// The bytes of a row depend on the row alone: any ranges, by one encoder or several, in one buffer or several, and
    /// a batch that held other rows before.
    @Test(arguments: ["csv", "ndjson"])
    func anySplitOfTheRowsGivesTheSameBytes(name: String) throws {
        let format = try #require(FormatRegistry.named(name)?.text)
        try withSeededCases(300, seed: 54) { numbers in
            let table = RandomTable(&numbers, nested: numbers.oneIn(2))
            let whole = encoded(format, table.batch())
            let batch = Batch(table.schema, capacity: 50)
            batch.fill((0..<50).map { _ in table.schema.fields.map { RandomTable.cell(&numbers, $0) } })
            var encoder = format.makeEncoder(table.schema)
            var scratch = ByteBuffer()
            encoder.encode(batch, rows: 0..<50, into: &scratch)
            batch.clear()
            batch.fill(table.rows)
            var out = ByteBuffer()
            format.header(table.schema).withUnsafeBytes { out.append($0) }
            var rows = 0..<table.rows.count
            while !rows.isEmpty {
                let piece = rows.prefix(numbers.below(8))
                rows = rows.dropFirst(piece.count)
                if numbers.oneIn(4) { encoder = format.makeEncoder(table.schema) }
                encoder.encode(batch, rows: piece, into: &out)
            }
            try demandEqual(out.text(), String(decoding: whole, as: UTF8.self))
        }
    }
}
