import LoamBytes
import LoamTestSupport
import Testing

@testable import LoamFormats

/// The compact protocol: bytes that the specification gives, everything back as it was, and no trust in any byte.
@Suite struct ThriftTests {
    private func bytes(_ value: some ThriftStruct) -> [UInt8] {
        var out = ByteBuffer()
        value.append(to: &out)
        return Array(out.bytes)
    }

    private func read<Value: ThriftStruct>(_: Value.Type, _ bytes: [UInt8]) throws -> Value {
        try bytes.withUnsafeBytes { bytes in
            let (value, count) = try Value.read(bytes)
            try demandEqual(count, bytes.count, "bytes that were read")
            return value
        }
    }

    /// Field headers, zigzag numbers, text and stop, worked out by hand.
    @Test func knownBytes() throws {
        let element = SchemaElement(
            type: .int64, repetition: .optional, name: "at", convertedType: .timestampMicros,
            logicalType: .timestamp(isAdjustedToUTC: true, unit: .micros))
        #expect(
            bytes(element) == [
                0x15, 4, 0x25, 2, 0x18, 2, 0x61, 0x74, 0x25, 20,
                0x4C, 0x8C, 0x11, 0x1C, 0x2C, 0, 0, 0, 0, 0,
            ])
        let location = PageLocation(offset: -3, compressedPageSize: 300, firstRowIndex: 64)
        #expect(bytes(location) == [0x16, 5, 0x15, 0xD8, 4, 0x16, 0x80, 1, 0])
        // Fifteen elements and more have their count after the type.
        let index = ColumnIndex(
            nullPages: Array(repeating: true, count: 15), minValues: [[7]], maxValues: [], boundaryOrder: .ascending)
        #expect(
            bytes(index) == [0x19, 0xF1, 15] + Array(repeating: 1, count: 15) + [
                0x19, 0x18, 1, 7, 0x19, 0x08, 0x15, 2, 0,
            ])
        // A distance beyond fifteen is written as the id itself.
        #expect(bytes(LogicalType.other(16)) == [0x0C, 32, 0, 0])
    }

    /// What Loam does not know is passed over, whatever it holds.
    @Test func unknownFieldsAreSkipped() throws {
        let unknown: [UInt8] =
            [0x0C, 0x80, 2, 0x11, 0x12, 0]  // field 128: a struct of two bools
            + [0x13, 9, 0x14, 1, 0x15, 1, 0x16, 1]  // i8, i16, i32, i64
            + [0x17, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0x18, 2, 1, 2]  // double, binary
            + [0x19, 0x21, 1, 2, 0x1A, 0x16, 3]  // a list of two bools, a set of one i64
            + [0x1B, 1, 0x85, 1, 0x65, 2, 0x1B, 0]  // a map of one text to an i32, an empty map
            + [0x1D] + Array(repeating: 9, count: 16)  // uuid
        let body = bytes(KeyValue(key: "k", value: "v")).dropLast() + unknown + [0]
        #expect(try read(KeyValue.self, Array(body)) == KeyValue(key: "k", value: "v"))
    }

    static let statistics = Statistics(
        nullCount: 3, distinctCount: nil, maxValue: [0xFF, 0], minValue: [], isMaxValueExact: false,
        isMinValueExact: true)

    static let chunk = ColumnChunk(
        filePath: nil, fileOffset: 0,
        metaData: ColumnMetaData(
            type: .byteArray, encodings: [.plain, .rle, .rleDictionary], pathInSchema: ["a", "list", "element"],
            codec: .lz4Raw, valueCount: 1 << 40, totalUncompressedSize: 99, totalCompressedSize: 98,
            keyValueMetadata: [KeyValue(key: "x")], dataPageOffset: 4, indexPageOffset: nil,
            dictionaryPageOffset: 1 << 50, statistics: statistics,
            encodingStats: [PageEncodingStats(pageType: .dataPageV2, encoding: .byteStreamSplit, count: 7)],
            bloomFilterOffset: 5, bloomFilterLength: 47,
            sizeStatistics: SizeStatistics(
                unencodedByteArrayDataBytes: 8, repetitionLevelHistogram: [1, 2], definitionLevelHistogram: [])),
        offsetIndexOffset: 1, offsetIndexLength: 2, columnIndexOffset: 3, columnIndexLength: 4)

    static let file = FileMetaData(
        version: 2,
        schema: [
            SchemaElement(name: "schema", childCount: 3),
            SchemaElement(
                type: .fixedLengthByteArray, typeLength: 16, repetition: .required, name: "größe", fieldID: -1,
                logicalType: .uuid),
            SchemaElement(
                type: .int32, repetition: .optional, name: "", convertedType: .decimal, scale: 2, precision: 9,
                logicalType: .decimal(scale: 2, precision: 9)),
            SchemaElement(
                repetition: .repeated, name: "c", childCount: 0,
                logicalType: .integer(bitWidth: 64, isSigned: false)),
        ], rowCount: 77,
        rowGroups: [
            RowGroupMetaData(
                columns: [chunk, chunk], totalByteSize: 1, rowCount: 77,
                sortingColumns: [SortingColumn(columnIndex: 1, isDescending: true, putsNullsFirst: false)],
                fileOffset: 4, totalCompressedSize: 9, ordinal: 0)
        ], keyValueMetadata: [], createdBy: "Loam", columnOrders: [.typeDefined, .other(3)])

    static let headers: [PageHeader] = [
        PageHeader(
            uncompressedPageSize: 1, compressedPageSize: 2, crc: 0xFFFF_FFFE,
            content: .data(
                DataPageHeader(
                    valueCount: 9, encoding: .plain, definitionLevelEncoding: .rle, repetitionLevelEncoding: .rle,
                    statistics: statistics))),
        PageHeader(
            uncompressedPageSize: 1, compressedPageSize: 2,
            content: .dataV2(
                DataPageHeaderV2(
                    valueCount: 9, nullCount: 1, rowCount: 2, encoding: .deltaByteArray,
                    definitionLevelsByteLength: 3, repetitionLevelsByteLength: 0, isCompressed: false))),
        PageHeader(
            uncompressedPageSize: 1, compressedPageSize: .max,
            content: .dictionary(DictionaryPageHeader(valueCount: 5, encoding: .plain, isSorted: true))),
        PageHeader(uncompressedPageSize: 0, compressedPageSize: 0, content: .index),
    ]

    @Test func everythingComesBack() throws {
        #expect(try read(FileMetaData.self, bytes(Self.file)) == Self.file)
        for header in Self.headers { #expect(try read(PageHeader.self, bytes(header)) == header) }
        let types: [LogicalType] = [
            .string, .map, .list, .enumeration, .decimal(scale: 0, precision: 18), .date, .json, .uuid, .other(15),
            .timestamp(isAdjustedToUTC: false, unit: .nanos), .timestamp(isAdjustedToUTC: true, unit: .millis),
            .integer(bitWidth: 8, isSigned: true), .other(16),
        ]
        for type in types { #expect(try read(LogicalType.self, bytes(type)) == type) }
        let columns = ColumnIndex(
            nullPages: [true, false], minValues: [[], [1]], maxValues: [[], [2]], boundaryOrder: .descending,
            nullCounts: [4, 0], repetitionLevelHistograms: [1], definitionLevelHistograms: [2, 3])
        #expect(try read(ColumnIndex.self, bytes(columns)) == columns)
        let offsets = OffsetIndex(
            pageLocations: (0..<40).map {
                PageLocation(offset: $0 << 33, compressedPageSize: Int32($0), firstRowIndex: .max)
            }, unencodedByteArrayDataBytes: [.min])
        #expect(try read(OffsetIndex.self, bytes(offsets)) == offsets)
        let filter = BloomFilterHeader(byteCount: 1024)
        #expect(try read(BloomFilterHeader.self, bytes(filter)) == filter)
    }

    /// Cut short, every struct is refused; with other bytes it is refused or read, and read only within its bytes.
    @Test func damage() throws {
        let samples = [bytes(Self.file)] + Self.headers.map { bytes($0) }
        for sample in samples {
            for count in 0..<sample.count {
                let cut = Array(sample.prefix(count))
                #expect(throws: ThriftError.self) { try read(FileMetaData.self, cut) }
                #expect(throws: ThriftError.self) { try read(PageHeader.self, cut) }
            }
        }
        try withSeededCases(20_000, seed: 330) { numbers in
            var bytes = numbers.pick(samples)
            for _ in 0...numbers.below(4) {
                switch numbers.below(3) {
                case 0: bytes[numbers.below(bytes.count)] = UInt8(truncatingIfNeeded: numbers.next())
                case 1: bytes[numbers.below(bytes.count)] ^= 1 << UInt8(numbers.below(8))
                default: bytes.insert(numbers.pick([0, 0xFF, 0x1C, 0xF9]), at: numbers.below(bytes.count))
                }
            }
            try bytes.withUnsafeBytes { bytes in
                if let count = try? FileMetaData.read(bytes).count { try demand(count <= bytes.count, "too far") }
                if let count = try? PageHeader.read(bytes).count { try demand(count <= bytes.count, "too far") }
            }
        }
    }

    /// Structs in structs for ever, and a list that claims to be endless, end soon.
    @Test func bombs() {
        #expect(throws: ThriftError.self) { try read(KeyValue.self, Array(repeating: 0x1C, count: 1 << 20)) }
        #expect(throws: ThriftError.self) { try read(KeyValue.self, Array(repeating: 0x19, count: 1 << 20)) }
        let endless: [UInt8] = [0x19, 0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0]
        #expect(throws: ThriftError.self) { try read(OffsetIndex.self, endless) }
        #expect(throws: ThriftError.self) { try read(KeyValue.self, [0x18, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]) }
        #expect(throws: ThriftError.self) { try read(KeyValue.self, [0x18, 2, 0xC3, 0x28, 0]) }
    }
}
