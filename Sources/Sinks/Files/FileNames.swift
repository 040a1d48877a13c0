internal import LoamCodecs
internal import LoamColumns
public import LoamEngine

/// The names of a run's files: `orders.csv`, `orders_00000.csv.gz`, `flash_sale_20250102_030405_orders.csv`,
/// `orders/order_month=2025-01/part_00000.parquet`.
public struct FileNames: Sendable {
    private let plan: RunPlan
    private let stamp: String

    /// - Parameter stamp: put in front of every name; empty for none.
    public init(_ plan: RunPlan, stamp: String = "") {
        self.plan = plan
        self.stamp = stamp
    }

    /// What the names of the run's files begin with, each once.
    var beginnings: [String] {
        var beginnings: [String] = []
        for output in plan.outputs where !beginnings.contains(stamp + plan.tableName(output)) {
            beginnings.append(stamp + plan.tableName(output))
        }
        return beginnings
    }

    /// The name of one file of an output. Files are numbered, with at least five digits, when outputs are cut by rows.
    ///
    /// - Parameter directory: where the file lies below its table; nil for outputs without directories. The result is a
    ///   relative path then. A directory has one file of each format.
    public func name(output: Int, file: Int, directory: String? = nil) -> String {
        let output = plan.outputs[output]
        if let directory {
            return stamp + plan.tableName(output) + "/" + directory + "/part_00000." + output.format.fileExtension
                + output.format.fileSuffix(output.compression)
        }
        let digits = String(file)
        let number =
            plan.chunkRows == nil ? "" : "_" + String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
        return stamp + plan.tableName(output) + number + "." + output.format.fileExtension
            + output.format.fileSuffix(output.compression)
    }
}
