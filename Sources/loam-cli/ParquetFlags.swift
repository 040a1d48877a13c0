internal import ArgumentParser
internal import Loam
internal import LoamJobs

/// How Parquet files are laid out.
struct ParquetFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Parquet and Arrow: when a row group is full, in rows (100k, 1M) or in memory (64MB); by default some 16 MiB.",
            valueName: "rows|bytes"))
    var rowGroupSize: String?

    @Option(
        help: ArgumentHelp(
            "Parquet: the encoding of a column, such as amount=plain or orders.amount=dictionary; may be repeated. Encodings: \(ParquetRequest.encodingNames.joined(separator: ", ")).",
            valueName: "column=encoding"))
    var encoding: [String] = []

    @Option(help: "Parquet: the version of data pages, 1 or 2.")
    var pageVersion = 1

    @Option(help: "Parquet: the most rows of a page.")
    var pageRows = ParquetRequest.normalPageRows

    @Option(help: "Parquet: UUIDs as uuid, or as text, which Spark needs.")
    var uuids = "uuid"

    @Option(help: "Parquet: columns that get a bloom filter, separated by commas.")
    var bloomFilter: String?

    func validate() throws {
        if uuids != "uuid" && uuids != "text" { throw ValidationError("'--uuids' is uuid or text.") }
    }

    /// The same as data.
    var request: ParquetRequest {
        var request = ParquetRequest()
        request.groupSize = rowGroupSize
        request.encodings = encoding
        request.pageVersion = pageVersion
        request.pageRows = pageRows
        request.spellsUUIDs = uuids == "text"
        request.bloomFilters = bloomFilter?.split(separator: ",").map(String.init) ?? []
        return request
    }
}
