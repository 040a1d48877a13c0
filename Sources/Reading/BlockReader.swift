package import LoamBytes
package import LoamColumns
package import LoamEngine

/// Cuts the files of one table into blocks of whole rows. One thread at a time.
package final class BlockReader {
    /// What is known of a file once it has been read.
    package struct FileFacts {
        package var bytes = 0
        package var plainBytes = 0
        package var digest: Digest128?
        /// Why not all of it could be read.
        package var damage: String?
        /// Whether the last row has no line feed.
        package var isCut = false
        /// Whether there is not even a header.
        package var isEmpty = false
        package var firstRow = 0
        package var header: [UInt8]?
        /// What a file that is read group by group has against itself before any row is read.
        package var faults: [FileFault] = []
    }

    private let directory: String
    private let schema: TableSchema
    private let files: [DataFile]
    private let digests: Bool
    /// The row at which a block that begins at some row should end.
    private let boundary: (Int) -> Int
    package private(set) var facts: [FileFacts] = []
    private var source: PlainBytes?
    private var groups: GroupedInput?
    private var pending = ByteBuffer()
    private var header: [UInt8]?
    private var row = 0
    private var blocks = 0

    private static let mostBytes = 8 << 20

    package init(
        _ directory: String, _ schema: TableSchema, _ files: [DataFile], digests: Bool, boundary: @escaping (Int) -> Int
    ) {
        self.directory = directory
        self.schema = schema
        self.files = files
        self.digests = digests
        self.boundary = boundary
    }

    /// Bytes of the files that have been read so far.
    package var bytesRead: Int { facts.reduce(source?.bytesRead ?? groups?.bytesRead ?? 0) { $0 + $1.bytes } }

    /// Fills the block with the next rows; false at the end of the last file.
    package func next(into block: Block) throws(FileError) -> Bool {
        while true {
            if source == nil, groups == nil, try !open(block) { return false }
            if let groups {
                if try next(of: groups, into: block) { return true }
                close(groups)
                continue
            }
            guard let source, let form = files[facts.count].rowFormat?.rowForm else { return false }
            if try fill(block, from: source, RowCutter(form: form)) { return true }
            close(source)
        }
    }

    /// Opens the next file and reads its header; false where there is none.
    private func open(_ block: Block) throws(FileError) -> Bool {
        guard facts.count < files.count else { return false }
        let file = files[facts.count]
        current = FileFacts()
        current.firstRow = row
        if case .groups(let format) = file.format {
            try open(file, format)
            return true
        }
        let opened: PlainBytes
        do {
            opened = try PlainBytes(directory + "/" + file.name, file.compression, digests: digests)
        } catch let error as FileError {
            throw error
        } catch {
            current.damage = "\(error)"
            facts.append(current)
            return try open(block)
        }
        source = opened
        pending.removeAll()
        header = nil
        guard file.hasHeader, let form = file.rowFormat?.rowForm else { return true }
        let cutter = RowCutter(form: form)
        while true {
            var nextQuote = -1
            if let end = cutter.end(of: 0, in: pending.bytes, nextQuote: &nextQuote) {
                header = Array(pending.bytes[..<(end - 1)])
                drop(end)
                return true
            }
            let before = pending.count
            try opened.read(into: &pending)
            if pending.count == before {
                current.isEmpty = pending.count == 0
                current.isCut = pending.count > 0
                header = pending.count > 0 ? Array(pending.bytes) : nil
                pending.removeAll()
                return true
            }
        }
    }

    private var current = FileFacts()

    private func close(_ source: PlainBytes) {
        current.bytes = source.bytesRead
        current.plainBytes = source.plainBytes
        current.digest = source.digest
        current.header = header
        current.damage = source.damage
        facts.append(current)
        self.source = nil
    }

    /// Forgets the first bytes of what is pending.
    private func drop(_ count: Int) {
        let rest = pending.count - count
        (pending.start).copyMemory(from: pending.start + count, byteCount: rest)
        pending.truncate(to: rest)
    }

    /// Moves rows up to the next boundary into the block; false where the file has no more.
    private func fill(_ block: Block, from source: PlainBytes, _ cutter: RowCutter) throws(FileError) -> Bool {
        block.bytes.removeAll()
        block.bytes.append(pending.bytes)
        pending.removeAll()
        let wanted = max(1, boundary(row) - row)
        var rows = 0
        var rowsEnd = 0
        var hasEnded = false
        while true {
            var nextQuote = -1
            while rows < wanted, rowsEnd < Self.mostBytes,
                let end = cutter.end(of: rowsEnd, in: block.bytes.bytes, nextQuote: &nextQuote)
            {
                rowsEnd = end
                rows += 1
            }
            if rows >= wanted || rowsEnd >= Self.mostBytes { break }
            let before = block.bytes.count
            try source.read(into: &block.bytes)
            if block.bytes.count == before {
                hasEnded = true
                break
            }
        }
        if hasEnded && rowsEnd < block.bytes.count {
            // The last row has no line feed; it is read all the same.
            current.isCut = true
            rowsEnd = block.bytes.count
            rows += 1
        }
        guard rows > 0 else { return false }
        pending.append(UnsafeRawBufferPointer(rebasing: block.bytes.bytes[rowsEnd...]))
        block.bytes.truncate(to: rowsEnd)
        if rowsEnd > 0, block.bytes.bytes[rowsEnd - 1] != 0x0A { block.bytes.append(byte: 0x0A) }
        block.header = header
        block.group = nil
        number(block, rows: rows)
        return true
    }

    /// Says where the block is in its table.
    private func number(_ block: Block, rows: Int) {
        block.number = blocks
        block.file = facts.count
        block.firstRow = row
        block.firstFileRow = row - current.firstRow
        block.rows = rows
        blocks += 1
        row += rows
    }
}

// Files that are read group by group.
extension BlockReader {
    private func open(_ file: DataFile, _ format: any GroupFormat) throws(FileError) {
        let path = directory + "/" + file.name
        let input = try InputFile(path)
        var opened: (any GroupedFile)?
        do throws(FileFault) {
            opened = try format.open(input, schema)
            if opened == nil { current.damage = "files of format \(format.name) are not read back" }
        } catch {
            current.faults = [error]
        }
        current.faults += opened?.faults ?? []
        // What cannot be read still has bytes and a digest.
        groups = try GroupedInput(opened, path, byteCount: input.byteCount, digests: digests)
    }

    /// Makes the block the next group; false where there is none.
    private func next(of groups: GroupedInput, into block: Block) throws(FileError) -> Bool {
        guard let (file, group) = try groups.next() else { return false }
        block.bytes.removeAll()
        block.header = nil
        block.group = (file, group)
        number(block, rows: file.rowCount(group))
        return true
    }

    private func close(_ groups: GroupedInput) {
        current.bytes = groups.bytesRead
        current.plainBytes = groups.bytesRead
        current.digest = groups.digest
        facts.append(current)
        self.groups = nil
    }
}
