internal import ArgumentParser
internal import Loam

/// How Parquet files are laid out.
struct ParquetFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Parquet and Arrow: when a row group is full, in rows (100k, 1M) or in memory (64MB); by default some 16 MiB.",
            valueName: "rows|bytes"))
    var rowGroupSize: String?

    @Option(
        help: ArgumentHelp(
            "Parquet: the encoding of a column, such as amount=plain or orders.amount=dictionary; may be repeated. Encodings: \(ParquetEncoding.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "column=encoding"))
    var encoding: [String] = []

    @Option(help: "Parquet: the version of data pages, 1 or 2.")
    var pageVersion = 1

    @Option(help: "Parquet: the most rows of a page.")
    var pageRows = ParquetOptions.normalPageRows

    @Option(help: "Parquet: UUIDs as uuid, or as text, which Spark needs.")
    var uuids = "uuid"

    @Option(help: "Parquet: columns that get a bloom filter, separated by commas.")
    var bloomFilter: String?

    func validate() throws {
        if !(1...2).contains(pageVersion) { throw ValidationError("'--page-version' is 1 or 2.") }
        if uuids != "uuid" && uuids != "text" { throw ValidationError("'--uuids' is uuid or text.") }
        if !(1...10_000_000).contains(pageRows) {
            throw ValidationError("'--page-rows' is a number from 1 to 10,000,000.")
        }
        _ = try options()
    }

    /// Whether something was asked for that only Parquet files have.
    private var isParquetOnly: Bool {
        !encoding.isEmpty || pageVersion != 1 || pageRows != ParquetOptions.normalPageRows || bloomFilter != nil
            || uuids != "uuid"
    }

    /// Whether anything was asked for.
    var isGiven: Bool { isParquetOnly || rowGroupSize != nil }

    /// The formats with these options.
    ///
    /// - Throws: where an option has no format that it speaks of, or does not fit the tables.
    func applied(to formats: [any Format], _ schemas: [TableSchema]) throws -> [any Format] {
        let options = try options()
        if isParquetOnly && !formats.contains(where: { $0 is ParquetFormat }) {
            throw ValidationError("Encodings, pages, UUIDs as text and bloom filters are for '--format parquet'.")
        }
        if rowGroupSize != nil && !formats.contains(where: { $0 is any GroupFormat }) {
            throw ValidationError("'--row-group-size' is for '--format parquet' and '--format arrow'.")
        }
        if let fault = options.fault(in: schemas) {
            let hint = NearestName.of(fault.found, in: fault.known).map { "did you mean \($0)?" }
            let known = fault.known.isEmpty ? "" : "possible: \(fault.known.prefix(20).joined(separator: ", "))"
            throw RunError("bad_option", fault.message, hint: hint ?? known)
        }
        return formats.map { format in
            if var parquet = format as? ParquetFormat {
                parquet.options = options
                return parquet
            }
            if var arrow = format as? ArrowFormat, rowGroupSize != nil {
                arrow.groupSize = options.groupSize
                return arrow
            }
            return format
        }
    }

    private func options() throws -> ParquetOptions {
        var options = ParquetOptions()
        options.pageVersion = pageVersion
        options.pageRows = pageRows
        options.spellsUUIDs = uuids == "text"
        if let rowGroupSize { options.groupSize = try Self.groupSize(rowGroupSize) }
        options.encodings = try encoding.map(Self.columnEncoding)
        options.bloomFilters = bloomFilter?.split(separator: ",").map(String.init) ?? []
        return options
    }

    private static func columnEncoding(_ text: String) throws -> ParquetOptions.ColumnEncoding {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw ValidationError("'--encoding \(text)' is not of the form column=encoding, such as amount=plain.")
        }
        guard let encoding = ParquetEncoding(rawValue: parts[1]) else {
            let known = ParquetEncoding.allCases.map(\.rawValue)
            let hint =
                NearestName.of(parts[1], in: known).map { "did you mean \($0)?" }
                ?? "known are \(known.joined(separator: ", "))"
            throw ValidationError("There is no encoding '\(parts[1])'; \(hint)")
        }
        return ParquetOptions.ColumnEncoding(parts[0], encoding)
    }

    /// `100k`, `1M`: rows. `64MB`, `16MiB`: bytes.
    private static func groupSize(_ text: String) throws -> GroupSize {
        let units: [(String, Int)] = [
            ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("kB", 1_000), ("KB", 1_000), ("MB", 1_000_000),
            ("GB", 1_000_000_000), ("B", 1), ("k", 1_000), ("M", 1_000_000), ("", 1),
        ]
        let plain = text.replacing("_", with: "").replacing(",", with: "")
        for (unit, factor) in units where plain.hasSuffix(unit) {
            guard let number = Int(plain.dropLast(unit.count)), number > 0, number <= (1 << 40) / factor else {
                continue
            }
            let size = number * factor
            if unit.hasSuffix("B") {
                guard size >= 1_000, size <= ParquetOptions.mostGroupBytes else { break }
                return GroupSize(rows: Int.max / 2, bytes: size)
            }
            guard size <= 1 << 31 else { break }
            return GroupSize(rows: size, bytes: ParquetOptions.mostGroupBytes)
        }
        throw ValidationError(
            "'--row-group-size \(text)' is neither rows, such as 100k or 1M, nor bytes from 1kB to 1GiB, such as 64MB.")
    }
}
