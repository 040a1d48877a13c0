internal import LoamBytes
internal import LoamColumns
internal import LoamDocuments
public import LoamEngine
internal import LoamFormats

/// How Parquet files, and the row groups of Arrow files, are laid out, as a person says it.
public struct ParquetRequest: Sendable, Equatable {
    /// When a row group is full: rows (`100k`, `1M`) or bytes (`64MB`); nil for the usual.
    public var groupSize: String?
    /// `column=encoding` or `table.column=encoding`.
    public var encodings: [String] = []
    /// Of data pages: 1 or 2.
    public var pageVersion = 1
    /// The most rows of a page.
    public var pageRows = ParquetRequest.normalPageRows
    /// Whether UUIDs are text, as Spark needs them.
    public var spellsUUIDs = false
    /// Columns that get a bloom filter.
    public var bloomFilters: [String] = []

    public static let normalPageRows = ParquetOptions.normalPageRows
    /// The names of encodings.
    public static let encodingNames = ParquetEncoding.allCases.map(\.rawValue)

    public init() {}

    /// Whether anything was asked for.
    public var isGiven: Bool { self != ParquetRequest() }

    /// Whether something was asked for that only Parquet files have.
    private var isParquetOnly: Bool {
        var rest = self
        rest.groupSize = nil
        return rest.isGiven
    }

    /// - Throws: `bad_option` where a text is of no known form or a number out of its range.
    public func validate() throws(RunError) { _ = try options() }

    /// The options of formats that follow from the request.
    ///
    /// - Throws: `bad_option` where an option has no format that it speaks of, or does not fit the tables.
    func options(for formats: [Format], _ schemas: [TableSchema]) throws(RunError) -> FormatOptions {
        var given = FormatOptions()
        let options = try options()
        if isParquetOnly && !formats.contains(where: { $0.name == ParquetFormat.parquetName }) {
            throw RunError(
                .badOption, "encodings, pages, UUIDs as text and bloom filters are of Parquet files",
                hint: "say --format parquet, or drop them")
        }
        if groupSize != nil && !formats.contains(where: \.hasGroups) {
            throw RunError(
                .badOption, "row groups are of Parquet and Arrow files", location: "--row-group-size",
                hint: "say --format parquet or --format arrow, or drop it")
        }
        if let fault = options.fault(in: schemas) {
            let hint = NearestName.of(fault.found, in: fault.known).map { "did you mean \($0)?" }
            let known = fault.known.isEmpty ? "" : "possible: \(fault.known.prefix(20).joined(separator: ", "))"
            throw RunError(.badOption, fault.message, hint: hint ?? known)
        }
        given.parquet = options
        if groupSize != nil { given.recordBatch = options.groupSize }
        return given
    }

    private func options() throws(RunError) -> ParquetOptions {
        guard (1...2).contains(pageVersion) else {
            throw RunError(.badOption, "data pages have version 1 or 2, not \(pageVersion)", location: "--page-version")
        }
        guard (1...10_000_000).contains(pageRows) else {
            throw RunError(
                .badOption, "a page has 1 to 10,000,000 rows at most, not \(pageRows)", location: "--page-rows")
        }
        var options = ParquetOptions()
        options.pageVersion = pageVersion
        options.pageRows = pageRows
        options.spellsUUIDs = spellsUUIDs
        if let groupSize { options.groupSize = try Self.groupSize(groupSize) }
        options.encodings = try encodings.map { text throws(RunError) in try Self.columnEncoding(text) }
        options.bloomFilters = bloomFilters
        return options
    }

    private static func columnEncoding(_ text: String) throws(RunError) -> ParquetOptions.ColumnEncoding {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw RunError(
                .badOption, "'\(text)' is not of the form column=encoding", location: "--encoding",
                hint: "such as amount=plain")
        }
        guard let encoding = ParquetEncoding(rawValue: parts[1]) else {
            throw RunError(
                .badOption, "there is no encoding '\(parts[1])'", location: "--encoding",
                hint: NearestName.hint(parts[1], in: encodingNames))
        }
        return ParquetOptions.ColumnEncoding(parts[0], encoding)
    }

    /// `100k`, `1M`: rows. `64MB`, `16MiB`: bytes.
    private static func groupSize(_ text: String) throws(RunError) -> GroupSize {
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
        throw RunError(
            .badOption, "'\(text)' is neither rows nor bytes from 1kB to 1GiB", location: "--row-group-size",
            hint: "such as 100k or 1M for rows, 64MB for bytes")
    }
}
