internal import LoamBytes
internal import LoamCodecs
internal import LoamColumns
internal import LoamEngine

/// Encodes one leaf of a group: a dictionary page where it pays, and data pages.
final class ColumnChunkEncoder {
    private let leaf: ParquetLeaf
    private let wanted: ParquetEncoding?
    private let options: ParquetOptions
    private let hasBloomFilter: Bool
    private let ranks: WordRanks?
    private let values: LeafValues
    private let dictionary = LeafDictionary()
    private let pages: PageWriter

    /// Pages of texts hold about this much.
    private static let pageBytes = 1 << 20

    init(_ leaf: ParquetLeaf, table: String, _ options: ParquetOptions, _ pages: PageWriter) {
        self.leaf = leaf
        self.options = options
        self.pages = pages
        wanted = options.encoding(leaf, of: table)
        hasBloomFilter = options.hasBloomFilter(leaf, of: table)
        if case .word(let enumeration) = leaf.kind { ranks = WordRanks(enumeration.words) } else { ranks = nil }
        values = LeafValues(leaf)
    }

    /// Appends the pages of the leaf.
    func encode(_ group: GroupedRows, into out: inout ByteBuffer) throws(CodecError) -> EncodedChunk {
        values.load(group)
        try values.checkText()
        let encoding = chooseEncoding()
        var chunk = EncodedChunk(encoding: encoding)
        let start = out.count
        if encoding == .dictionary {
            chunk.dictionarySize = try pages.writeDictionary(dictionary, into: &out, &chunk)
        } else if ranks != nil {
            values.spellWords(ranks)
            try values.checkText()
        }
        var firstValue = 0
        var rows = 0..<values.rowCount
        let pageRows = rowsPerPage()
        while !rows.isEmpty {
            let span = values.span(rows.prefix(pageRows), firstValue: firstValue)
            rows = rows.dropFirst(pageRows)
            firstValue = span.values.upperBound
            try writePage(span, encoding, start: start, into: &out, &chunk)
        }
        chunk.byteCount = out.count - start
        if hasBloomFilter {
            chunk.bloomFilter = ChunkBloomFilter.bytes(values, encoding == .dictionary ? dictionary : nil)
        }
        return chunk
    }

    private func writePage(
        _ span: LeafValues.Span, _ encoding: ParquetEncoding, start: Int, into out: inout ByteBuffer,
        _ chunk: inout EncodedChunk
    ) throws(CodecError) {
        let bounds = ValueBounds(values, span.values, ranks: ranks)
        let offset = out.count - start
        try pages.writeData(values, span, encoding, dictionary, into: &out, &chunk)
        chunk.pages.append(
            EncodedPage(
                offset: offset, byteCount: out.count - start - offset, firstRow: span.rows.lowerBound,
                nullCount: span.nullCount, isNull: span.values.isEmpty, bounds: bounds))
        chunk.entryCount += span.entries.count
        chunk.nullCount += span.nullCount
        chunk.bounds = ValueBounds.union(chunk.bounds, bounds, leaf.kind)
    }

    /// Rows of a page: fewer where they are long.
    private func rowsPerPage() -> Int {
        let bytes = values.text.count + values.cells.count
        guard values.rowCount > 0, bytes > values.rowCount else { return options.pageRows }
        return max(1, min(options.pageRows, Self.pageBytes * values.rowCount / bytes))
    }

    /// The encoding of the leaf in this group; the dictionary has been built when that is it.
    private func chooseEncoding() -> ParquetEncoding {
        if let wanted {
            guard wanted == .dictionary else { return wanted }
            return dictionary.build(values, ranks: ranks, isWanted: true) ? .dictionary : .plain
        }
        guard values.count > 0 else { return .plain }
        switch leaf.kind {
        case .bool: return options.pageVersion == 1 ? .plain : .rle
        case .word, .text:
            // Texts that hardly repeat are shorter as they are.
            guard dictionary.build(values, ranks: ranks, isWanted: false), dictionary.entryCount * 2 <= values.count
            else {
                return ParquetEncoding.fitting(leaf).contains(.deltaLengthByteArray) ? .deltaLengthByteArray : .plain
            }
            return .dictionary
        case .int32, .int64, .float64, .narrowDecimal, .uuid: return chooseForNumbers()
        }
    }

    /// The encoding for values of fixed width.
    private func chooseForNumbers() -> ParquetEncoding {
        let fitting = ParquetEncoding.fitting(leaf)
        let width = leaf.valueWidth ?? 0
        if fitting.contains(.deltaBinaryPacked) {
            return integers(
                width,
                width == 4
                    ? DeltaBinaryPacked.estimatedBytes(values.int32, count: values.count)
                    : DeltaBinaryPacked.estimatedBytes(values.int64, count: values.count))
        }
        let rest: ParquetEncoding = fitting.contains(.byteStreamSplit) && pages.isCompressed ? .byteStreamSplit : .plain
        guard dictionary.build(values, ranks: nil, isWanted: false),
            dictionary.byteCount(values.count) * 8 <= values.count * width * 7
        else { return rest }
        return .dictionary
    }

    /// The smallest of three for integers; differences must save an eighth before they displace plain values, and a
    /// dictionary must save something before it displaces differences.
    private func integers(_ width: Int, _ delta: Int) -> ParquetEncoding {
        let plain = values.count * width
        let rest: ParquetEncoding = delta * 8 <= plain * 7 ? .deltaBinaryPacked : .plain
        // Where neighbours are within two bits of each other nothing can be shorter.
        guard delta * 4 > values.count, dictionary.build(values, ranks: nil, isWanted: false) else { return rest }
        return dictionary.byteCount(values.count) < min(delta, plain) ? .dictionary : rest
    }
}

extension LeafValues {
    /// Writes the words out as texts, for encodings that have no dictionary.
    func spellWords(_ ranks: WordRanks?) {
        guard let words = ranks?.words else { return }
        offsets.removeAll()
        text.removeAll()
        offsets.reserve((count + 1) * 4)
        textOffsets[0] = 0
        for index in 0..<count {
            text.append(words.bytes(Int(int32[index])))
            textOffsets[index + 1] = Int32(truncatingIfNeeded: text.count)
        }
        offsets.commit(to: offsets.start + (count + 1) * 4)
    }
}
