import LoamBytes
import LoamTestSupport
import Testing

@testable import LoamFormats

/// A change of a file's footer that makes it contradict the pages.
struct FooterLie: Sendable, CustomTestStringConvertible {
    var name: String
    /// What the reader says of it.
    var words: String
    var keepsRows = true
    var change: @Sendable (inout FileMetaData) -> Void

    var testDescription: String { name }

    /// Puts the changed footer into the file.
    func tell(_ bytes: inout [UInt8]) throws {
        let length = bytes.suffix(8).prefix(4).enumerated().reduce(0) { $0 + Int($1.element) << ($1.offset * 8) }
        let footer = Array(bytes.dropLast(8).suffix(length))
        var metaData = try footer.withUnsafeBytes { try FileMetaData.read($0).value }
        change(&metaData)
        var out = ByteBuffer()
        metaData.append(to: &out)
        let size = UInt32(out.count)
        bytes =
            bytes.dropLast(8 + length) + Array(out.bytes) + (0..<4).map { UInt8(truncatingIfNeeded: size >> ($0 * 8)) }
        bytes += Array("PAR1".utf8)
    }

    /// The metadata of leaf 1 (name) in row group 1.
    private static func name(_ change: @escaping @Sendable (inout ColumnMetaData) -> Void)
        -> @Sendable (inout FileMetaData) -> Void
    {
        { file in
            guard var chunk = file.rowGroups[1].columns[1].metaData else { return }
            change(&chunk)
            file.rowGroups[1].columns[1].metaData = chunk
        }
    }

    static let all: [FooterLie] = [
        FooterLie(name: "rows of the file", words: "the file claims 121 rows, its row groups 120") {
            $0.rowCount = 121
        },
        FooterLie(name: "ordinal", words: "row group 1: its ordinal is 0") { $0.rowGroups[1].ordinal = 0 },
        FooterLie(name: "bytes of a group", words: "row group 0: total_byte_size is") {
            $0.rowGroups[0].totalByteSize += 1
        },
        FooterLie(name: "compressed bytes of a group", words: "total_compressed_size is") {
            $0.rowGroups[0].totalCompressedSize = 1
        },
        FooterLie(name: "place of a group", words: "file_offset is 4, and not 5") { $0.rowGroups[0].fileOffset = 5 },
        FooterLie(name: "too many rows", words: "the pages end before the rows do", keepsRows: false) {
            $0.rowGroups[2].rowCount += 1
        },
        FooterLie(name: "too few rows", words: "rows in a row group of 49", keepsRows: false) {
            $0.rowGroups[0].rowCount -= 1
        },
        FooterLie(
            name: "entries", words: "row group 1, column name: num_values is 50", change: name { $0.valueCount = 49 }),
        FooterLie(
            name: "nulls", words: "statistics count 0 nulls instead of 10",
            change: name { $0.statistics?.nullCount = 0 }),
        FooterLie(
            name: "least", words: "a value lies below the least",
            change: name { $0.statistics?.minValue = Array("name 1".utf8) }),
        FooterLie(
            name: "greatest", words: "a value lies above the greatest",
            change: name { $0.statistics?.maxValue = Array("name 8".utf8) }),
        FooterLie(
            name: "exact least", words: "the least is no value",
            change: name { $0.statistics?.minValue = Array("nam".utf8) }),
        FooterLie(
            name: "exact greatest", words: "the greatest is no value",
            change: name { $0.statistics?.maxValue = Array("name 99".utf8) }),
        FooterLie(name: "least number", words: "the least is no value") {
            $0.rowGroups[0].columns[0].metaData?.statistics?.minValue = [
                0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
            ]
        },
        FooterLie(name: "short bound", words: "a bound of 7 bytes instead of 8") {
            $0.rowGroups[0].columns[0].metaData?.statistics?.minValue?.removeLast()
        },
        FooterLie(name: "encodings", words: "encodings lack", change: name { $0.encodings = [.byteStreamSplit] }),
        FooterLie(
            name: "size before compression", words: "total_uncompressed_size is",
            change: name { $0.totalUncompressedSize += 1 }),
        FooterLie(
            name: "size", words: "the pages end behind their column chunk", keepsRows: false,
            change: name { $0.totalCompressedSize -= 1 }),
        FooterLie(
            name: "codec", words: "row group 1, column name, page 0: snappy", keepsRows: false,
            change: name { $0.codec = .snappy }),
        FooterLie(name: "type", words: "values of type int64", keepsRows: false, change: name { $0.type = .int64 }),
        FooterLie(
            name: "path", words: "the column chunk belongs to nom", keepsRows: false,
            change: name { $0.pathInSchema = ["nom"] }),
        FooterLie(name: "a chunk less", words: "3 column chunks for 4 columns", keepsRows: false) {
            $0.rowGroups[0].columns.removeLast()
        },
        FooterLie(name: "another column's filter", words: "the Bloom filter does not know a value") { file in
            let other = file.rowGroups[0].columns[1].metaData
            file.rowGroups[1].columns[0].metaData?.bloomFilterOffset = other?.bloomFilterOffset
            file.rowGroups[1].columns[0].metaData?.bloomFilterLength = other?.bloomFilterLength
        },
        FooterLie(name: "another group's bounds", words: "column index:") { file in
            let other = file.rowGroups[0].columns[0]
            file.rowGroups[1].columns[0].columnIndexOffset = other.columnIndexOffset
            file.rowGroups[1].columns[0].columnIndexLength = other.columnIndexLength
        },
        FooterLie(name: "another group's pages", words: "the offset index has another offset") { file in
            let other = file.rowGroups[0].columns[0]
            file.rowGroups[1].columns[0].offsetIndexOffset = other.offsetIndexOffset
            file.rowGroups[1].columns[0].offsetIndexLength = other.offsetIndexLength
        },
        FooterLie(name: "an index beyond the file", words: "column index of", keepsRows: false) {
            $0.rowGroups[1].columns[0].columnIndexOffset = 1 << 40
        },
    ]
}
