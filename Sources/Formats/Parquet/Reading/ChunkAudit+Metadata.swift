extension ChunkAudit {
    /// Compares the chunk that was read with its metadata and indexes.
    mutating func compare(_ chunk: ParquetChunk) {
        let metaData = chunk.metaData
        compare(metaData.valueCount, entryCount, "num_values")
        compare(metaData.totalCompressedSize, byteCount, "total_compressed_size")
        compare(metaData.totalUncompressedSize, plainByteCount, "total_uncompressed_size")
        if let first = pages.first { compare(metaData.dataPageOffset, first.offset, "data_page_offset") }
        // Some writers say 0 for none.
        if let claimed = metaData.dictionaryPageOffset, claimed != 0 || dictionaryOffset != nil {
            compare(claimed, dictionaryOffset ?? -1, "dictionary_page_offset")
        }
        if let statistics = metaData.statistics {
            compare(statistics, range, nullCount: entryCount - valueCount, page: nil)
            if let distinct = statistics.distinctCount, distinct < (valueCount > 0 ? 1 : 0) || distinct > valueCount {
                contradict("\(distinct) distinct ones among \(valueCount) values")
            }
        }
        compareEncodings(metaData)
        if let index = chunk.offsetIndex { compare(index) }
        if let index = chunk.columnIndex { compare(index) }
    }

    private mutating func compare(_ claimed: Int64, _ found: Int, _ name: String) {
        if claimed != Int64(found) { contradict("\(name) is \(found), and not \(claimed)") }
    }

    private mutating func compareEncodings(_ metaData: ColumnMetaData) {
        let claimed = Set(metaData.encodings)
        // Some writers leave out that of the dictionary page.
        for kind in pageKinds.keys where kind.type == .dataPage && !claimed.contains(kind.encoding) {
            contradict("encodings lack \(kind.encoding)")
        }
        guard let stats = metaData.encodingStats else { return }
        var counts: [PageKind: Int] = [:]
        for entry in stats {
            counts[PageKind(type: entry.pageType, encoding: entry.encoding), default: 0] += Int(entry.count)
        }
        if counts != pageKinds { contradict("encoding_stats do not count the pages that are there") }
    }

    private mutating func compare(_ index: OffsetIndex) {
        guard index.pageLocations.count == pages.count else {
            return contradict("the offset index has \(index.pageLocations.count) pages of \(pages.count)")
        }
        for (number, (location, page)) in zip(index.pageLocations, pages).enumerated()
        where location.offset != Int64(page.offset) || location.compressedPageSize != Int32(page.byteCount)
            || location.firstRowIndex != Int64(page.firstRow)
        {
            contradict("the offset index has another offset", page: number)
        }
    }

    private mutating func compare(_ index: ColumnIndex) {
        let counts = [index.nullPages.count, index.minValues.count, index.maxValues.count, index.nullCounts?.count]
        guard counts.allSatisfy({ $0 == nil || $0 == pages.count }) else {
            return contradict("the column index does not have \(pages.count) pages")
        }
        for (number, page) in pages.enumerated() {
            if index.nullPages[number] != (page.valueCount == 0) {
                contradict("the column index is wrong about a page of nulls", page: number)
            }
            if let claimed = index.nullCounts?[number], claimed != Int64(page.nullCount) {
                contradict("the column index counts \(claimed) nulls instead of \(page.nullCount)", page: number)
            }
            guard let range = page.range else { continue }
            let reason = range.contradiction(
                kind, low: index.minValues[number], isExact: nil, high: index.maxValues[number], isExact: nil)
            if let reason { contradict("column index: \(reason)", page: number) }
        }
        // Bounds that are too short for their type have been found above.
        guard contradictions.isEmpty else { return }
        let ordered = pages.indices.filter { !index.nullPages[$0] }
        for (before, after) in zip(ordered, ordered.dropFirst()) {
            for bounds in [index.minValues, index.maxValues] {
                let (first, second) = (bounds[before], bounds[after])
                switch index.boundaryOrder {
                case .ascending where ValueRange.precedes(second, first, kind),
                    .descending where ValueRange.precedes(first, second, kind):
                    return contradict("the bounds of pages are not \(index.boundaryOrder)", page: after)
                default: break
                }
            }
        }
    }
}
