public import LoamColumns

/// One level of the directories that the rows of an output are spread over: `order_month=2025-01`, `country=DE`.
public struct DirectoryLevel: Sendable, Equatable {
    /// How much time rows of one directory have in common.
    public enum Period: String, Sendable, CaseIterable {
        case year, month, day, hour
    }

    /// Index of the column in the table.
    public var column: Int
    /// Nil for the values of the column themselves.
    public var period: Period?
    /// What comes before `=` in the directory's name.
    public var name: String

    /// The directory that rows without a value are in, as Hive calls it.
    public static let nullText = "__HIVE_DEFAULT_PARTITION__"

    /// - Returns: nil where the table has no such column, or `fault` has something against it.
    public init?(_ column: String, _ period: Period?, of schema: TableSchema) {
        guard let index = schema.index(of: column), Self.fault(schema.fields[index], period) == nil else { return nil }
        self.column = index
        self.period = period
        name = period.map { Self.stem(column) + "_" + $0.rawValue } ?? column
    }

    /// How it is asked for: `month:order_ts`, `country`.
    public func text(_ schema: TableSchema) -> String {
        (period.map { $0.rawValue + ":" } ?? "") + schema.fields[column].name
    }

    /// The name of a column of instants without the word that says so.
    private static func stem(_ column: String) -> String {
        for suffix in ["_ts", "_at", "_date", "_time"] where column.hasSuffix(suffix) {
            return String(column.dropLast(suffix.utf8.count))
        }
        return column
    }

    /// Why a column's values cannot name directories; nil where they can.
    public static func fault(_ field: Field, _ period: Period?) -> String? {
        switch (field.type, period) {
        case (.timestamp, nil): "\(field.name) holds instants: say a period, such as month:\(field.name)"
        case (.timestamp, _), (.date, nil), (.date, .year), (.date, .month), (.date, .day): nil
        case (.date, .hour): "\(field.name) holds dates, which have no hour"
        case (_, .some(let period)): "\(field.name) is \(field.type.name), which has no \(period.rawValue)"
        case (.bool, nil), (.int32, nil), (.int64, nil), (.dictionary, nil): nil
        default:
            "\(field.name) is \(field.type.name); directories are named after enumerations, integers, booleans and time"
        }
    }
}
