internal import LoamBytes
internal import LoamColumns

/// A full group on its way: a worker encodes it, then it is written in its turn.
final class GroupTask: @unchecked Sendable {
    // Sound: the monitor of the run hands the object from thread to thread, never to two at once.
    /// Index into the plan's outputs.
    let output: Int
    let file: Int
    let directory: String?
    let startsFile: Bool
    let endsFile: Bool
    /// What its file's rows add up to since the group before; the sum over a file is exact.
    let content: ContentDigest
    /// Empty where a file is closed without a further group.
    private(set) var group: GroupedRows
    private var trays: [Tray]
    /// The encoded bytes, and what the file's frame must know of them.
    let buffer: SharedBuffer
    var encoded: (any Sendable)?
    var cpuSeconds = 0.0
    var isDone = false

    init(_ closed: GroupAssembly.Closed, buffer: SharedBuffer) {
        output = closed.output
        file = closed.file
        directory = closed.directory
        startsFile = closed.startsFile
        endsFile = closed.endsFile
        content = closed.content
        group = closed.group
        trays = closed.trays
        self.buffer = buffer
    }

    var rowCount: Int { content.rows }

    /// Lets go of the rows once they are encoded.
    func releaseRows() {
        for tray in trays { tray.letGo() }
        trays.removeAll()
        group = GroupedRows()
    }
}
