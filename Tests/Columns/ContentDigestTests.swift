import LoamBytes
import LoamColumns
import LoamTestSupport
import Testing

@Suite struct ContentDigestTests {
    private func digest(_ schema: TableSchema, _ rows: [[Cell]], capacity: Int? = nil) -> ContentDigest {
        let batch = Batch(schema, capacity: capacity ?? rows.count)
        batch.fill(rows)
        var hasher = ContentHasher(schema)
        return hasher.digest(batch, rows: 0..<rows.count)
    }

    private func table(_ fields: [Field]) -> TableSchema { TableSchema("t", primaryKey: fields[0].name, "T", fields) }

    @Test func theOrderOfRowsDoesNotMatter() throws {
        try withSeededCases(200, seed: 30) { numbers in
            let table = RandomTable(&numbers)
            let shuffled = table.rows.shuffled(using: &numbers)
            try demandEqual(digest(table.schema, shuffled), digest(table.schema, table.rows))
        }
    }

    /// Ranges of one batch, batches of other capacities and one hasher for all add up to the same.
    @Test func partsAddUp() throws {
        try withSeededCases(200, seed: 31) { numbers in
            let table = RandomTable(&numbers)
            let whole = digest(table.schema, table.rows)
            var hasher = ContentHasher(table.schema)
            let batch = table.batch(extraCapacity: 5)
            var sum = ContentDigest()
            var rows = 0..<table.rows.count
            while !rows.isEmpty {
                let piece = rows.prefix(1 + numbers.below(10))
                sum += hasher.digest(batch, rows: piece)
                rows = rows.dropFirst(piece.count)
            }
            try demandEqual(sum, whole, "ranges of a batch")
            let cut = numbers.below(table.rows.count + 1)
            sum = digest(table.schema, Array(table.rows[..<cut]), capacity: 100)
            sum += digest(table.schema, Array(table.rows[cut...]))
            try demandEqual(sum, whole, "two batches")
            try demandEqual(hasher.digest(batch, rows: 0..<0), ContentDigest(), "no rows")
        }
    }

    /// Any cell that changes its published value changes the digest, and so does a row more or less.
    @Test func everyCellCounts() throws {
        var changes = 0
        try withSeededCases(1_500, seed: 32) { numbers in
            let table = RandomTable(&numbers)
            guard !table.rows.isEmpty else { return }
            let before = digest(table.schema, table.rows)
            try demand(digest(table.schema, table.rows.dropLast()) != before, "a row less")
            try demand(digest(table.schema, table.rows + [table.rows[0]]) != before, "a row twice")
            let (row, place) = (numbers.below(table.rows.count), numbers.below(table.schema.fields.count))
            let field = table.schema.fields[place]
            var rows = table.rows
            rows[row][place] = RandomTable.cell(&numbers, field)
            func published(_ cell: Cell) -> [UInt8] { Array(PublishedText.json(cell, field.type).compact().utf8) }
            let old = published(table.rows[row][place])
            let new = published(rows[row][place])
            guard old != new else { return }
            changes += 1
            try demand(
                digest(table.schema, rows).sum != before.sum,
                "\(field.type.name) from \(table.rows[row][place]) to \(rows[row][place])")
        }
        #expect(changes > 800)
    }

    @Test func nullAndZeroAndEmptyDiffer() {
        let types: [(ColumnType, [Cell])] = [
            (.int64, [.null, .integer(0), .integer(1), .integer(-1)]),
            (.int32, [.null, .integer(0), .integer(1), .integer(-1)]),
            (.utf8, [.null, .text([]), .text([0]), .text(Array("null".utf8)), .text([0x20])]),
            (.bool, [.null, .bool(false), .bool(true)]),
            (
                .uuid,
                [
                    .null, .uuid(UUIDWords(high: 0, low: 0)), .uuid(UUIDWords(high: 0, low: 1)),
                    .uuid(UUIDWords(high: 1, low: 0)),
                ]
            ),
            (.float64(decimals: 1), [.null, .real(0), .real(0.1), .real(-0.1)]),
            (.dictionary(Enumeration(["", "a", "null"])), [.null, .integer(0), .integer(1), .integer(2)]),
            (.list(.utf8), [.null, .list([]), .list([.text([])]), .list([.text([]), .text([])])]),
            (
                .structure([Field("x", .int32, nullable: true, "X")]),
                [.null, .structure([.null]), .structure([.integer(0)])]
            ),
        ]
        for (type, cells) in types {
            let schema = table([Field("x", type, nullable: true, "X")])
            let sums = Set(cells.map { digest(schema, [[$0]]).sum })
            #expect(sums.count == cells.count, "\(type.name)")
        }
    }

    /// Values that trade places between columns or rows do not cancel.
    @Test func exchangedCellsCount() {
        let schema = table([Field("a", .int64, "A"), Field("b", .int64, "B")])
        let sums = [
            [[1, 2], [3, 4]], [[2, 1], [3, 4]], [[1, 4], [3, 2]], [[3, 2], [1, 4]], [[1, 3], [2, 4]],
        ].map { rows in
            digest(schema, rows.map { $0.map { Cell.integer($0) } }).sum
        }
        #expect(Set(sums).count == 4)
        #expect(sums[2] == sums[3])
    }

    /// The same value in another integer type, a nullable column without nulls, a word of an enumeration instead of
    /// free text: equal content.
    @Test func theLayoutDoesNotMatter() {
        func one(_ type: ColumnType, _ cell: Cell, nullable: Bool) -> ContentDigest {
            digest(table([Field("x", type, nullable: nullable, "X")]), [[cell]])
        }
        let word = Enumeration(["no", "größer"])
        let pairs: [[(ColumnType, Cell)]] = [
            [
                (.int32, .integer(-7)), (.int64, .integer(-7)), (.decimal(precision: 9, scale: 2), .integer(-7)),
                (.float64(decimals: 1), .real(-0.7)),
            ],
            [(.utf8, .text(Array("größer".utf8))), (.dictionary(word), .integer(1))],
            [(.bool, .bool(true)), (.int32, .integer(1))],
            [(.timestamp(.seconds), .integer(5)), (.timestamp(.microseconds), .integer(5))],
        ]
        for pair in pairs {
            let all = pair.flatMap { [one($0.0, $0.1, nullable: false), one($0.0, $0.1, nullable: true)] }
            for digest in all { #expect(digest == all[0], "\(pair)") }
        }
    }

    @Test func theNameOfAColumnMatters() {
        let sums = ["x", "y"].map { digest(table([Field($0, .int64, "X")]), [[.integer(5)]]).sum }
        #expect(sums[0] != sums[1])
    }

    /// The digest of a fixed table, so that no change of the hash goes unseen: manifests of the past hold it.
    @Test func goldenDigest() {
        let schema = table([
            Field("id", .uuid, "Key"), Field("n", .int64, nullable: true, "N"), Field("t", .utf8, nullable: true, "T"),
            Field("m", .decimal(precision: 12, scale: 2), "M"), Field("f", .float64(decimals: 2), "F"),
            Field("b", .bool, "B"), Field("d", .date, "D"), Field("at", .timestamp(.seconds), "At"),
            Field("k", .dictionary(Enumeration(["one", "two"])), "K"), Field("l", .list(.int32), "L"),
            Field("s", .structure([Field("x", .utf8, "X"), Field("y", .int64, nullable: true, "Y")]), "S"),
        ])
        let rows = (0..<100).map { row -> [Cell] in
            let number = Int64(row)
            return [
                .uuid(UUIDWords(high: UInt64(row) &* 0x9E37_79B9_7F4A_7C15, low: UInt64(row))),
                row % 3 == 0 ? .null : .integer(number - 50), row % 4 == 0 ? .null : .text(Array("text \(row)".utf8)),
                .integer(number * -101), .real(Double(row) / 8), .bool(row % 2 == 0), .integer(number * 400 - 10_000),
                .integer(number * 1_000_003), .integer(number % 2), .list((0..<number % 4).map { .integer($0) }),
                .structure([.text([UInt8(row)]), row % 5 == 0 ? .null : .integer(number)]),
            ]
        }
        let digest = digest(schema, rows)
        #expect(digest.rows == 100)
        #expect(digest.text == "0734c1f12e73c06dacb40f2f4ed75c16")
    }
}
