public import LoamBytes

/// What every row of a table keeps, by itself and with the rows above it: `refund_rule`, `reason_iff_failed`.
///
/// A law is data: `loam check` evaluates it on files that anyone may have written. It is called once a row on any
/// thread, for rows whose cells all could be read and whose parents were found.
public struct Law: Sendable {
    /// How bad a finding is.
    public enum Severity: String, Sendable, CaseIterable, Comparable {
        case note, warning, error

        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
        private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
    }

    /// What stands for null among the cells.
    public static let null = Int64.min

    /// Stable, lower case with underscores; unique in the book.
    public var name: String
    /// What holds, in one line.
    public var meaning: String
    public var severity: Severity
    public var table: String
    public var reads: [CellPath]
    public var holds: @Sendable (LawCells) -> Bool

    /// - Parameters:
    ///   - table: whose rows keep the law.
    ///   - reads: the cells that `holds` gets, in this order.
    public init(
        _ name: String, of table: String, _ meaning: String, severity: Severity = .error, reads: [CellPath],
        holds: @escaping @Sendable (LawCells) -> Bool
    ) {
        self.name = name
        self.meaning = meaning
        self.severity = severity
        self.table = table
        self.reads = reads
        self.holds = holds
    }

    /// A text as laws see it: the hash of the whole.
    public static func text(_ text: String) -> Int64 { Int64(bitPattern: ByteHash.of(text)) }

    /// A UUID as laws see it.
    @inlinable @inline(__always)
    public static func uuid(_ words: UUIDWords) -> Int64 {
        Int64(bitPattern: words.high &* 0x9E37_79B9_7F4A_7C15 ^ words.low)
    }

    /// A text as laws see it through a path with a prefix: its first `count` bytes, at most 7, as a big-endian number.
    public static func prefix(_ text: String, _ count: Int) -> Int64 {
        text.utf8.prefix(count).reduce(0) { $0 << 8 | Int64($1) }
    }
}
