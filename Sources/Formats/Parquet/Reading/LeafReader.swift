internal import LoamBytes
internal import LoamEngine

/// Reads one leaf of a row group, page by page, and notes what its metadata is compared with. Belongs to one thread.
final class LeafReader {
    let leaf: ParquetLeaf
    /// The path as messages say it.
    let path: String
    let values: ValueBuffer
    let levels: LevelBuffer
    private(set) var audit: ChunkAudit
    private let pages: PageReader
    private let dictionary: ValueBuffer
    private var dictionaryBytes = ByteBuffer()
    private var hasDictionary = false
    private var indices = ByteBuffer()
    private var rows = 0
    private var wantedRows = 0
    /// The next entry and value of the page.
    var entry = 0
    var value = 0

    init(_ leaf: ParquetLeaf, _ file: InputFile) {
        self.leaf = leaf
        path = leaf.path.joined(separator: ".")
        values = ValueBuffer(leaf.kind)
        dictionary = ValueBuffer(leaf.kind)
        levels = LevelBuffer(definition: leaf.maximumDefinition, repetition: leaf.maximumRepetition)
        pages = PageReader(file)
        audit = ChunkAudit(leaf.kind)
    }

    /// Goes to the leaf's chunk of a row group.
    func begin(_ chunk: ParquetChunk, rows: Int) {
        pages.begin(chunk.range, chunk.metaData.codec)
        audit = ChunkAudit(leaf.kind)
        audit.bloomFilter = chunk.bloomFilter
        hasDictionary = false
        self.rows = 0
        wantedRows = rows
        entry = 0
        value = 0
        levels.forget()
    }

    /// Whether an entry is left in the page, or in one that follows, which is read then.
    func hasEntry() throws(FileFault) -> Bool {
        while entry == levels.count {
            guard try loadPage() else { return false }
        }
        return true
    }

    /// The levels of the next entry, which must be there.
    var definition: Int { leaf.maximumDefinition > 0 ? Int(levels.definitions[entry]) : 0 }
    var repetition: Int { leaf.maximumRepetition > 0 ? Int(levels.repetitions[entry]) : 0 }

    /// Passes over the next entry.
    func advance() {
        if leaf.maximumDefinition == 0 || Int(levels.definitions[entry]) == leaf.maximumDefinition { value &+= 1 }
        entry &+= 1
    }

    /// Reads the next data page; false at the end of the chunk.
    private func loadPage() throws(FileFault) -> Bool {
        do throws(FileFault) {
            return try readPage()
        } catch {
            var fault = error
            fault.column = path
            fault.page = audit.pages.count
            throw fault
        }
    }

    private func readPage() throws(FileFault) -> Bool {
        while let page = try pages.next() {
            switch page.header.content {
            case .index: audit.note(page)
            case .dictionary(let header):
                audit.note(page)
                try readDictionary(page, header)
            case .data(let header):
                try readData(page, header.encoding, header.statistics)
                return true
            case .dataV2(let header):
                try readData(page, header.encoding, header.statistics)
                guard levels.count - levels.valueCount == Int(header.nullCount) else {
                    throw .damaged("\(levels.count - levels.valueCount) nulls instead of \(header.nullCount)")
                }
                guard levels.rowCount == Int(header.rowCount) else {
                    throw .damaged("\(levels.rowCount) rows instead of \(header.rowCount)")
                }
                return true
            }
        }
        return false
    }

    private func readDictionary(_ page: PageReader.Page, _ header: DictionaryPageHeader) throws(FileFault) {
        guard !hasDictionary, audit.pages.isEmpty else { throw .damaged("a dictionary page behind other pages") }
        guard header.encoding == .plain || header.encoding == .plainDictionary else {
            throw .damaged("a dictionary encoded as \(header.encoding)")
        }
        // An empty text takes four bytes; nothing takes none.
        guard header.valueCount >= 0, Int(header.valueCount) <= page.content.count * 8 else {
            throw .damaged("a dictionary of \(header.valueCount) values in \(page.content.count) bytes")
        }
        dictionaryBytes.removeAll()
        dictionaryBytes.append(page.content)
        try dictionary.decode(
            .plain, dictionaryBytes.bytes, count: Int(header.valueCount), dictionary: nil,
            indices: indexRoom(0))
        hasDictionary = true
    }

    private func readData(_ page: PageReader.Page, _ encoding: Encoding, _ statistics: Statistics?)
        throws(FileFault)
    {
        let bytes = try levels.read(page)
        if levels.count > 0, leaf.maximumRepetition > 0, levels.repetitions[0] != 0 {
            throw .damaged("the page does not begin with a row")
        }
        guard levels.rowCount <= wantedRows - rows else {
            throw .damaged("\(rows + levels.rowCount) rows in a row group of \(wantedRows)")
        }
        let room = indexRoom(levels.valueCount)
        try values.decode(
            encoding, bytes, count: levels.valueCount, dictionary: hasDictionary ? dictionary : nil, indices: room)
        let isIndexed = encoding == .rleDictionary || encoding == .plainDictionary
        audit.note(
            page, encoding, levels, values, firstRow: rows,
            dictionary: isIndexed ? dictionary : nil, indices: UnsafePointer(room), statistics: statistics)
        rows += levels.rowCount
        entry = 0
        value = 0
    }

    private func indexRoom(_ count: Int) -> UnsafeMutablePointer<UInt32> {
        indices.removeAll()
        indices.reserve(count * 4 + 64)
        return indices.start.assumingMemoryBound(to: UInt32.self)
    }
}
