import LoamBytes
import LoamTestSupport
import Testing

@Suite struct JSONTests {
    private func parse(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

    private func randomValue(_ numbers: inout SeededNumbers, depth: Int = 0) -> JSONValue {
        switch numbers.below(depth < 4 ? 8 : 5) {
        case 0: return .null
        case 1: return .bool(numbers.oneIn(2))
        case 2: return .integer(numbers.integer())
        case 3: return .decimal(Double.random(in: -1e6...1e6, using: &numbers), places: numbers.below(7))
        case 4: return .string(String(decoding: RandomTable.text(&numbers), as: UTF8.self))
        case 5: return .array((0..<numbers.below(5)).map { _ in randomValue(&numbers, depth: depth + 1) })
        default:
            return .object((0..<numbers.below(5)).map { .init("\($0)\"\n", randomValue(&numbers, depth: depth + 1)) })
        }
    }

    @Test func writtenValuesReadBack() throws {
        try withSeededCases(3_000, seed: 11) { numbers in
            let value = randomValue(&numbers)
            let compact = value.compact()
            // Texts compare byte by byte, values would compare them as Unicode does.
            try demandEqual(Array(try parse(compact).compact().utf8), Array(compact.utf8), "compact")
            try demandEqual(try parse(value.pretty()), value, "pretty")
            try demand(!compact.utf8.contains { $0 < 0x20 }, "a bare control character in \(compact)")
        }
    }

    @Test func everyControlCharacterIsEscaped() throws {
        for code: UInt8 in 0..<128 {
            let text = String(UnicodeScalar(code))
            let quoted = JSONText.quoted(text)
            let short = [0x22: "\\\"", 0x5C: "\\\\", 8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r"][Int(code)]
            let expected = code < 0x20 ? "\\u00" + PublishedText.padded(String(code, radix: 16), 2) : text
            try demandEqual(quoted, "\"\(short ?? expected)\"", "code \(code)")
            try demandEqual(try parse(quoted), .string(text), "code \(code)")
        }
    }

    @Test(arguments: [
        "", " ", "nul", "nulll", "tru", "True", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}", "{a:1}", "{\"a\":1 \"b\":2}", "{\"a\":1,\"a\":2}", "{1:2}", "\"", "\"a", "\"\\\"", "\"\\x\"",
        "\"\\u12\"", "\"\\u12g4\"", "\"\\u+123\"", "\"\t\"", "\"\n\"", "'a'", "1 2", "// c\n1", "[1]]", "\u{FEFF}1",
        "+1", "-", "01", "-01", "00", "1.", ".5", "-.5", "1.e5", "1e", "1e+", "1e5.5", "--1", "0x10", "inf", "-inf",
        "nan",
        "Infinity", "1e999", "\"\\ud800\"", "\"\\ud800x\"", "\"\\ud800\\n\"", "\"\\ud800\\ud800\"", "\"\\udc00\"",
    ])
    func malformedText(text: String) {
        #expect(throws: JSONError.self) { try parse(text) }
    }

    @Test(arguments: [
        [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22], [0xFF],
    ])
    func invalidUTF8(bytes: [UInt8]) {
        #expect(throws: JSONError.self) { try JSONParser.parse(bytes) }
    }

    @Test(arguments: ["0", "-0", "0.5", "-0.5", "10", "1e5", "1E+5", "1.25e-3", "-12345678901234567890", "0e0"])
    func numbersKeepTheirText(text: String) throws {
        #expect(try parse(" \(text)\r\n\t") == .number(text))
    }

    @Test func surrogatePairsAndEscapes() throws {
        #expect(try parse(#""\ud83d\ude00\u00e9\/\b\f\n\r\t\\\"""#) == .string("😀é/\u{8}\u{C}\n\r\t\\\""))
        #expect(try parse(#""\uDBFF\uDFFF\uffff""#) == .string("\u{10FFFF}\u{FFFF}"))
    }

    @Test func keysThatOnlyLookAlikeDiffer() throws {
        // One letter with its accent, and the same as letter and combining accent: different bytes, so different keys.
        let value = try parse("{\"\u{E9}\":1,\"e\u{301}\":2}")
        #expect(value["\u{E9}"] == .number("1"))
        #expect(value["e\u{301}"] == .number("2"))
    }

    @Test func depthHasALimit() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(throws: Never.self) { try parse(nested(64)) }
        #expect(throws: JSONError.self) { try parse(nested(65)) }
        #expect(throws: JSONError.self) { try parse(nested(1_000_000)) }
        #expect(throws: JSONError.self) { try parse(String(repeating: "{\"a\":", count: 100_000)) }
    }

    @Test func lookUps() throws {
        let value = try parse(#"{"a": [1, "x"], "b": 2.5, "c": -7}"#)
        #expect(value["a"]?.elements?.count == 2)
        #expect(value["a"]?.elements?[1].text == "x")
        #expect(value["b"]?.integer == nil && value["c"]?.integer == -7)
        #expect(value["d"] == nil && value["a"]?["x"] == nil && value.text == nil && value.elements == nil)
    }

    @Test func decimalsOfMeasuredValues() {
        #expect(JSONValue.decimal(1.5, places: 3) == .number("1.500"))
        #expect(JSONValue.decimal(-0.04, places: 1) == .number("0.0"))
        #expect(JSONValue.decimal(2.6, places: 0) == .number("3"))
        for value in [Double.nan, .infinity, -.infinity, 1e300] {
            #expect(JSONValue.decimal(value, places: 2) == .null)
        }
    }

    /// Bytes of every kind, and documents with a few bytes changed, end in a value or an error.
    @Test func anyBytesEndInAValueOrAnError() throws {
        var errors = 0
        try withSeededCases(20_000, seed: 12) { numbers in
            var bytes: [UInt8]
            if numbers.oneIn(2) {
                let marks = Array(#"{}[]",:\u0dtfn1-e. "#.utf8)
                bytes = (0..<numbers.below(60)).map { _ in
                    numbers.oneIn(4) ? UInt8(truncatingIfNeeded: numbers.next()) : numbers.pick(marks)
                }
            } else {
                bytes = Array(randomValue(&numbers).compact().utf8)
                for _ in 0..<3 where !bytes.isEmpty {
                    bytes[numbers.below(bytes.count)] = UInt8(truncatingIfNeeded: numbers.next())
                }
            }
            let value: JSONValue
            do throws(JSONError) {
                value = try JSONParser.parse(bytes)
            } catch {
                errors += 1
                return try demand(error.offset <= bytes.count && !error.message.isEmpty, "\(error) for \(bytes)")
            }
            // What is accepted must survive being written.
            try demandEqual(try JSONParser.parse(Array(value.compact().utf8)), value, "\(bytes)")
        }
        #expect(errors > 5_000)
    }
}
