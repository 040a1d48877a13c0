public import LoamCodecs
public import LoamEngine

/// The formats there are; a new one is a line here.
public enum FormatRegistry {
    /// All formats, with the options of those that have some.
    public static func all(_ options: FormatOptions = FormatOptions()) -> [Format] {
        text.map(Format.rows) + [
            .parquet(options.parquet), .arrow(recordBatch: options.recordBatch),
            .arrow(isStream: true, recordBatch: options.recordBatch),
        ]
    }

    /// The names of all formats, in the order in which they are listed.
    public static let names: [String] = all().map(\.name)

    /// Those whose rows are text of their own.
    public static let text: [any TextFormat] = [CSVFormat(), NDJSONFormat()]

    /// The format of a name, with these options where it has some; nil where there is none.
    public static func named(_ name: String, _ options: FormatOptions = FormatOptions()) -> Format? {
        all(options).first { $0.name == name }
    }

    /// The compression that a text names; nil for the default of each format.
    ///
    /// - Throws: where the text names none, one that a format does not take, or one that this build or machine does not have.
    public static func compression(_ text: String?, for formats: [Format]) throws(CodecError) -> Compression? {
        guard let text else { return nil }
        let compression = try Compression(text)
        try compression.demand()
        guard let format = formats.first(where: { !$0.takes(compression) }) else { return compression }
        throw CodecError(
            code: .badCodec,
            message: "\(format.name) does not take compression \(compression.text); write it in a run of its own")
    }
}

extension Format {
    public static let csv = Format.rows(CSVFormat())
    public static let ndjson = Format.rows(NDJSONFormat())

    public static func parquet(_ options: ParquetOptions = ParquetOptions()) -> Format {
        .groups(ParquetFormat(options))
    }

    /// - Parameter isStream: a stream without a footer instead of a file.
    public static func arrow(isStream: Bool = false, recordBatch: GroupSize = ArrowFormat.normalGroupSize) -> Format {
        .groups(ArrowFormat(isStream: isStream, groupSize: recordBatch))
    }
}
