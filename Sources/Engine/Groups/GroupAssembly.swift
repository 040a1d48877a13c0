internal import LoamBytes
internal import LoamColumns

/// Collects the rows of one output, in order, into groups.
final class GroupAssembly {
    private let output: Int
    private let size: GroupSize
    private let shelf: TrayShelf
    /// Where the file is; nil for the one file of an output, or those that are cut by rows.
    private let directory: String?
    private var group = GroupedRows()
    private var trays: [Tray] = []
    /// Rows of partitions that make few of them, copied together.
    private var gathering: Tray?
    private var content = ContentDigest()
    private var file = 0
    private var isFileOpen = false

    /// Partitions with fewer rows than this are copied together: a tray takes whole pages of memory.
    private static let fewRows = 1024
    private static let gatheredRows = 8192

    init(output: Int, size: GroupSize, shelf: TrayShelf, directory: String? = nil) {
        self.output = output
        self.directory = directory
        self.size = size
        self.shelf = shelf
    }

    /// A group that is complete, or the end of a file.
    struct Closed {
        var output: Int
        var file: Int
        var directory: String?
        var startsFile: Bool
        var endsFile: Bool
        var content: ContentDigest
        var group: GroupedRows
        var trays: [Tray]
    }

    /// Bytes of the rows that wait for the end of their group.
    var byteCount: Int { group.byteCount }

    /// Takes rows that belong to one file; what is complete goes to `close`.
    func add(_ segment: PartitionResult.Segment, _ tray: Tray, _ rows: Range<Int>, close: (Closed) -> Void) {
        file = segment.file
        // The sum is exact for a file; a group has the sums of the segments that begin in it.
        content.sum &+= segment.content.sum
        var rest = rows
        var hasEnded = false
        while !rest.isEmpty {
            let piece = rest.prefix(size.rows - group.rowCount)
            rest = rest.dropFirst(piece.count)
            take(tray, piece)
            guard group.rowCount == size.rows else { continue }
            hasEnded = segment.endsFile && rest.isEmpty
            self.close(endsFile: hasEnded, close)
        }
        tray.letGo()
        if segment.endsFile && !hasEnded { self.close(endsFile: true, close) }
    }

    /// A partition has ended: a group that is large enough does, too.
    func endPartition(close: (Closed) -> Void) {
        if group.byteCount >= size.bytes { self.close(endsFile: false, close) }
    }

    private func take(_ tray: Tray, _ rows: Range<Int>) {
        content.rows += rows.count
        // Rows of the tray for other files may be written long before these: half of a tray is worth keeping.
        let isCopied = directory == nil ? rows.count < Self.fewRows : rows.count < tray.batch.rowCount / 2
        guard isCopied else {
            gathering = nil
            tray.hold()
            trays.append(tray)
            group.append(GroupedRows.Slice(tray.batch, rows))
            return
        }
        var target = gathering ?? shelf.take()
        if gathering == nil || target.batch.rowCount >= Self.gatheredRows {
            if gathering != nil { target = shelf.take() }
            target.hold()
            trays.append(target)
            gathering = target
        }
        let start = target.batch.rowCount
        target.batch.append(tray.batch, rows)
        group.append(GroupedRows.Slice(target.batch, start..<start + rows.count))
    }

    /// Closes the group, and the file if nothing follows.
    func close(endsFile: Bool, _ close: (Closed) -> Void) {
        close(
            Closed(
                output: output, file: file, directory: directory, startsFile: !isFileOpen, endsFile: endsFile,
                content: content,
                group: group, trays: trays))
        isFileOpen = !endsFile
        group = GroupedRows()
        trays = []
        gathering = nil
        content = ContentDigest()
    }
}
