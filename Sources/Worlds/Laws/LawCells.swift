internal import LoamBytes
internal import LoamColumns

/// The cells that a law asked for, in its order, each as one integer.
///
/// Integers, dates (days) and instants (microseconds) are their value; decimals and published floating-point numbers their
/// units of the last decimal (cents); bool 0 or 1; an enumeration the index of its word; a list of at most 63 enumerated
/// words a set of bits, bit i for word i; text the XXH3-64 of its bytes, or its first bytes where the path asks for those;
/// a UUID a 64-bit hash of both words; null is `Law.null`. Foreign data may hold any integer, so arithmetic in laws uses the
/// wrapping operators (`&+`, `&-`, `&*`).
public typealias LawCells = UnsafePointer<Int64>

/// Which cell a law reads: a column of its table (`"order_ts"`), or of a row above it, by way of foreign keys
/// (`"order_id.order_ts"`, `"order_id.campaign_id.start_ts"`). Where a key on the way is null, so is the cell.
public struct CellPath: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// Foreign-key columns on the way up, from the law's own table on.
    public var keys: [String]
    public var column: String
    /// Take the first bytes of a text as a big-endian number instead of its hash; 0 for the hash, at most 7.
    public var prefix: Int

    public init(_ path: String, prefix: Int = 0) {
        let parts = path.split(separator: ".").map(String.init)
        keys = Array(parts.dropLast())
        column = parts.last ?? ""
        self.prefix = min(max(0, prefix), 7)
    }

    public init(stringLiteral path: String) { self.init(path) }

    public var description: String { (keys + [column]).joined(separator: ".") + (prefix > 0 ? "[\(prefix)]" : "") }
}
