/// What is wrong with a Parquet file, and where.
public struct ParquetFault: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        /// Bytes that cannot be read; what follows in their row group is lost.
        case damaged
        /// Columns other than the table's.
        case schema
        /// Rows that can be read, while footer, page index, statistics or Bloom filter say something else.
        case contradiction
    }

    public var kind: Kind
    public var reason: String
    /// The path of the leaf, as `items.list.element.price`.
    public var column: String?
    /// Counted from 0, as the file does.
    public var rowGroup: Int?
    /// Counted from 0 in the column chunk, the dictionary left out.
    public var page: Int?

    init(_ kind: Kind, _ reason: String, column: String? = nil, rowGroup: Int? = nil, page: Int? = nil) {
        self.kind = kind
        self.reason = reason
        self.column = column
        self.rowGroup = rowGroup
        self.page = page
    }

    static func damaged(_ reason: String) -> ParquetFault { ParquetFault(.damaged, reason) }

    public var description: String {
        var place: [String] = []
        if let rowGroup { place.append("row group \(rowGroup)") }
        if let column { place.append("column \(column)") }
        if let page { place.append("page \(page)") }
        return place.isEmpty ? reason : place.joined(separator: ", ") + ": " + reason
    }
}
