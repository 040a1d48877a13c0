/// Rows that belong to owners one after the other: those of the first, then those of the second. Eight bytes an owner.
public struct Spans: Sendable {
    /// Where the rows of each owner begin, and the end of the last.
    @usableFromInline let starts: [Int]

    public init(_ counts: [Int]) {
        var starts = [0]
        starts.reserveCapacity(counts.count + 1)
        for count in counts { starts.append(starts[starts.count - 1] + count) }
        self.starts = starts
    }

    public var count: Int { starts.count - 1 }
    public var rows: Int { starts[starts.count - 1] }

    @inlinable @inline(__always)
    public subscript(_ owner: Int) -> Range<Int> { starts[owner]..<starts[owner + 1] }

    /// The owner of a row, by binary search.
    public func owner(of row: Int) -> Int {
        var low = 0
        var high = count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= row { low = middle } else { high = middle }
        }
        return low
    }

    /// The parts of a range of rows, owner by owner.
    @inlinable @inline(__always)
    public func forEachOwner(in rows: Range<Int>, _ body: (_ owner: Int, _ part: Range<Int>) -> Void) {
        var rest = rows
        guard !rest.isEmpty else { return }
        var owner = owner(of: rest.lowerBound)
        while !rest.isEmpty {
            let part = rest.lowerBound..<min(rest.upperBound, starts[owner + 1])
            if !part.isEmpty { body(owner, part) }
            rest = part.upperBound..<rest.upperBound
            owner += 1
        }
    }
}
