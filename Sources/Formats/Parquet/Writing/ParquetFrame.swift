internal import LoamBytes
internal import LoamCodecs
internal import LoamColumns
internal import LoamEngine

/// What surrounds the row groups of a Parquet file: magic numbers, page indexes and bloom filters after each group,
/// and the footer (parquet.thrift, FileMetaData).
///
/// Indexes follow their group, so that a file of any length is written in constant memory except for the footer's entry
/// of each group.
final class ParquetFrame: FileFrame {
    private let leaves: [ParquetLeaf]
    private let codec: CompressionCodec
    private let facts: [FileFact]
    private var footer: FileMetaData

    private static let magic = "PAR1"

    init(_ schema: TableSchema, _ compression: Compression, _ facts: [FileFact]) {
        leaves = ParquetLeaf.all(schema)
        codec = compression.parquetCodec
        self.facts = facts
        footer = FileMetaData(
            version: 2, schema: ParquetSchema.elements(schema), rowCount: 0, rowGroups: [],
            createdBy: Self.creator(facts), columnOrders: leaves.map { _ in .typeDefined })
    }

    /// Readers look here for the faults of writers that they know.
    private static func creator(_ facts: [FileFact]) -> String {
        "loam version " + (facts.first { $0.key == FileFact.version }?.value ?? "unknown")
    }

    func open(into out: inout ByteBuffer) { out.append(Self.magic) }

    func add(_ encoded: any Sendable, rows: Int, offset: Int, byteCount: Int, into out: inout ByteBuffer) {
        guard let group = encoded as? EncodedRowGroup else { preconditionFailure("a group of another format") }
        var start = offset
        // Where `out` begins in the file.
        let behind = offset + byteCount
        var columns: [ColumnChunk] = []
        for (leaf, chunk) in zip(leaves, group.chunks) {
            columns.append(column(leaf, chunk, start: start))
            start += chunk.byteCount
        }
        for (leaf, chunk) in group.chunks.enumerated() {
            guard let filter = chunk.bloomFilter else { continue }
            columns[leaf].metaData?.bloomFilterOffset = Int64(behind + out.count)
            columns[leaf].metaData?.bloomFilterLength = Int32(filter.count)
            filter.withUnsafeBytes { out.append($0) }
        }
        for (leaf, chunk) in group.chunks.enumerated() {
            guard let index = chunk.columnIndex(leaves[leaf].kind) else { continue }
            let before = out.count
            index.append(to: &out)
            columns[leaf].columnIndexOffset = Int64(behind + before)
            columns[leaf].columnIndexLength = Int32(out.count - before)
        }
        start = offset
        for (leaf, chunk) in group.chunks.enumerated() {
            let before = out.count
            chunk.offsetIndex(start: start).append(to: &out)
            columns[leaf].offsetIndexOffset = Int64(behind + before)
            columns[leaf].offsetIndexLength = Int32(out.count - before)
            start += chunk.byteCount
        }
        footer.rowCount += Int64(rows)
        footer.rowGroups.append(
            RowGroupMetaData(
                columns: columns, totalByteSize: group.chunks.reduce(0) { $0 + Int64($1.plainByteCount) },
                rowCount: Int64(rows), fileOffset: Int64(offset), totalCompressedSize: Int64(byteCount),
                ordinal: Int16(exactly: footer.rowGroups.count)))
    }

    private func column(_ leaf: ParquetLeaf, _ chunk: EncodedChunk, start: Int) -> ColumnChunk {
        let statistics = Statistics(
            nullCount: Int64(chunk.nullCount), maxValue: chunk.bounds?.highest, minValue: chunk.bounds?.lowest,
            isMaxValueExact: chunk.bounds?.isHighestExact, isMinValueExact: chunk.bounds?.isLowestExact)
        return ColumnChunk(
            fileOffset: 0,
            metaData: ColumnMetaData(
                type: leaf.physicalType, encodings: chunk.encodings(leaf), pathInSchema: leaf.path, codec: codec,
                valueCount: Int64(chunk.entryCount), totalUncompressedSize: Int64(chunk.plainByteCount),
                totalCompressedSize: Int64(chunk.byteCount), dataPageOffset: Int64(start + chunk.dictionarySize),
                dictionaryPageOffset: chunk.dictionarySize > 0 ? Int64(start) : nil, statistics: statistics))
    }

    func close(_ content: ContentDigest?, offset: Int, into out: inout ByteBuffer) {
        let before = out.count
        footer.keyValueMetadata =
            facts.map { KeyValue(key: $0.key, value: $0.value) }
            + (content.map { [KeyValue(key: "loam.content", value: $0.text)] } ?? [])
        footer.append(to: &out)
        let length = UInt32(out.count - before)
        withUnsafeBytes(of: length.littleEndian) { out.append($0) }
        out.append(Self.magic)
    }
}

extension EncodedChunk {
    /// The encodings of levels, dictionary and values.
    func encodings(_ leaf: ParquetLeaf) -> [Encoding] {
        var encodings: [Encoding] = [encoding.number]
        if encoding == .dictionary { encodings.insert(.plain, at: 0) }
        // Levels, where there are some; readers expect it in any case.
        if encoding != .rle { encodings.append(.rle) }
        return encodings
    }

    /// The bounds of all pages; nil where a page has none although it holds values.
    func columnIndex(_ kind: ParquetLeaf.Kind) -> ColumnIndex? {
        guard pages.allSatisfy({ $0.isNull || $0.bounds != nil }) else { return nil }
        return ColumnIndex(
            nullPages: pages.map(\.isNull), minValues: pages.map { $0.bounds?.lowest ?? [] },
            maxValues: pages.map { $0.bounds?.highest ?? [] }, boundaryOrder: order(kind),
            nullCounts: pages.map { Int64($0.nullCount) })
    }

    /// How the bounds follow on each other, pages of nulls left out.
    private func order(_ kind: ParquetLeaf.Kind) -> BoundaryOrder {
        let bounds = pages.compactMap(\.bounds)
        let neighbours = zip(bounds, bounds.dropFirst())
        func isOrdered(_ left: ValueBounds, _ right: ValueBounds) -> Bool {
            !ValueBounds.precedes(right.lowest, left.lowest, kind)
                && !ValueBounds.precedes(right.highest, left.highest, kind)
        }
        if neighbours.allSatisfy({ isOrdered($0, $1) }) { return .ascending }
        return neighbours.allSatisfy { isOrdered($1, $0) } ? .descending : .unordered
    }

    /// Where pages are, given where the chunk is.
    func offsetIndex(start: Int) -> OffsetIndex {
        OffsetIndex(
            pageLocations: pages.map {
                PageLocation(
                    offset: Int64(start + $0.offset), compressedPageSize: Int32($0.byteCount),
                    firstRowIndex: Int64($0.firstRow))
            })
    }
}

extension Compression {
    /// The codec's number in parquet.thrift.
    var parquetCodec: CompressionCodec {
        switch self {
        case .none: .uncompressed
        case .gzip: .gzip
        case .zstd: .zstd
        case .snappy: .snappy
        case .lz4: .lz4Raw
        }
    }
}
