internal import Loam

/// `--dry-run`: what a run would make, found by growing and encoding a little of each table.
struct DryRun {
    private struct Estimate {
        var table: String
        var rows: Int
        /// False where counting would take too long.
        var isExact: Bool
        var files: Int
        var bytes: Double
        var seconds: Double
    }

    /// Driver rows that are grown to learn the width of rows and the speed of this machine.
    private static let trialRows = 2048

    /// Rows of children are counted for up to so many parents, which takes a tenth of a second, and estimated beyond.
    private static let countedRows = 50_000_000

    private let world: World
    private let plan: RunPlan

    init(_ world: World, _ plan: RunPlan) {
        self.world = world
        self.plan = plan
    }

    func show(asJSON: Bool) {
        let estimates = plan.sources.indices.flatMap(estimate)
        let seconds = estimates.reduce(0) { $0 + $1.seconds } / Double(max(1, plan.threads))
        if asJSON { return StandardOutput.write(json(estimates, seconds).pretty()) }
        StandardOutput.line(
            "\(world.recipe.name), seed \(world.seed), \(TimestampText.seconds(world.start)) to \(TimestampText.seconds(world.model.end))"
        )
        let width = estimates.map(\.table.utf8.count).max() ?? 0
        for estimate in estimates {
            StandardOutput.line(
                "  " + SummaryText.padded(estimate.table, width)
                    + SummaryText.aligned((estimate.isExact ? "" : "about ") + FigureText.count(estimate.rows), 22)
                    + " rows  about "
                    + SummaryText.aligned(FigureText.bytes(Int(estimate.bytes)), 9) + " in \(estimate.files) file(s)")
        }
        let bytes = estimates.reduce(0) { $0 + $1.bytes }
        StandardOutput.line(
            "  about \(FigureText.bytes(Int(bytes))) before compression, about \(FigureText.decimal(seconds, places: 2)) s on \(plan.threads) thread(s)"
        )
        StandardOutput.line("nothing was written")
    }

    private func estimate(_ source: Int) -> [Estimate] {
        let outputs = plan.outputs.filter { $0.source == source }
        let growing = plan.sources[source]
        let drivers = plan.share.range(of: growing.driverCount)
        guard !outputs.isEmpty else { return [] }
        // From the middle, where rows are typical.
        let middle = drivers.lowerBound + max(0, drivers.count - Self.trialRows) / 2
        let trial = middle..<min(middle + Self.trialRows, drivers.upperBound)
        let start = Machine.threadCPU()
        let batches = TableRows.grow(growing, trial, tables: outputs.map(\.table))
        let grown = Machine.threadCPU() - start
        var estimates: [Estimate] = []
        for output in outputs {
            guard let batch = batches[output.table] else { continue }
            let began = Machine.threadCPU()
            var buffer = ByteBuffer()
            let encoder = output.format.makeEncoder(batch.schema)
            encoder.encode(batch, rows: 0..<batch.rowCount, into: &buffer)
            let seconds = Machine.threadCPU() - began + (output.table == outputs[0].table ? grown : 0)
            let scale = Double(drivers.count) / Double(max(1, trial.count))
            let header = Double(output.format.header(batch.schema).count)
            let isExact = output.table == 0 || drivers.count <= Self.countedRows
            let rows = isExact ? plan.rowCount(output) : Int(Double(batch.rowCount) * scale)
            let estimate = Estimate(
                table: batch.schema.name, rows: rows, isExact: isExact, files: files(rows),
                bytes: Double(buffer.count) * scale + header, seconds: seconds * scale)
            if let place = estimates.firstIndex(where: { $0.table == estimate.table }) {
                estimates[place].bytes += estimate.bytes
                estimates[place].files += estimate.files
                estimates[place].seconds += estimate.seconds
            } else {
                estimates.append(estimate)
            }
        }
        return estimates
    }

    private func files(_ rows: Int) -> Int {
        plan.chunkRows.map { max(1, (rows + $0 - 1) / $0) } ?? 1
    }

    private func json(_ estimates: [Estimate], _ seconds: Double) -> JSONValue {
        .object([
            "loam_dry_run": .integer(1), "recipe": .string(world.recipe.name), "seed": .integer(world.seed),
            "estimated_s": .decimal(seconds, places: 3), "threads": .integer(plan.threads),
            "tables": .array(
                estimates.map {
                    .object([
                        "name": .string($0.table), "rows": .integer($0.rows), "rows_exact": .bool($0.isExact),
                        "files": .integer($0.files),
                        "estimated_bytes": .integer(Int($0.bytes)),
                    ])
                }),
        ])
    }
}
