internal import LoamCodecs
internal import LoamColumns
public import LoamEngine

/// The names of a run's files: `orders.csv`, `orders_00000.csv.gz`, `flash_sale_20250102_030405_orders.csv`,
/// `orders/order_month=2025-01/part_00000.parquet`; cut by section `customers_SECTION.csv`, `orders_SECTION_chunk_0000.csv`.
public struct FileNames: Sendable {
    private let plan: RunPlan
    private let stamp: String
    /// One an output.
    private let bounds: [FileBounds]

    /// - Parameter stamp: put in front of every name; empty for none.
    public init(_ plan: RunPlan, stamp: String = "") {
        self.plan = plan
        self.stamp = stamp
        bounds = plan.outputs.map { FileBounds(plan, output: $0) }
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
    /// - Parameter directory: where the file is below its table; nil for outputs without directories. The result is a
    ///   relative path then. A directory has one file of each format.
    public func name(output: Int, file: Int, directory: String? = nil) -> String {
        let position = bounds[output].position(of: file)
        let output = plan.outputs[output]
        if let directory {
            return stamp + plan.tableName(output) + "/" + directory + "/part_00000." + output.format.fileExtension
                + output.format.fileSuffix(output.compression)
        }
        var name = stamp + plan.tableName(output)
        if let section = position.section { name += "_" + section }
        if plan.cut(output).rows != nil {
            name += position.section == nil ? "_" + Self.digits(file, 5) : "_chunk_" + Self.digits(position.number, 4)
        }
        return name + "." + output.format.fileExtension + output.format.fileSuffix(output.compression)
    }

    /// The section that a file belongs to; nil where files are not cut by section.
    func section(output: Int, file: Int) -> String? { bounds[output].position(of: file).section }

    /// A number with leading zeros, at least `width` digits.
    private static func digits(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
