internal import LoamBytes

/// The entries of a dictionary that occur in a page; some of them more than once, where the page is smaller.
struct UsedEntries {
    let dictionary: ValueBuffer
    let entries: [Int]

    /// Costs the smaller of page and dictionary, so that many small pages of a large dictionary stay cheap.
    init(_ dictionary: ValueBuffer, _ indices: UnsafePointer<UInt32>, count: Int) {
        self.dictionary = dictionary
        guard dictionary.count <= count else {
            entries = (0..<count).map { Int(indices[$0]) }
            return
        }
        var isUsed = [Bool](repeating: false, count: dictionary.count)
        for value in 0..<count { isUsed[Int(indices[value])] = true }
        entries = isUsed.indices.filter { isUsed[$0] }
    }
}

/// What the pages of a column chunk turn out to hold, to be compared with what header, footer and indexes say.
struct ChunkAudit {
    /// A data page.
    struct PageFacts {
        var offset: Int
        var byteCount: Int
        var firstRow: Int
        var entryCount: Int
        var valueCount: Int
        var range: ValueRange?

        var nullCount: Int { entryCount - valueCount }
    }

    /// A kind of page and its encoding.
    struct PageKind: Hashable {
        var type: PageType
        var encoding: Encoding

        /// Data pages count as such whatever their version, since other writers make no difference.
        init(type: PageType, encoding: Encoding) {
            self.type = type == .dataPageV2 ? .dataPage : type
            self.encoding = encoding
        }
    }

    let kind: ParquetLeaf.Kind
    private(set) var pages: [PageFacts] = []
    private(set) var pageKinds: [PageKind: Int] = [:]
    private(set) var byteCount = 0
    private(set) var plainByteCount = 0
    private(set) var dictionaryOffset: Int?
    private(set) var entryCount = 0
    private(set) var valueCount = 0
    private(set) var range: ValueRange?
    /// What the filter of the chunk has to contain.
    var bloomFilter: BloomFilter?
    private(set) var contradictions: [(page: Int?, reason: String)] = []

    init(_ kind: ParquetLeaf.Kind) { self.kind = kind }

    mutating func contradict(_ reason: String, page: Int? = nil) {
        if contradictions.count < 16 { contradictions.append((page, reason)) }
    }

    private mutating func addSizes(_ page: PageReader.Page) {
        byteCount += page.byteCount
        plainByteCount += page.plainByteCount
    }

    /// A dictionary or index page.
    mutating func note(_ page: PageReader.Page) {
        addSizes(page)
        guard case .dictionary(let header) = page.header.content else { return }
        dictionaryOffset = page.offset
        pageKinds[PageKind(type: .dictionaryPage, encoding: header.encoding), default: 0] += 1
    }

    /// A data page that has been decoded.
    mutating func note(
        _ page: PageReader.Page, _ encoding: Encoding, _ levels: LevelBuffer, _ values: ValueBuffer, firstRow: Int,
        dictionary: ValueBuffer?, indices: UnsafePointer<UInt32>, statistics: Statistics?
    ) {
        addSizes(page)
        pageKinds[PageKind(type: page.header.type, encoding: encoding), default: 0] += 1
        let used = dictionary.map { UsedEntries($0, indices, count: values.count) }
        let facts = PageFacts(
            offset: page.offset, byteCount: page.byteCount, firstRow: firstRow, entryCount: levels.count,
            valueCount: values.count, range: ValueRange(values, used: used))
        if let bloomFilter, !bloomFilter.contains(values, used: used) {
            contradict("the Bloom filter does not know a value", page: pages.count)
        }
        if let statistics { compare(statistics, facts.range, nullCount: facts.nullCount, page: pages.count) }
        if let range = facts.range {
            if self.range == nil { self.range = range } else { self.range?.formUnion(range, kind) }
        }
        entryCount += facts.entryCount
        valueCount += facts.valueCount
        pages.append(facts)
    }

    /// Statistics of a page or of the chunk against the values.
    mutating func compare(_ statistics: Statistics, _ range: ValueRange?, nullCount: Int, page: Int?) {
        if let claimed = statistics.nullCount, claimed != Int64(nullCount) {
            contradict("statistics count \(claimed) nulls instead of \(nullCount)", page: page)
        }
        guard let range else {
            // Values that cannot be ordered, or none: bounds would say something about nothing.
            if statistics.minValue != nil || statistics.maxValue != nil {
                contradict("statistics have bounds of no values", page: page)
            }
            return
        }
        let reason = range.contradiction(
            kind, low: statistics.minValue, isExact: statistics.isMinValueExact, high: statistics.maxValue,
            isExact: statistics.isMaxValueExact)
        if let reason { contradict("statistics: \(reason)", page: page) }
    }
}
