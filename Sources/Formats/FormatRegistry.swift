public import LoamEngine

/// The formats there are; a new one is a line here.
public enum FormatRegistry {
    public static let all: [any Format] = 
        rows + [ParquetFormat(), ArrowFormat(), ArrowFormat(isStream: true)]

    /// Those whose rows are bytes of their own.
    public static let rows: [any RowFormat] = [CSVFormat(), NDJSONFormat()]

    public static func named(_ name: String) -> (any Format)? { all.first { $0.name == name } }
}
