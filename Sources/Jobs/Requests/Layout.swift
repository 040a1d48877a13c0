internal import LoamCodecs
internal import LoamColumns
internal import LoamEngine
internal import LoamFormats

/// How the rows of tables are shared among files.
public enum Layout: String, Sendable, CaseIterable {
    /// A file, or several of `--chunk-rows`, for each table.
    case tables
    /// Files of their own for each tenant, as loaders of multi-tenant systems expect them: `orders_TENANT_chunk_0000.ndjson`
    /// of exactly so many rows, `customers_TENANT.ndjson` in one piece, and `tenants.csv`, which is CSV whatever the format.
    case tenants

    /// Rows of a file where the request names no number.
    private static let usualChunkRows = 10_000
    /// Tables that stay in one piece for each tenant.
    private static let whole: Set = ["customers", "categories"]

    /// The outputs with the files that this layout gives them.
    ///
    /// - Throws: `bad_option` where no table belongs to tenants.
    func applied(to outputs: [Output], _ sources: [any Source], chunkRows: Int?) throws(RunError) -> [Output] {
        guard self == .tenants else { return outputs }
        guard sources.contains(where: { !$0.sections.isEmpty }) else {
            throw RunError(
                .badOption, "this recipe has no tenants to lay files out by", location: "--layout",
                hint: "marketplace has; or drop it")
        }
        var result: [Output] = []
        for output in outputs {
            var output = output
            let table = sources[output.source].tables[output.table].name
            if sources[output.source].sections.isEmpty {
                let csv = Format.csv
                let compression = csv.takes(output.compression) ? output.compression : .none
                output = Output(
                    source: output.source, table: output.table, format: csv, compression: compression, cut: FileCut())
                // Once, however many formats the others have.
                if result.contains(where: { $0.source == output.source && $0.table == output.table }) { continue }
            } else {
                let rows = Self.whole.contains(table) ? nil : chunkRows ?? Self.usualChunkRows
                output.cut = FileCut(rows: rows, bySection: true)
            }
            result.append(output)
        }
        return result
    }
}
