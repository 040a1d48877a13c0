/// Walks consecutive rows of a `BucketedTimeline`; gives exactly what `position` gives, at about 2.5 ns a row.
///
/// What division needs is prepared once a bucket; the multiples of width / count are then found by addition.
public struct TimelineCursor: Sendable {
    @usableFromInline let timeline: BucketedTimeline
    /// The bucket of the row that `next` served last, or of the first row to be served.
    @usableFromInline var currentBucket: Int
    /// The rows of the current bucket not served yet.
    @usableFromInline var left: UInt64 = 0
    @usableFromInline var width: UInt64 = 0
    /// Where the next row's share of the bucket begins, as a whole number …
    @usableFromInline var base: Int64 = 0
    /// … and the rest, in parts of the bucket's count.
    @usableFromInline var rest: UInt64 = 0
    @usableFromInline var stride: Int64 = 0
    @usableFromInline var strideRest: UInt64 = 0
    @usableFromInline var reciprocal = Reciprocal(1)

    @usableFromInline
    init(_ timeline: BucketedTimeline, row: Int) {
        self.timeline = timeline
        currentBucket = row == timeline.rows ? timeline.bucketCount : timeline.bucket(ofRow: row)
        enter(row: row)
    }

    /// The bucket of the row that `next` served last (before the first call, of the row it will serve).
    @inlinable
    public var bucket: Int { currentBucket }

    /// When the next row happens, given its draw. Rows are served in order, each once.
    ///
    /// Traps after the last row of the timeline.
    @inlinable
    public mutating func next(_ draw: UInt64) -> Int64 {
        if left == 0 { advance() }
        let jitter = draw.multipliedFullWidth(by: width).high
        let position = base &+ Int64(bitPattern: reciprocal.divide(rest &+ jitter).quotient)
        left &-= 1
        rest &+= strideRest
        let carries = rest >= reciprocal.divisor
        rest &-= carries ? reciprocal.divisor : 0
        base &+= stride &+ (carries ? 1 : 0)
        return position
    }

    /// Moves on to the next bucket that holds rows.
    @usableFromInline
    mutating func advance() {
        repeat {
            currentBucket += 1
            precondition(currentBucket < timeline.bucketCount, "the timeline has no further row")
        } while timeline.table[currentBucket].count == 0
        enter(row: timeline.table[currentBucket].firstRow)
    }

    private mutating func enter(row: Int) {
        let entry = timeline.table[currentBucket]
        guard entry.count > 0 else { return }
        let place = UInt64(row - entry.firstRow)
        left = entry.count - place
        width = entry.width
        reciprocal = Reciprocal(entry.count)
        let share = reciprocal.divide(entry.width)
        stride = Int64(share.quotient)
        strideRest = share.remainder
        let begun = entry.count.dividingFullWidth(place.multipliedFullWidth(by: entry.width))
        base = entry.start + Int64(begun.quotient)
        rest = begun.remainder
    }
}

extension BucketedTimeline {
    /// A cursor whose first row is `row`. Takes some tens of nanoseconds. Traps unless the row is in `0...rows`.
    @inlinable
    public func cursor(atRow row: Int) -> TimelineCursor {
        TimelineCursor(self, row: row)
    }
}
