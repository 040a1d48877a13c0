public import LoamBytes
public import LoamColumns
public import LoamEngine

/// An open Parquet file of a table: its footer, compared with the table's schema. Several threads may use it at once; they read row groups
/// with a `ParquetRowGroupReader` each.
public final class ParquetFile: GroupedFile {
    public let schema: TableSchema
    let file: InputFile
    let metaData: FileMetaData
    let leaves: [ParquetLeaf]
    /// The byte after the last that belongs to pages and indexes.
    private let footerStart: Int
    /// Contradictions between the parts of the footer itself.
    public let faults: [FileFault]

    private static let magic: [UInt8] = Array("PAR1".utf8)
    /// Larger footers are refused.
    private static let mostFooterBytes = 256 << 20

    /// Opens a file and reads its footer.
    ///
    /// - Throws: `damaged` where this is no Parquet file, or cannot be read; `schema` where its columns are not the table's.
    public init(_ file: InputFile, _ schema: TableSchema) throws(FileFault) {
        self.file = file
        self.schema = schema
        (metaData, footerStart) = try Self.footer(file)
        let spelled = schema.spellingUUIDs()
        let isSpelled = SchemaComparison.difference(metaData.schema, spelled) == nil
        if !isSpelled, let difference = SchemaComparison.difference(metaData.schema, schema) {
            throw FileFault(.schema, difference)
        }
        leaves = ParquetLeaf.all(isSpelled ? spelled : schema)
        faults = try Self.judge(metaData, leaves)
    }

    public var rowCount: Int { rowGroups.reduce(0) { $0 + Int($1.rowCount) } }
    public var groupCount: Int { metaData.rowGroups.count }
    public func rowCount(_ group: Int) -> Int { Int(rowGroups[group].rowCount) }
    public func makeReader() -> any GroupReader { ParquetRowGroupReader(self) }
    /// The texts that the footer holds under their keys.
    public var keyValues: [(key: String, value: String?)] {
        (metaData.keyValueMetadata ?? []).map { ($0.key, $0.value) }
    }

    private var rowGroups: [RowGroupMetaData] { metaData.rowGroups }

    private static func footer(_ file: InputFile) throws(FileFault) -> (FileMetaData, Int) {
        guard file.byteCount >= 12 else { throw .damaged("\(file.byteCount) bytes are no Parquet file") }
        var bytes = ByteBuffer()
        func read(_ range: Range<Int>) throws(FileFault) {
            bytes.removeAll()
            do throws(FileError) {
                try file.read(range, into: &bytes)
            } catch {
                throw .damaged(error.description)
            }
        }
        try read(0..<4)
        guard bytes.bytes.elementsEqual(magic) else { throw .damaged("the file does not begin with PAR1") }
        try read(file.byteCount - 8..<file.byteCount)
        guard bytes.bytes[4...].elementsEqual(magic) else { throw .damaged("the file does not end with PAR1") }
        let length = Int(UInt32(littleEndian: bytes.bytes.loadUnaligned(as: UInt32.self)))
        let start = file.byteCount - 8 - length
        guard start >= 4, length <= mostFooterBytes else { throw .damaged("a footer of \(length) bytes") }
        try read(start..<file.byteCount - 8)
        do throws(ThriftError) {
            let (metaData, count) = try FileMetaData.read(bytes.bytes)
            guard count == length else { throw ThriftError(reason: "\(length - count) bytes are left", offset: count) }
            return (metaData, start)
        } catch {
            throw .damaged("the footer cannot be read: \(error)")
        }
    }

    /// Counts that everything else is built on must make sense; what contradicts itself otherwise is returned.
    private static func judge(_ metaData: FileMetaData, _ leaves: [ParquetLeaf]) throws(FileFault) -> [FileFault] {
        var faults: [FileFault] = []
        var rows: Int64 = 0
        for (number, group) in metaData.rowGroups.enumerated() {
            let (sum, overflows) = rows.addingReportingOverflow(group.rowCount)
            guard group.rowCount >= 0, !overflows, sum < 1 << 60 else {
                throw FileFault(.damaged, "\(group.rowCount) rows", group: number)
            }
            rows = sum
            guard group.columns.count == leaves.count else {
                throw FileFault(
                    .damaged, "\(group.columns.count) column chunks for \(leaves.count) columns", group: number)
            }
            if let ordinal = group.ordinal, Int(ordinal) != number {
                faults.append(FileFault(.contradiction, "its ordinal is \(ordinal)", group: number))
            }
        }
        if rows != metaData.rowCount {
            faults.append(
                FileFault(.contradiction, "the file claims \(metaData.rowCount) rows, its row groups \(rows)"))
        }
        if let orders = metaData.columnOrders, orders.count != leaves.count {
            faults.append(FileFault(.contradiction, "\(orders.count) column orders for \(leaves.count) columns"))
        }
        return faults
    }
}

extension ParquetFile {
    /// The chunk of a leaf with its indexes and its filter.
    func chunk(rowGroup: Int, leaf index: Int) throws(FileFault) -> ParquetChunk {
        let leaf = leaves[index]
        let column = metaData.rowGroups[rowGroup].columns[index]
        guard let facts = column.metaData else { throw .damaged("the column chunk has no metadata") }
        guard column.filePath == nil else { throw .damaged("the column chunk lies in another file") }
        guard facts.type == leaf.physicalType else { throw .damaged("values of type \(facts.type)") }
        guard facts.pathInSchema == leaf.path else {
            throw .damaged("the column chunk belongs to \(facts.pathInSchema.joined(separator: "."))")
        }
        var start = facts.dataPageOffset
        if let dictionary = facts.dictionaryPageOffset, dictionary > 0 { start = min(start, dictionary) }
        var chunk = ParquetChunk(metaData: facts, range: try range(start, facts.totalCompressedSize, "pages"))
        if let offset = column.columnIndexOffset {
            let range = try range(offset, Int64(column.columnIndexLength ?? -1), "column index")
            chunk.columnIndex = try structure(range, "column index")
        }
        if let offset = column.offsetIndexOffset {
            let range = try range(offset, Int64(column.offsetIndexLength ?? -1), "offset index")
            chunk.offsetIndex = try structure(range, "offset index")
        }
        // Without its length, which old writers do not tell, a filter is left alone.
        if let offset = facts.bloomFilterOffset, let length = facts.bloomFilterLength {
            let bytes = try bytes(try range(offset, Int64(length), "Bloom filter"))
            do throws(ThriftError) {
                chunk.bloomFilter = BloomFilter(try SplitBlockBloomFilter.read(bytes.buffer.bytes))
            } catch {
                throw .damaged("the Bloom filter cannot be read: \(error)")
            }
        }
        return chunk
    }

    private func range(_ start: Int64, _ count: Int64, _ name: String) throws(FileFault) -> Range<Int> {
        let (end, overflows) = start.addingReportingOverflow(count)
        guard start >= 4, count >= 0, !overflows, end <= Int64(footerStart) else {
            throw .damaged("\(name) of \(count) bytes at \(start) of the file")
        }
        return Int(start)..<Int(end)
    }

    private func bytes(_ range: Range<Int>) throws(FileFault) -> SharedBuffer {
        let shared = SharedBuffer(capacity: range.count)
        do throws(FileError) {
            try file.read(range, into: &shared.buffer)
        } catch {
            throw .damaged(error.description)
        }
        return shared
    }

    private func structure<Value: ThriftStruct>(_ range: Range<Int>, _ name: String) throws(FileFault) -> Value {
        let bytes = try bytes(range)
        do throws(ThriftError) {
            let (value, count) = try Value.read(bytes.buffer.bytes)
            guard count == range.count else { throw ThriftError(reason: "bytes are left", offset: count) }
            return value
        } catch {
            throw .damaged("the \(name) cannot be read: \(error)")
        }
    }
}
