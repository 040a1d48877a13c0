import LoamBytes
import LoamColumns
import LoamTestSupport
import Testing

@testable import LoamFormats

private let pythonWithArrow: String? = [".build/readers/bin/python", "python3"].first {
    ExternalCommand.run("'\($0)' -c 'import pyarrow.parquet'")?.status == 0
}

/// Files that another writer has made, with choices that Loam does not make: `Scripts/setup bench` and pyarrow in
/// .build/readers bring it.
@Suite(.enabled(if: pythonWithArrow != nil, "there is no python with pyarrow"))
struct ForeignFileTests {
    static let schema = TableSchema(
        "foreign", primaryKey: "id", "",
        [
            Field("id", .int64, ""), Field("name", .utf8, nullable: true, ""), Field("flag", .bool, ""),
            Field("count", .int32, nullable: true, ""), Field("ratio", .float64(decimals: 2), ""),
            Field("small", .decimal(precision: 9, scale: 2), ""), Field("large", .decimal(precision: 12, scale: 2), ""),
            Field("day", .date, ""), Field("at", .timestamp(.microseconds), ""), Field("key", .uuid, ""),
            Field(
                "tags", .list(.structure([Field("word", .utf8, ""), Field("n", .int32, nullable: true, "")])),
                nullable: true, ""),
        ])

    private func row(_ row: Int) -> [Cell] {
        let tags = (0..<row % 4).map { place -> Cell in
            .structure([.text(Array("w\(place)".utf8)), place == 1 ? .null : .integer(Int64(row))])
        }
        return [
            .integer(Int64(row) * 3), row % 5 == 0 ? .null : .text(Array("name \(row % 17)".utf8)),
            .bool(row % 3 == 0), row % 7 == 0 ? .null : .integer(Int64(row - 500)),
            .integer(Int64(bitPattern: (Double(row) / 4).bitPattern)), .integer(Int64(row)), .integer(Int64(-row)),
            .integer(Int64(row)), .integer(Int64(row) * 1_000_001),
            .uuid(UUIDWords(high: UInt64(row), low: UInt64(7 * row))), row % 11 == 0 ? .null : .list(tags),
        ]
    }

    @Test func everyWay() throws {
        let directory = try TemporaryDirectory()
        let script = #filePath.replacingSuffix("ForeignFileTests.swift", "ForeignFiles.py")
        let made = ExternalCommand.run("'\(try #require(pythonWithArrow))' '\(script)' '\(directory.path)'")
        #expect(made?.status == 0, "\(made?.text ?? "no shell")")
        let names = try FileSystem.names(in: directory.path)
        #expect(names.count == 30)
        let expected = (0..<1_000).map(row)
        for name in names {
            let found = try ParquetBytes.read(directory.path + "/" + name, Self.schema)
            try demandEqual(found.faults, [], name)
            try demand(found.rows == expected, "\(name): other rows")
        }
    }

    /// One bit of a page's content is found by its checksum, whatever the codec.
    @Test func checksums() throws {
        let directory = try TemporaryDirectory()
        let script = #filePath.replacingSuffix("ForeignFileTests.swift", "ForeignFiles.py")
        _ = ExternalCommand.run("'\(try #require(pythonWithArrow))' '\(script)' '\(directory.path)'")
        for name in ["none_1.0_plain.parquet", "none_2.0_dictionary.parquet"] {
            var bytes = try FileSystem.read(directory.path + "/" + name)
            try withSeededCases(100, seed: 370) { numbers in
                // The first third of the file holds nothing but pages of the first row group.
                let place = 100 + numbers.below(bytes.count / 4)
                bytes[place] ^= 1 << UInt8(numbers.below(8))
                let found = try ParquetBytes.read(bytes, Self.schema)
                try demand(!found.isSound, "\(name): byte \(place)")
                bytes[place] = try FileSystem.read(directory.path + "/" + name)[place]
            }
        }
    }
}

extension String {
    fileprivate func replacingSuffix(_ suffix: String, _ other: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) + other : self
    }
}
