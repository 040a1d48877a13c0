import LoamBytes
import LoamCodecs
import LoamColumns
import LoamEngine
import LoamFormats
import LoamTestSupport

/// Both tables in both formats, or some of them.
func fakePlan(
    _ source: FakeSource, tables: [Int] = [0, 1], formats: [Format] = [.csv, .ndjson], share: Share = .whole,
    chunkRows: Int? = nil, compression: Compression = .none, digests: Bool = true, threads: Int = 1,
    batchRows: Int = RunPlan.normalBatchRows
) -> RunPlan {
    let outputs = tables.flatMap { table in
        formats.map { Output(source: 0, table: table, format: $0, compression: compression) }
    }
    return RunPlan(
        sources: [source], outputs: outputs, share: share, chunkRows: chunkRows,
        digests: digests, threads: threads, batchRows: batchRows)
}

/// Runs a plan into a sink that keeps everything, and looks at what must hold for any run.
func collect(_ plan: RunPlan) throws -> (sink: RecordingSink, summary: RunSummary) {
    let sink = RecordingSink(outputs: plan.outputs.count)
    let summary = try ParallelRun.execute(plan, sink: sink)
    try demand(sink.breaches.isEmpty, "\(sink.breaches)")
    try demandEqual([sink.finishCount, sink.abandonCount], [1, 0], "finished and abandoned")
    for (place, output) in plan.outputs.enumerated() {
        let files = sink.files[place]
        let about = "output \(place)"
        try demandEqual(files.count, plan.fileCount(output), "files of \(about)")
        try demandEqual(files.reduce(0) { $0 + $1.rows }, plan.rowCount(output), "rows of \(about)")
        try demand(files.allSatisfy(\.hasEnded), "a file of \(about) did not end")
        if let chunkRows = plan.chunkRows {
            try demand(files.dropLast().allSatisfy { $0.rows == chunkRows }, "a file of \(about) is not full")
            try demand(files.last.map { $0.rows <= chunkRows } ?? false, "the last file of \(about) is too full")
        }
        let table = summary.tables.first { $0.table == plan.tableName(output) }
        try demandEqual(table?.rows, plan.rowCount(output), "summary of \(about)")
        if plan.digests { try demandEqual(table?.content, sink.content(place), "content of \(about)") }
    }
    return (sink, summary)
}

/// The rows of an output without the headers of its files.
func rows(_ plan: RunPlan, _ sink: RecordingSink, _ output: Int) throws -> [UInt8] {
    let schema = plan.sources[plan.outputs[output].source].tables[plan.outputs[output].table]
    let format = plan.outputs[output].format.rowFormat
    let header = plan.share.index == 1 ? format?.header(schema) ?? [] : []
    return try sink.files[output].enumerated().flatMap { number, file -> ArraySlice<UInt8> in
        try demand(file.bytes.starts(with: header), "file \(number) of output \(output) has no header")
        return file.bytes.dropFirst(header.count)
    }
}
