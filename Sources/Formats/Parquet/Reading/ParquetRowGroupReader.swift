internal import LoamBytes
public import LoamColumns
public import LoamEngine

/// Reads row groups of a file as batches, and holds everything that the file says of them against their rows: sizes, levels,
/// counts, statistics, page indexes, Bloom filters, checksums. For one thread. Never traps, whatever the bytes are.
///
/// Memory: the page and the dictionary of each column.
public final class ParquetRowGroupReader: GroupReader {
    private let file: ParquetFile
    private let leaves: [LeafReader]
    private var chunks: [ParquetChunk] = []
    /// By column: nil where it is one leaf.
    private let nested: [NestedFiller?]
    private let firstLeaf: [Int]
    private var rowGroup = 0
    private var rows = 0..<0
    /// What contradicts the rows that could be read, of all row groups so far.
    public private(set) var contradictions: [FileFault] = []

    public init(_ file: ParquetFile) {
        self.file = file
        leaves = file.leaves.map { LeafReader($0, file.file) }
        var first: [Int] = []
        var nested: [NestedFiller?] = []
        for (column, field) in file.schema.fields.enumerated() {
            let leaf = file.leaves.firstIndex { $0.column == column } ?? 0
            first.append(leaf)
            let isFlat = file.leaves[leaf].isFlat
            nested.append(isFlat ? nil : NestedFiller(field, column: column, firstLeaf: leaf))
        }
        firstLeaf = first
        self.nested = nested
    }

    /// Goes to the first row of a row group.
    public func begin(_ rowGroup: Int) throws(FileFault) {
        self.rowGroup = rowGroup
        rows = 0..<0
        chunks.removeAll()
        let count = file.rowCount(rowGroup)
        for (index, leaf) in leaves.enumerated() {
            do throws(FileFault) {
                let chunk = try file.chunk(rowGroup: rowGroup, leaf: index)
                chunks.append(chunk)
                leaf.begin(chunk, rows: count)
            } catch {
                throw located(error, leaf.path)
            }
        }
        rows = 0..<count
    }

    /// Reads the next rows into a batch, from empty, as many as it takes; false after the last row.
    ///
    /// - Parameter faults: cells that are no text, or no word of their enumeration; appended.
    /// - Throws: where pages cannot be read. The rest of the row group is lost then.
    public func next(into batch: Batch, faults: inout [DecodeFault]) throws(FileFault) -> Bool {
        guard !rows.isEmpty else { return false }
        let count = min(batch.capacity, rows.count)
        do throws(FileFault) {
            for (index, column) in batch.columns.enumerated() {
                if let filler = nested[index] {
                    try filler.fill(column, leaves, count: count, faults: &faults)
                } else {
                    try FlatFiller.fill(column, leaves[firstLeaf[index]], from: 0, count: count, faults: &faults)
                }
            }
            rows = rows.dropFirst(count)
            if rows.isEmpty { try finish() }
        } catch {
            rows = 0..<0
            throw located(error, error.column)
        }
        batch.rowCount = count
        faults.sort { $0.row < $1.row }
        return true
    }

    private func located(_ fault: FileFault, _ column: String?) -> FileFault {
        var fault = fault
        fault.group = rowGroup
        fault.column = column
        return fault
    }

    /// All rows have been read: nothing may be left, and what was said of them must be true.
    private func finish() throws(FileFault) {
        var plainBytes: Int64 = 0
        var bytes: Int64 = 0
        for (leaf, chunk) in zip(leaves, chunks) {
            guard try !leaf.hasEntry() else {
                throw FileFault(.damaged, "there are values behind the last row", column: leaf.path)
            }
            var audit = leaf.audit
            audit.compare(chunk)
            plainBytes += Int64(audit.plainByteCount)
            bytes += Int64(audit.byteCount)
            for (page, reason) in audit.contradictions {
                contradict(FileFault(.contradiction, reason, column: leaf.path, group: rowGroup, page: page))
            }
        }
        let group = file.metaData.rowGroups[rowGroup]
        if group.totalByteSize != plainBytes {
            contradict(group: "total_byte_size is \(plainBytes), and not \(group.totalByteSize)")
        }
        if let claimed = group.totalCompressedSize, claimed != bytes {
            contradict(group: "total_compressed_size is \(bytes), and not \(claimed)")
        }
        let first = chunks.map(\.range.lowerBound).min() ?? 0
        if let claimed = group.fileOffset, claimed != Int64(first) {
            contradict(group: "file_offset is \(first), and not \(claimed)")
        }
    }

    private func contradict(group reason: String) {
        contradict(FileFault(.contradiction, reason, group: rowGroup))
    }

    private func contradict(_ fault: FileFault) { if contradictions.count < 100 { contradictions.append(fault) } }
}
