public import LoamBytes
internal import LoamColumns
public import LoamEngine
public import LoamModels
internal import LoamRecipe
internal import LoamWorlds

/// What a run would make, found by growing and encoding a little of each table. Writes nothing.
public struct DryRun: JobDocument {
    public struct Estimate: Sendable {
        public var table: String
        public var rows: Int
        /// False where counting would take too long.
        public var isExact: Bool
        /// Nil where rows go to directories, whose count the rows decide.
        public var files: Int?
        public var bytes: Double
        /// CPU seconds on this machine.
        public var seconds: Double
    }

    /// Driver rows that are grown to learn the width of rows and the speed of this machine, in slices from everywhere.
    private static let trialRows = 2048
    private static let trialSlices = 8

    /// Driver rows up to which rows are counted exactly, which takes a tenth of a second, and beyond which they are
    /// estimated: where counting is arithmetic, and where it is growing.
    private static let countedRows = 50_000_000
    private static let grownRows = 500_000

    private let world: World
    private let threads: Int
    /// Table by table, in the order of the plan.
    public let estimates: [Estimate]

    /// Costs some milliseconds a table, and at most some tenths of a second for counting.
    public init(_ world: World, _ plan: RunPlan) {
        self.world = world
        threads = plan.threads
        estimates = plan.sources.indices.flatMap { Self.estimate($0, plan) }
    }

    /// Seconds that the run would take, with its threads.
    public var seconds: Double { estimates.reduce(0) { $0 + $1.seconds } / Double(max(1, threads)) }

    public var text: String {
        let width = estimates.map(\.table.utf8.count).max() ?? 0
        let tables = estimates.map { estimate in
            "  " + ColumnText.padded(estimate.table, width)
                + ColumnText.aligned((estimate.isExact ? "" : "about ") + FigureText.count(estimate.rows), 22)
                + " rows  about " + ColumnText.aligned(FigureText.bytes(Int(estimate.bytes)), 9)
                + (estimate.files.map { " in \($0) file(s)" } ?? " in directories")
        }
        let bytes = FigureText.bytes(Int(estimates.reduce(0) { $0 + $1.bytes }))
        let (start, end) = (
            TimestampText.seconds(world.start.microseconds), TimestampText.seconds(world.model.end.microseconds)
        )
        let lines =
            ["\(world.recipe.name), seed \(world.seed), \(start) to \(end)"] + tables + [
                "  about \(bytes) before compression, about \(FigureText.decimal(seconds, places: 2)) s on \(threads) thread(s)",
                "nothing was written",
            ]
        return lines.map { $0 + "\n" }.joined()
    }

    private static func estimate(_ source: Int, _ plan: RunPlan) -> [Estimate] {
        let outputs = plan.outputs.filter { $0.source == source }
        let growing = plan.sources[source]
        let drivers = plan.share.range(of: growing.driverCount)
        guard !outputs.isEmpty else { return [] }
        var estimates: [Estimate] = []
        let trial = Trial(growing, outputs, slices(drivers))
        for (output, measured) in zip(outputs, trial.measured) {
            let schema = growing.tables[output.table]
            let scale = Double(drivers.count) / Double(max(1, trial.drivers))
            let isExact = isCounted(growing, output.table, drivers.count)
            let rows = isExact ? plan.rowCount(output) : Int(Double(measured.rows) * scale)
            let width = measured.rows > 0 ? measured.bytes / Double(measured.rows) : 0
            let estimate = Estimate(
                table: schema.name, rows: rows, isExact: isExact,
                files: output.levels.isEmpty ? files(rows, output, plan) : nil,
                bytes: width * Double(rows) + Double(output.format.rowFormat?.header(schema).count ?? 0),
                seconds: measured.seconds * scale)
            if let place = estimates.firstIndex(where: { $0.table == estimate.table }) {
                estimates[place].bytes += estimate.bytes
                if let files = estimate.files { estimates[place].files? += files }
                estimates[place].seconds += estimate.seconds
            } else {
                estimates.append(estimate)
            }
        }
        return estimates
    }

    private static func isCounted(_ source: any Source, _ table: Int, _ drivers: Int) -> Bool {
        switch source.counting(table: table) {
        case .drivers: true
        case .arithmetic: drivers <= countedRows
        case .growing: drivers <= grownRows
        }
    }

    /// Stretches from all over the drivers, since rows differ between parts of a run; all of them where there are few.
    private static func slices(_ drivers: Range<Int>) -> [Range<Int>] {
        guard drivers.count > 4 * trialRows else { return [drivers] }
        let length = trialRows / trialSlices
        return (0..<trialSlices).map { slice in
            let start = drivers.lowerBound + drivers.count / trialSlices * slice + drivers.count / (2 * trialSlices)
            return start..<min(start + length, drivers.upperBound)
        }
    }

    /// A little of a source, grown and encoded.
    private struct Trial {
        private(set) var drivers = 0
        /// For each output.
        private(set) var measured: [(rows: Int, bytes: Double, seconds: Double)]

        init(_ source: any Source, _ outputs: [Output], _ slices: [Range<Int>]) {
            measured = outputs.map { _ in (0, 0, 0) }
            for slice in slices {
                drivers += slice.count
                let start = Machine.threadCPU()
                let batches = TableRows.grow(source, slice, tables: outputs.map(\.table))
                measured[0].seconds += Machine.threadCPU() - start
                for (place, output) in outputs.enumerated() {
                    guard let batch = batches[output.table] else { continue }
                    let began = Machine.threadCPU()
                    var buffer = ByteBuffer()
                    DryRun.encode(batch, output, into: &buffer)
                    measured[place].rows += batch.rowCount
                    measured[place].bytes += Double(buffer.count)
                    measured[place].seconds += Machine.threadCPU() - began
                }
            }
        }
    }

    /// What a file of just these rows would hold; nothing where the codec fails, which the run itself reports.
    private static func encode(_ batch: Batch, _ output: Output, into buffer: inout ByteBuffer) {
        switch output.format {
        case .rows(let format):
            format.makeEncoder(batch.schema).encode(batch, rows: 0..<batch.rowCount, into: &buffer)
        case .groups(let format):
            var group = GroupedRows()
            group.append(GroupedRows.Slice(batch, 0..<batch.rowCount))
            _ = try? format.makeGroupEncoder(batch.schema, output.compression).encode(group, into: &buffer)
        }
    }

    private static func files(_ rows: Int, _ output: Output, _ plan: RunPlan) -> Int {
        let cut = plan.cut(output)
        return cut.bySection ? plan.fileCount(output) : cut.rows.map { max(1, (rows + $0 - 1) / $0) } ?? 1
    }

    public var json: JSONValue {
        .object([
            "loam_dry_run": .integer(1), "recipe": .string(world.recipe.name), "seed": .integer(world.seed),
            "estimated_s": .decimal(seconds, places: 3), "threads": .integer(threads),
            "tables": .array(
                estimates.map {
                    .object([
                        "name": .string($0.table), "rows": .integer($0.rows), "rows_exact": .bool($0.isExact),
                        "files": $0.files.map { .integer($0) } ?? .null,
                        "estimated_bytes": .integer(Int($0.bytes)),
                    ])
                }),
        ])
    }
}
