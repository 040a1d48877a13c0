internal import LoamBytes
internal import LoamColumns

/// What a worker made of one partition. A slot of the delivery ring owns one and lends it to a worker, so its buffers
/// are used again and again.
final class PartitionResult: @unchecked Sendable {
    /// The rows of one output that go to one file.
    struct Segment {
        /// Index into the plan's outputs.
        var output: Int
        var file: Int
        /// Nil for outputs without directories; the file's number is not known yet for others.
        var directory: String?
        var endsFile: Bool
        var rows: Int
        var content: ContentDigest
        var payload: Payload
    }

    enum Payload {
        /// A range of one of `buffers`.
        case bytes(buffer: Int, Range<Int>)
        /// Rows of a tray, still to be encoded. The segment holds the tray.
        case rows(Tray, Range<Int>)
    }

    /// What one table of the source took.
    struct Cost {
        var rows = 0
        var cpuSeconds = 0.0
        var content = ContentDigest()
    }

    // Sound: the monitor of the run hands the object from thread to thread, never to two at once.
    private(set) var buffers: [SharedBuffer] = []
    var segments: [Segment] = []
    /// For each table of the source.
    var costs: [Cost] = []

    /// Forgets the content and makes sure there are enough buffers.
    func clear(tables: Int, outputs: Int) {
        while buffers.count < outputs { buffers.append(SharedBuffer()) }
        for shared in buffers { shared.buffer.removeAll() }
        segments.removeAll(keepingCapacity: true)
        costs.removeAll(keepingCapacity: true)
        for _ in 0..<tables { costs.append(Cost()) }
    }
}
