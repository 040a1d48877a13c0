internal import LoamBytes
internal import LoamColumns

/// The groups of a run: collected in order, encoded by any free worker, written in the order in which they were closed.
///
/// Everything here happens under the monitor of the run, except `write`, which the one delivering thread calls.
final class GroupQueue {
    private let plan: RunPlan
    /// For each output; nil where its format has no groups, or its source has not begun or has ended.
    private var assemblies: [FileAssemblies?]
    /// Of the files that are open.
    private var frames: [FinishedFile: (frame: any FileFrame, offset: Int, content: ContentDigest)] = [:]
    private let finished: Set<FinishedFile>
    /// Closed and not yet written, in order.
    private var tasks: [GroupTask] = []
    private var started = 0
    private var buffers: [SharedBuffer] = []
    /// Groups of each source that are not written yet.
    private var open: [Int]
    private let limit: Int
    /// For each source and table.
    let shelves: [[TrayShelf]]
    let hasGroups: Bool

    /// - Parameter finished: files that are there already; only in directories of their own they get this far.
    init(_ plan: RunPlan, finished: Set<FinishedFile>) {
        self.plan = plan
        self.finished = finished
        limit = 2 * max(1, plan.threads)
        shelves = plan.sources.map { $0.tables.map { TrayShelf($0) } }
        assemblies = plan.outputs.map { _ in nil }
        open = plan.sources.map { _ in 0 }
        hasGroups = plan.outputs.contains(where: \.format.hasGroups)
    }

    /// Whether so many groups wait that no more rows should be grown.
    var isFull: Bool { tasks.count >= limit }
    var isEmpty: Bool { tasks.isEmpty }

    /// Whether all groups of a source have been written.
    func isWritten(_ source: Int) -> Bool { open[source] == 0 }

    /// Takes the rows of a segment.
    ///
    /// - Throws: `too_many_directories`.
    func add(_ segment: PartitionResult.Segment, _ tray: Tray, _ rows: Range<Int>) throws(RunError) {
        try assembly(segment.output).add(segment, tray, rows, close: enqueue)
    }

    /// A partition of a source has been taken in whole.
    func endPartition(_ source: Int, endsSource: Bool) {
        for (output, assembly) in assemblies.enumerated() where plan.outputs[output].source == source {
            assembly?.endPartition(close: enqueue)
            guard endsSource else { continue }
            assembly?.end(close: enqueue)
            assemblies[output] = nil
        }
    }

    private func assembly(_ output: Int) -> FileAssemblies {
        if let assembly = assemblies[output] { return assembly }
        let facts = plan.outputs[output]
        guard case .groups(let format) = facts.format else { preconditionFailure("rows for a format of bytes") }
        let assembly = FileAssemblies(
            plan, output: output, size: format.groupSize, shelf: shelves[facts.source][facts.table])
        assemblies[output] = assembly
        return assembly
    }

    private func enqueue(_ closed: GroupAssembly.Closed) {
        // Such a file's rows are collected all the same: what they weigh decides where groups of the others end.
        if finished.contains(FinishedFile(output: closed.output, file: closed.file)) {
            for tray in closed.trays { tray.letGo() }
            return
        }
        tasks.append(GroupTask(closed, buffer: buffers.popLast() ?? SharedBuffer()))
        open[plan.outputs[closed.output].source] += 1
    }

    /// The next group to encode; nil when there is none.
    func take() -> GroupTask? {
        guard started < tasks.count else { return nil }
        started += 1
        return tasks[started - 1]
    }

    /// The next group in line, if it has been encoded.
    var ready: GroupTask? { tasks.first.flatMap { $0.isDone ? $0 : nil } }

    /// Forgets the first group, which has been written.
    func retire(_ task: GroupTask) {
        tasks.removeFirst()
        started -= 1
        task.buffer.buffer.removeAll()
        if buffers.count <= limit { buffers.append(task.buffer) }
        open[plan.outputs[task.output].source] -= 1
    }

    /// Frees what only this source needed.
    func end(_ source: Int) {
        for shelf in shelves[source] { shelf.empty() }
    }

    /// Hands a group to the sink with what its file's frame puts around it; returns the bytes.
    func write(_ task: GroupTask, to sink: any Sink) throws(RunError) -> Int {
        let output = plan.outputs[task.output]
        let file = FinishedFile(output: task.output, file: task.file)
        var around = ByteBuffer()
        if task.startsFile, case .groups(let format) = output.format {
            let frame = format.makeFileFrame(plan.schema(output), output.compression, facts: plan.facts)
            frame.open(into: &around)
            frames[file] = (frame, 0, ContentDigest())
        }
        guard let (frame, begun, counted) = frames[file] else { return 0 }
        var (offset, content) = (begun, counted)
        let before = offset
        func send(_ bytes: UnsafeRawBufferPointer, _ rows: ContentDigest = ContentDigest(), endsFile: Bool = false)
            throws(RunError)
        {
            guard bytes.count > 0 || endsFile else { return }
            offset += bytes.count
            try sink.write(
                Chunk(
                    output: task.output, file: task.file, directory: task.directory, endsFile: endsFile,
                    rows: rows.rows,
                    content: rows, bytes: bytes))
        }
        try send(around.bytes)
        around.removeAll()
        content += task.content
        if let encoded = task.encoded {
            let start = offset
            let bytes = task.buffer.buffer.bytes
            try send(bytes, task.content)
            frame.add(
                encoded, rows: task.rowCount, offset: start, byteCount: bytes.count, into: &around)
        }
        if task.endsFile { frame.close(plan.digests ? content : nil, offset: offset + around.count, into: &around) }
        if around.count > 0 || task.endsFile {
            let rest = task.encoded == nil ? task.content : ContentDigest()
            try send(around.bytes, rest, endsFile: task.endsFile)
        }
        frames[file] = task.endsFile ? nil : (frame, offset, content)
        return offset - before
    }
}
