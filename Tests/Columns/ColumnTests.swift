import LoamBytes
import LoamColumns
import LoamTestSupport
import Testing

/// Reads a cell back through the public accessors.
func cell(_ column: Column, _ row: Int) -> Cell {
    guard column.isValid(row) else { return .null }
    switch column.type {
    case .bool: return .bool(column.bool[row])
    case .int32, .date, .dictionary: return .integer(Int64(column.int32[row]))
    case .int64, .decimal, .timestamp: return .integer(column.int64[row])
    case .float64: return .real(column.float64[row])
    case .uuid: return .uuid(column.uuid[row])
    case .utf8: return .text(Array(column.textBytes(row)))
    case .structure: return .structure(column.children.map { cell($0, row) })
    case .list: return .list(column.listRange(row).map { cell(column.children[0], $0) })
    }
}

@Suite struct ColumnTests {
    private func demandSame(_ batch: Batch, _ rows: [[Cell]]) throws {
        try demandEqual(batch.rowCount, rows.count)
        for (row, cells) in rows.enumerated() {
            for (place, column) in batch.columns.enumerated() {
                // By text, since NaN equals nothing.
                let about = "row \(row) of \(column.type.name)"
                try demandEqual("\(cell(column, row))", "\(cells[place])", about)
            }
        }
    }

    @Test func whatIsPutInComesOut() throws {
        try withSeededCases(400, seed: 20) { numbers in
            let table = RandomTable(&numbers)
            try demandSame(table.batch(), table.rows)
        }
    }

    /// A batch that held other rows before is as good as a new one.
    @Test func clearedBatchesAreLikeNew() throws {
        try withSeededCases(200, seed: 21) { numbers in
            let table = RandomTable(&numbers)
            let batch = Batch(table.schema, capacity: 60)
            for _ in 0..<4 {
                let rows = (0..<numbers.below(61)).map { _ in
                    table.schema.fields.map { RandomTable.cell(&numbers, $0) }
                }
                batch.clear()
                try demand(batch.rowCount == 0, "rows are left")
                batch.fill(rows)
                try demandSame(batch, rows)
            }
        }
    }

    @Test func clearingKeepsTheMemory() {
        let column = Column(.utf8, nullable: true, capacity: 10)
        column.fill((0..<10).map { .text(Array("text \($0)".utf8)) })
        let before = (column.offsets, column.validity, column.text.start, column.text.capacity)
        column.clear()
        #expect(before == (column.offsets, column.validity, column.text.start, column.text.capacity))
        #expect(column.text.count == 0)
    }

    @Test func clearedCellsAreValidAndFalse() {
        let column = Column(.bool, nullable: true, capacity: 21)
        for row in 0..<21 {
            column.bool[row] = true
            column.valid[row] = false
        }
        column.clear()
        for row in 0..<21 { #expect(column.isValid(row) && !column.bool[row], "row \(row)") }
    }

    @Test func bitsDoNotTouchTheirNeighbours() throws {
        try withSeededCases(200, seed: 22) { numbers in
            let column = Column(.bool, nullable: true, capacity: 70)
            var bits = [Bool](repeating: false, count: 70)
            for _ in 0..<300 {
                let row = numbers.below(70)
                bits[row].toggle()
                column.bool[row] = bits[row]
                column.valid[row] = !bits[row]
            }
            try demandEqual((0..<70).map { column.bool[$0] }, bits)
            try demandEqual((0..<70).map { !column.isValid($0) }, bits)
        }
    }

    @Test func bitsLieInArrowsOrder() throws {
        let column = Column(.bool, nullable: true, capacity: 16)
        column.bool[0] = true
        column.bool[9] = true
        column.valid[2] = false
        let values = try #require(column.values)
        #expect(values.load(as: UInt8.self) == 1 && values.load(fromByteOffset: 1, as: UInt8.self) == 2)
        #expect(column.validity?[0] == 0b1111_1011)
    }

    @Test func uuidsLieBigEndian() throws {
        let column = Column(.uuid, nullable: false, capacity: 2)
        column.uuid[1] = UUIDWords(high: 0x0102_0304_0506_0708, low: 0x090A_0B0C_0D0E_0F10)
        let values = try #require(column.values)
        #expect((0..<16).map { values.load(fromByteOffset: 16 + $0, as: UInt8.self) } == Array(1...16))
        #expect(column.isValid(1))
    }

    @Test func listsMakeRoomForTheirElements() {
        let column = Column(
            .list(.structure([Field("x", .int64, "A number"), Field("t", .utf8, "A text")])), nullable: false,
            capacity: 3)
        let long = Cell.list((0..<1_000).map { .structure([.integer($0), .text([0x41])]) })
        column.fill([.list([]), long, .list([.structure([.integer(-1), .text([])])])])
        #expect(
            column.listRange(0) == 0..<0 && column.listRange(1) == 0..<1_000 && column.listRange(2) == 1_000..<1_001)
        #expect(cell(column, 1) == long)
        let capacity = column.children[0].capacity
        column.children[0].reserveRows(10)
        #expect(column.children[0].capacity == capacity && column.children[0].children[1].capacity >= capacity)
    }

    @Test func indexesByName() {
        let schema = TableSchema("t", primaryKey: "a", "T", [Field("a", .int32, "A"), Field("b", .utf8, "B")])
        #expect(schema.index(of: "b") == 1 && schema.index(of: "c") == nil)
    }
}

@Suite struct TextWriterTests {
    @Test func piecesOfEveryKind() {
        let column = Column(.utf8, nullable: false, capacity: 3)
        let words = WordList(["größer", "", "a word that takes more than one step"])
        var writer = TextWriter(column, rows: 3, maximumWidth: 80)
        writer.append(words, 0)
        writer.append(byte: 0x2D)
        writer.append(-42)
        writer.endRow()
        writer.append(words, 1)
        writer.endRow()
        writer.append(7, width: 5)
        writer.append(words, 2)
        writer.append("é")
        writer.endRow()
        writer.finish()
        let texts = (0..<3).map { String(decoding: column.textBytes($0), as: UTF8.self) }
        #expect(texts == ["größer--42", "", "00007a word that takes more than one stepé"])
    }

    @Test func aSecondWriterReplacesTheFirst() {
        let column = Column(.utf8, nullable: false, capacity: 2)
        for text in ["first", "2"] {
            var writer = TextWriter(column, rows: 1, maximumWidth: 10)
            writer.append(text)
            writer.endRow()
            writer.finish()
            #expect(String(decoding: column.textBytes(0), as: UTF8.self) == text)
            #expect(column.text.count == text.utf8.count)
        }
    }
}

@Suite struct SchemaTests {
    @Test func parentsAreNamedOnce() {
        let schema = TableSchema(
            "c", primaryKey: "id", "C",
            [
                Field("id", .int64, "Key"), Field("b", .int64, references: ForeignKey("b", "id"), "B"),
                Field("a", .int64, references: ForeignKey("a", "id"), "A"),
                Field("b2", .int64, references: ForeignKey("b", "id"), "B again"),
                Field("up", .int64, references: ForeignKey("c", "id"), "Itself"),
            ])
        #expect(schema.parents == ["b", "a"])
    }

    @Test func typeNames() {
        let inner = ColumnType.structure([Field("a", .utf8, ""), Field("b", .decimal(precision: 9, scale: 3), "")])
        #expect(ColumnType.list(inner).name == "list<struct<a: utf8, b: decimal(9, 3)>>")
    }

    @Test func enumerations() {
        let enumeration = Enumeration(["b", "a", ""])
        #expect(
            enumeration.values == ["b", "a", ""] && enumeration.index(of: "a") == 1 && enumeration.index(of: "x") == nil
        )
        #expect(enumeration == Enumeration(["b", "a", ""]) && enumeration != Enumeration(["a", "b", ""]))
    }

    /// Half away from zero, and nothing for what has no such number.
    @Test(
        arguments: [
            (0.125, 100.0, 13), (-0.125, 100, -13), (2.5, 1, 3), (-2.5, 1, -3), (0.004, 100, 0),
            (1e15, 1000, 1_000_000_000_000_000_000),
        ] as [(Double, Double, Int64)])
    func roundingOfDecimals(value: Double, power: Double, units: Int64) {
        #expect(FixedPoint.units(value, power: power) == units)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 9e18, -9.3e18, .greatestFiniteMagnitude])
    func valuesWithoutUnits(value: Double) {
        #expect(FixedPoint.units(value, power: 1) == nil)
    }
}
