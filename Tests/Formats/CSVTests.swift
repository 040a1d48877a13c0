import LoamBytes
import LoamColumns
import LoamFormats
import LoamTestSupport
import Testing

@Suite struct CSVTests {
    private func text(_ fields: [Field], _ rows: [[Cell]]) -> String {
        let batch = Batch(TableSchema("t", primaryKey: fields[0].name, "T", fields), capacity: rows.count)
        batch.fill(rows)
        return String(decoding: encoded(CSVFormat(), batch), as: UTF8.self)
    }

    private func cell(_ type: ColumnType, _ cell: Cell) -> String {
        let lines = text([Field("x", type, nullable: true, "X"), Field("y", .bool, "Y")], [[cell, .bool(true)]])
        return String(lines.dropFirst(4).dropLast(6))
    }

    /// Quotes are where RFC 4180 asks for them, and around empty text, and nowhere else.
    @Test(arguments: [
        ("plain", "plain"), ("two words", "two words"), (" blanks ", " blanks "), ("it's", "it's"),
        ("a;b\tc", "a;b\tc"),
        ("", "\"\""), (",", "\",\""), ("a,b", "\"a,b\""), ("\"", "\"\"\"\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
        ("\n", "\"\n\""), ("a\rb", "\"a\rb\""), ("null", "null"), ("größer 漢字 😀", "größer 漢字 😀"),
        ("a text of sixteen", "a text of sixteen"),
        ("a comma behind sixteen bytes,", "\"a comma behind sixteen bytes,\""),
        ("\u{1}\u{7F}\\", "\u{1}\u{7F}\\"),
    ])
    func quoting(value: String, expected: String) {
        #expect(cell(.utf8, .text(Array(value.utf8))) == expected)
        #expect(cell(.dictionary(Enumeration([value, "other word"])), .integer(0)) == expected)
    }

    @Test func nullIsAnEmptyCell() {
        let types: [ColumnType] = [
            .bool, .int32, .int64, .float64(decimals: 2), .decimal(precision: 9, scale: 2), .date, .timestamp(.seconds),
            .timestamp(.microseconds), .uuid, .utf8, .dictionary(Enumeration(["a"])), .list(.utf8),
            .structure([Field("a", .int32, "A")]),
        ]
        for type in types { #expect(cell(type, .null) == "", "\(type.name)") }
    }

    /// A special character is found at every place of texts of every length, and neighbours' characters are not.
    @Test func specialCharactersAtEveryPlace() throws {
        for special in [",", "\"", "\n", "\r"] {
            for length in 1...40 {
                for place in 0..<length {
                    var value = [UInt8](repeating: UInt8(ascii: "x"), count: length)
                    value[place] = special.utf8.first ?? 0
                    let rows = [[Cell.text(value), .text([0x61])], [.text([0x62]), .text(value)]]
                    let read = try CSVReader.read(
                        text([Field("x", .utf8, "X"), Field("y", .utf8, "Y")], rows).utf8)
                    try demandEqual(
                        read[1], [.init(value, isQuoted: true), .init([0x61], isQuoted: false)],
                        "place \(place) of \(length)")
                    try demandEqual(
                        read[2], [.init([0x62], isQuoted: false), .init(value, isQuoted: true)],
                        "place \(place) of \(length)")
                }
            }
        }
    }

    @Test func aTableWithoutRowsIsItsHeader() {
        #expect(text([Field("id", .int64, "Key"), Field("t", .utf8, "T")], []) == "id,t\n")
    }

    @Test func headersAreQuotedToo() {
        let fields = ["a,b", "say \"hi\"", "two\nlines", "plain", ""].map { Field($0, .bool, "X") }
        #expect(text(fields, []) == "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",plain,\"\"\n")
    }

    @Test(arguments: [
        (Int64(0), 2, "0.00"), (-5, 2, "-0.05"), (5, 0, "5"), (-5, 0, "-5"), (123_456, 3, "123.456"),
        (1, 18, "0.000000000000000001"),
        (.min, 2, "-92233720368547758.08"), (.max, 18, "9.223372036854775807"), (.min, 0, "-9223372036854775808"),
    ])
    func decimals(units: Int64, scale: Int, expected: String) {
        #expect(cell(.decimal(precision: 18, scale: scale), .integer(units)) == expected)
    }

    @Test(arguments: [
        (1.5, 2, "1.50"), (-0.125, 2, "-0.13"), (0.125, 2, "0.13"), (-0.001, 2, "0.00"), (-0.0, 1, "0.0"),
        (2.5, 0, "3"),
        (1e15, 3, "1000000000000000.000"), (.nan, 2, ""), (.infinity, 2, ""), (-.infinity, 0, ""), (1e300, 0, ""),
        (1e18, 2, ""),
    ])
    func floatingPointWithDecimals(value: Double, decimals: Int, expected: String) {
        #expect(cell(.float64(decimals: decimals), .real(value)) == expected)
    }

    @Test func instantsAndDays() {
        #expect(cell(.timestamp(.seconds), .integer(-1)) == "1969-12-31T23:59:59Z")
        #expect(cell(.timestamp(.microseconds), .integer(-1)) == "1969-12-31T23:59:59.999999Z")
        #expect(cell(.date, .integer(-1)) == "1969-12-31")
    }

    @Test func nestedValuesAreJSON() {
        let inner = ColumnType.structure([
            Field("t", .utf8, nullable: true, "T"), Field("m", .decimal(precision: 9, scale: 2), "M"),
            Field("u", .date, "U"), Field("f", .float64(decimals: 1), "F"),
        ])
        let value = Cell.list([
            .structure([.text(Array("a \"b\"\n".utf8)), .integer(-150), .integer(0), .real(.nan)]),
            .structure([.null, .integer(0), .integer(1), .real(0.25)]),
        ])
        #expect(
            cell(.list(inner), value)
                == #""[{""t"":""a \""b\""\n"",""m"":-1.50,""u"":""1970-01-01"",""f"":null},{""t"":null,""m"":0.00,""u"":""1970-01-02"",""f"":0.3}]""#
        )
        #expect(cell(.list(.int32), .list([])) == "[]")
        #expect(cell(.list(.int32), .list([.integer(7)])) == "[7]")
    }
}

@Suite struct NDJSONTests {
    private func text(_ fields: [Field], _ rows: [[Cell]]) -> String {
        let batch = Batch(TableSchema("t", primaryKey: fields[0].name, "T", fields), capacity: rows.count)
        batch.fill(rows)
        return String(decoding: encoded(NDJSONFormat(), batch), as: UTF8.self)
    }

    @Test func linesAsTheyStand() {
        let fields = [
            Field("id", .int64, "Key"), Field("a \"key\"", .utf8, nullable: true, "T"),
            Field("b", .bool, nullable: true, "B"),
            Field("m", .decimal(precision: 9, scale: 2), "M"), Field("at", .timestamp(.seconds), "At"),
            Field("f", .float64(decimals: 1), "F"),
            Field("k", .dictionary(Enumeration(["x", "\"y\""])), nullable: true, "K"),
        ]
        let rows: [[Cell]] = [
            [.integer(.min), .text([]), .bool(true), .integer(-5), .integer(0), .real(.infinity), .integer(1)],
            [.integer(0), .null, .null, .integer(100), .integer(-1_000_000), .real(-0.25), .null],
        ]
        #expect(
            text(fields, rows) == """
                {"id":-9223372036854775808,"a \\"key\\"":"","b":true,"m":-0.05,"at":"1970-01-01T00:00:00Z","f":null,"k":"\\"y\\""}
                {"id":0,"a \\"key\\"":null,"b":null,"m":1.00,"at":"1969-12-31T23:59:59Z","f":-0.3,"k":null}

                """)
    }

    @Test func aTableWithoutRowsIsEmpty() {
        #expect(text([Field("id", .int64, "Key")], []) == "")
    }

    @Test func escapesAtEveryPlace() throws {
        for special: UInt8 in [0x00, 0x1F, 0x0A, 0x22, 0x5C] {
            for length in 1...40 {
                for place in 0..<length {
                    var value = [UInt8](repeating: UInt8(ascii: "x"), count: length)
                    value[place] = special
                    let line = text([Field("x", .utf8, "X")], [[.text(value)]])
                    let expected = PublishedText.json(.text(value), .utf8).compact()
                    try demandEqual(line, "{\"x\":\(expected)}\n", "byte \(special) at \(place) of \(length)")
                }
            }
        }
    }
}
