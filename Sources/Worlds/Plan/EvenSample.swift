/// A sample of some rows of many, spread evenly: one of each stretch of about the same length. Found by arithmetic both
/// ways, so that nobody keeps a list.
public struct EvenSample: Sendable {
    /// Rows there are, and rows in the sample; not more.
    public let rows: Int
    public let count: Int
    /// Which row of a stretch is taken: two samples of other phases are two samples.
    @usableFromInline let phase: Int

    public init(_ count: Int, of rows: Int, phase: Int) {
        self.rows = rows
        self.count = min(count, rows)
        self.phase = phase
    }

    /// The row of a member, in 0..<count; members are in the order of their rows.
    @inlinable @inline(__always)
    public func row(_ member: Int) -> Int {
        let first = start(member)
        return first + phase % (start(member + 1) - first)
    }

    /// The member that a row is; nil where it is not in the sample.
    @inlinable @inline(__always)
    public func member(_ row: Int) -> Int? {
        if count == rows { return row }
        if count == 0 { return nil }
        // The last stretch that begins at or before the row. No overflow: both are below 2^31.
        let member = min(count &- 1, ((row &+ 1) &* count &- 1) / rows)
        return self.row(member) == row ? member : nil
    }

    @inlinable @inline(__always)
    public func start(_ member: Int) -> Int { member &* rows / count }
}
