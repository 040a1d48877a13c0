public import LoamBytes
public import LoamColumns

/// An open file of a group format, to be read back: its groups and how many rows each has. Several threads may use it at once; they read
/// groups with a reader each.
public protocol GroupedFile: Sendable {
    var groupCount: Int { get }

    /// Rows that a group is said to have.
    func rowCount(_ group: Int) -> Int

    /// Contradictions that the file holds before any row is read.
    var faults: [FileFault] { get }

    /// A reader for one thread.
    func makeReader() -> any GroupReader
}

/// Reads groups of one file as batches, and holds what the file says of them against their rows. Belongs to one thread.
/// Never traps, whatever the bytes are.
public protocol GroupReader: AnyObject {
    /// Goes to the first row of a group.
    func begin(_ group: Int) throws(FileFault)

    /// Reads the next rows of the group into the batch, from empty, as many as it takes; false after the last.
    ///
    /// - Parameter faults: cells that hold no value of their type, in order of rows; appended. They read as zero or empty.
    /// - Throws: where the file cannot be read. The rest of the group is lost then, and no row is in the batch.
    func next(into batch: Batch, faults: inout [DecodeFault]) throws(FileFault) -> Bool

    /// What contradicts the rows of the groups that have been read to their end so far.
    var contradictions: [FileFault] { get }
}

/// What is wrong with a file that is read group by group, and where.
public struct FileFault: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        /// Bytes that cannot be read; what follows in their group is lost.
        case damaged
        /// Columns other than the table's.
        case schema
        /// Rows that can be read, while the file says something else about them.
        case contradiction
    }

    public var kind: Kind
    public var reason: String
    /// The path of the column, as `items.list.element.price`.
    public var column: String?
    /// Counted from 0, as the file does.
    public var group: Int?
    /// Counted from 0 in the column of the group.
    public var page: Int?

    public init(_ kind: Kind, _ reason: String, column: String? = nil, group: Int? = nil, page: Int? = nil) {
        self.kind = kind
        self.reason = reason
        self.column = column
        self.group = group
        self.page = page
    }

    /// Bytes that cannot be read, where in the file only the caller's caller knows.
    public static func damaged(_ reason: String) -> FileFault { FileFault(.damaged, reason) }

    public var description: String {
        var parts: [String] = []
        if let group { parts.append("row group \(group)") }
        if let column { parts.append("column \(column)") }
        if let page { parts.append("page \(page)") }
        return parts.isEmpty ? reason : parts.joined(separator: ", ") + ": " + reason
    }
}

extension GroupFormat {
    public var isReadable: Bool { false }

    /// Nothing: formats that can be read back have their own.
    public func open(_ file: InputFile, _ schema: TableSchema) throws(FileFault) -> (any GroupedFile)? { nil }
}
