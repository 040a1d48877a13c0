public import LoamCodecs
public import LoamEngine

/// The formats there are; a new one is a line here.
public enum FormatRegistry {
    public static let all: [any Format] =
        rows + [ParquetFormat(), ArrowFormat(), ArrowFormat(isStream: true)]

    /// Those whose rows are bytes of their own.
    public static let rows: [any TextFormat] = [CSVFormat(), NDJSONFormat()]

    /// The compression that a text names; nil for the default of each format.
    ///
    /// - Throws: where the text names none, one that a format does not take, or one that this build or machine does not have.
    public static func compression(_ text: String?, for formats: [any Format]) throws(CodecError) -> Compression? {
        guard let text else { return nil }
        let compression = try Compression(text)
        try compression.demand()
        guard let format = formats.first(where: { !$0.takes(compression) }) else { return compression }
        throw CodecError(
            code: .badCodec,
            message: "\(format.name) does not take compression \(compression.text); write it in a run of its own")
    }

    public static func named(_ name: String) -> (any Format)? { all.first { $0.name == name } }
}
