import CArrow
import LoamBytes
import LoamColumns
import LoamEngine
import LoamFormats
import LoamTestSupport
import Testing

/// What leaves through the Arrow C interfaces.
@Suite struct ArrowExportTests {
    /// A stream, released at the end of `body` unless that has moved it away.
    private func withStream<Result>(
        _ source: any Source, table: Int = 0, _ export: ArrowStreamExport = ArrowStreamExport(),
        _ body: (UnsafeMutablePointer<ArrowArrayStream>) throws -> Result
    ) throws -> Result {
        var stream = ArrowArrayStream()
        try export.export(source, table: table, to: &stream)
        return try withUnsafeMutablePointer(to: &stream) { stream in
            defer { stream.pointee.release?(stream) }
            return try body(stream)
        }
    }

    private func next(_ stream: UnsafeMutablePointer<ArrowArrayStream>) -> ArrowArray {
        var array = ArrowArray()
        #expect(stream.pointee.get_next(stream, &array) == 0)
        return array
    }

    private func release(_ array: inout ArrowArray) { array.release?(&array) }

    @Test("What comes back through the interface has the digest of what was grown: all types, ranges, batch sizes")
    func digests() throws {
        try withSeededCases(400, seed: 91) { numbers in
            let table = RandomTable(&numbers)
            let batch = table.batch()
            let first = numbers.below(table.rows.count + 1)
            let rows = first..<first + numbers.below(table.rows.count - first + 1)
            var hasher = ContentHasher(table.schema)
            let expected = hasher.digest(batch, rows: rows)
            let export = ArrowStreamExport(
                rows: .rows(rows), batchRows: 1 + numbers.below(50),
                decimals: numbers.oneIn(2) ? .bits64 : .bits128)
            for schema in [nil, table.schema] {
                let digest = try withStream(TableSource(table), export) {
                    try ArrowDigest.digest(of: $0, as: schema)
                }
                try demandEqual(digest, expected, "\(rows) of \(table.schema.fields.map(\.type.name))")
            }
        }
    }

    @Test("Child rows leave with offsets into batches that begin before them")
    func offsets() throws {
        let source = FakeSource(events: 500)
        let all = try withStream(source, table: 1) { try ArrowDigest.digest(of: $0) }
        var sum = ContentDigest()
        var row = 0
        while row < all.rows {
            let rows = row..<min(row + 37, all.rows)
            let export = ArrowStreamExport(rows: .rows(rows), batchRows: 16)
            sum += try withStream(source, table: 1, export) { try ArrowDigest.digest(of: $0) }
            row = rows.upperBound
        }
        #expect(sum == all)
    }

    @Test("Formats, flags and metadata are those of the specification")
    func formats() throws {
        let words = Enumeration(["a", "b"])
        let types: [(ColumnType, String)] = [
            (.bool, "b"), (.int32, "i"), (.int64, "l"), (.float64(decimals: 2), "g"),
            (.decimal(precision: 12, scale: 2), "d:12,2,64"), (.date, "tdD"), (.timestamp(.seconds), "tsu:UTC"),
            (.uuid, "w:16"), (.utf8, "u"), (.dictionary(words), "i"),
            (.structure([Field("x", .utf8, nullable: true, "")]), "+s"), (.list(.dictionary(words)), "+l"),
        ]
        let fields = types.enumerated().map {
            Field("c\($0.offset)", $0.element.0, nullable: $0.offset % 2 == 0, unit: "USD", "Meaning")
        }
        let schema = TableSchema("things", primaryKey: "c0", "Some things", fields)
        for decimals in [DecimalWidth.bits64, .bits128] {
            var out = ArrowSchema()
            ArrowSchemaExport.export(schema, columns: Array(fields.indices), decimals: decimals, to: &out)
            defer { out.release(&out) }
            #expect(String(cString: out.format) == "+s" && out.n_children == Int64(types.count))
            for (place, (type, format)) in types.enumerated() {
                let child = try #require(out.children[place]).pointee
                let expected = decimals == .bits128 && place == 4 ? "d:12,2" : format
                #expect(String(cString: child.format) == expected, "\(type.name)")
                #expect(child.flags == (place % 2 == 0 ? ARROW_FLAG_NULLABLE : 0).asFlags)
                #expect((child.dictionary != nil) == (place == 9))
                #expect(child.metadata != nil)
            }
            let item = try #require(out.children[11]?.pointee.children[0]).pointee
            #expect(String(cString: item.format) == "i" && String(cString: item.dictionary.pointee.format) == "u")
        }
    }

    @Test("Columns leave in the order asked for; unknown and repeated ones are refused")
    func columns() throws {
        let source = FakeSource(events: 10)
        let names = ["title", "number"]
        try withStream(source, ArrowStreamExport(columns: names)) { stream in
            var schema = ArrowSchema()
            #expect(stream.pointee.get_schema(stream, &schema) == 0)
            defer { schema.release(&schema) }
            #expect((0..<2).map { String(cString: schema.children[$0]!.pointee.name) } == names)
            var array = next(stream)
            #expect(array.n_children == 2 && array.children[0]?.pointee.n_buffers == 3)
            release(&array)
        }
        for (columns, code) in [(["titel"], "unknown_column"), (["title", "title"], "bad_request")] {
            let error = try #require(throws: RunError.self) {
                try withStream(source, ArrowStreamExport(columns: columns)) { _ in }
            }
            #expect(error.code.rawValue == code && error.location == "events")
        }
        for rows in [0, -1, 1 << 30] {
            #expect(throws: RunError.self) { try withStream(source, ArrowStreamExport(batchRows: rows)) { _ in } }
        }
        #expect(throws: RunError.self) { try withStream(source, ArrowStreamExport(rows: .rows(5..<11))) { _ in } }
    }

    @Test("No buffer is copied, and a batch let go is filled again")
    func reuse() throws {
        let export = ArrowStreamExport(columns: ["number", "title"], batchRows: 100)
        try withStream(FakeSource(events: 1_000), export) { stream in
            func place(_ array: ArrowArray) -> UnsafeRawPointer? { array.children[0]!.pointee.buffers[1] }
            var first = next(stream)
            var second = next(stream)
            let (one, two) = (place(first), place(second))
            #expect(one != two)
            release(&first)
            var third = next(stream)
            #expect(place(third) == one)
            // The second is still held, so it still reads what it did.
            #expect(second.children[0]!.pointee.buffers[1]!.load(as: Int64.self) == 100)
            #expect(third.children[0]!.pointee.buffers[1]!.load(as: Int64.self) == 200)
            release(&second)
            release(&third)
        }
    }

    @Test("Columns can be moved out and outlive array, schema and stream")
    func moves() throws {
        var column = ArrowArray()
        try withStream(FakeSource(events: 64)) { stream in
            var array = next(stream)
            // Moving is copying the structure and marking the place as released.
            column = array.children[2]!.pointee
            array.children[2]!.pointee.release = nil
            release(&array)
            #expect(array.release == nil)
        }
        #expect(column.length == 64 && column.dictionary.pointee.length == 4)
        #expect(column.buffers[1]!.load(as: Int32.self) < 4)
        column.release(&column)
        #expect(column.release == nil)
    }

    @Test("A stream that has been released says so")
    func released() throws {
        var stream = ArrowArrayStream()
        try ArrowStreamExport().export(FakeSource(events: 3), table: 0, to: &stream)
        #expect(stream.get_last_error(&stream) == nil)
        stream.release(&stream)
        var (array, schema) = (ArrowArray(), ArrowSchema())
        #expect(stream.get_next(&stream, &array) != 0 && stream.get_schema(&stream, &schema) != 0)
        #expect(stream.get_last_error(&stream).map { String(cString: $0) } == "the stream has been released")
        let error = #expect(throws: RunError.self) { try ArrowDigest.digest(of: &stream) }
        #expect(error?.code == .streamReleased)
    }

    @Test("At the end a stream goes on saying that it is at its end")
    func end() throws {
        for events in [0, 7] {
            try withStream(FakeSource(events: events), ArrowStreamExport(batchRows: 5)) { stream in
                var rows = 0
                while true {
                    var array = next(stream)
                    guard array.release != nil else { break }
                    rows += Int(array.length)
                    release(&array)
                }
                #expect(rows == events)
                #expect(next(stream).release == nil)
            }
        }
    }
}

extension Int32 {
    fileprivate var asFlags: Int64 { Int64(self) }
}
