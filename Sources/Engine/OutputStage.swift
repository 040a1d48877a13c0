internal import LoamBytes
internal import LoamCodecs
internal import LoamColumns

/// One file of one output that is complete and durable; a resumed run does not make it again.
public struct FinishedFile: Sendable, Hashable {
    public var output: Int
    public var file: Int

    public init(output: Int, file: Int) {
        self.output = output
        self.file = file
    }
}

/// Where a worker encodes one output of a partition, cutting it into the segments that belong to different files. Rows of
/// formats with groups are only noted: they are encoded when their group is full.
final class OutputStage {
    let table: Int
    private let index: Int
    private let buffer: Int
    /// Nil for formats with groups.
    private let encoder: (any Encoder)?
    private let header: [UInt8]
    /// Nil where the output has one file.
    private let bounds: FileBounds?
    private let compressor: (any Compressor)?
    private let finished: Set<FinishedFile>
    /// Nil for outputs without directories.
    private let router: RowRouter?
    private let shelf: TrayShelf
    /// What is being encoded when it will be compressed.
    private let plain: SharedBuffer?
    /// The next row, counted from the run's first; only meaningful when files are cut by rows.
    private var row = 0
    private var open: Open?
    private var tray: Tray?
    /// Rows of the tray that this stage has seen.
    private var trayRows = 0
    private var fileEnded = false

    /// A segment in work.
    private struct Open {
        var file: Int
        var startsFile: Bool
        var start: Int
        var rows = 0
        var content = ContentDigest()
        var skipped: Bool
    }

    init(
        _ plan: RunPlan, index: Int, buffer: Int, compressor: (any Compressor)?, finished: Set<FinishedFile>,
        shelf: TrayShelf
    ) {
        let output = plan.outputs[index]
        self.index = index
        self.buffer = buffer
        self.compressor = compressor
        self.finished = finished
        self.shelf = shelf
        router =
            output.levels.isEmpty ? nil : RowRouter(output.levels, plan.schema(output), digests: plan.digests)
        table = output.table
        switch output.format {
        case .rows(let format):
            encoder = format.makeEncoder(plan.schema(output))
            header = plan.share.index == 1 ? format.header(plan.schema(output)) : []
        case .groups:
            encoder = nil
            header = []
        }
        bounds = plan.cut(output).isCut ? FileBounds(plan, output: output) : nil
        plain = compressor == nil ? nil : SharedBuffer()
    }

    /// Whether the rows are kept for groups.
    var keepsRows: Bool { encoder == nil }

    /// Rows until the current file is full.
    var rowsLeftInFile: Int { bounds?.rowsLeft(from: row) ?? .max }

    /// Whether a file ends in front of the next row.
    private var isAtBoundary: Bool { bounds?.isBoundary(row) ?? false }

    /// - Parameter tray: where the partition's rows are kept; nil where no output needs them.
    func begin(_ job: JobList.Job, firstRow: Int?, tray: Tray?, into result: PartitionResult) {
        self.tray = tray
        trayRows = 0
        row = firstRow ?? 0
        open = nil
        fileEnded = isAtBoundary
        // The first file has its header even when no row follows.
        if job.partition == 0 { openSegment(startsFile: true, result) }
    }

    func encode(_ batch: Batch, _ rows: Range<Int>, _ content: ContentDigest, into result: PartitionResult)
        throws(RunError)
    {
        // Row 0 may come in a later partition than the one that began its file.
        if open == nil { openSegment(startsFile: isAtBoundary, result) }
        if let encoder, open?.skipped == false {
            let target = plain ?? result.buffers[buffer]
            encoder.encode(batch, rows: rows, into: &target.buffer)
        }
        trayRows += rows.count
        open?.rows += rows.count
        open?.content += content
        row += rows.count
        if isAtBoundary { try closeSegment(endsFile: true, result) }
    }

    func end(_ job: JobList.Job, into result: PartitionResult) throws(RunError) {
        if open == nil && job.endsSource && !fileEnded { openSegment(startsFile: false, result) }
        if open != nil { try closeSegment(endsFile: job.endsSource, result) }
    }

    private func openSegment(startsFile: Bool, _ result: PartitionResult) {
        let file = bounds?.file(of: row) ?? 0
        let target = plain ?? result.buffers[buffer]
        let skipped = router == nil && finished.contains(FinishedFile(output: index, file: file))
        let start = keepsRows ? trayRows : target.buffer.count
        open = Open(file: file, startsFile: startsFile, start: start, skipped: skipped)
        fileEnded = false
        if startsFile && !skipped { header.withUnsafeBytes { target.buffer.append($0) } }
    }

    private func closeSegment(endsFile: Bool, _ result: PartitionResult) throws(RunError) {
        guard let segment = open else { return }
        open = nil
        fileEnded = endsFile
        if segment.skipped { return }
        if keepsRows {
            guard let tray else { return }
            if router != nil { return route(segment, tray, result) }
            tray.hold()
            append(segment, endsFile, .rows(tray, segment.start..<segment.start + segment.rows), to: result)
            return
        }
        let target = result.buffers[buffer]
        var start = segment.start
        if let plain {
            start = target.buffer.count
            // A file begins with a piece even when it is empty: no bytes at all are not a compressed file.
            if let compressor, plain.buffer.count > 0 || segment.startsFile {
                do throws(CodecError) {
                    try compressor.compress(plain.buffer.bytes, into: &target.buffer)
                } catch {
                    throw RunError(error)
                }
            }
            plain.buffer.removeAll()
        }
        append(segment, endsFile, .bytes(buffer: buffer, start..<target.buffer.count), to: result)
    }

    /// Adds the rows of a segment directory by directory; their files end with the source.
    private func route(_ segment: Open, _ tray: Tray, _ result: PartitionResult) {
        let rows = segment.start..<segment.start + segment.rows
        for part in router?.route(tray, rows, segment.content, shelf) ?? [] {
            result.segments.append(
                .init(
                    output: index, file: 0, directory: part.directory, endsFile: false, rows: part.rows.count,
                    content: part.content, payload: .rows(part.tray, part.rows)))
        }
    }

    private func append(
        _ segment: Open, _ endsFile: Bool, _ payload: PartitionResult.Payload, to result: PartitionResult
    ) {
        result.segments.append(
            .init(
                output: index, file: segment.file, endsFile: endsFile, rows: segment.rows, content: segment.content,
                payload: payload))
    }
}
