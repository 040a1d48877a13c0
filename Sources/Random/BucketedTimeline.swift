/// Rows in order of time: fixed counts in fixed buckets, each row at a jittered place inside its bucket.
///
/// Any row's time is found without the others, and time never decreases with the row number. A bucket of n rows and
/// width w puts its row k (from 0), with u in [0, 1), at floor((k + u) × w / n) past its start. All arithmetic is exact.
public struct BucketedTimeline: Sendable {
    @usableFromInline
    struct Bucket: BitwiseCopyable, Sendable {
        @usableFromInline var start: Int64
        @usableFromInline var width: UInt64
        @usableFromInline var firstRow: Int
        @usableFromInline var count: UInt64
    }

    /// One more than there are buckets: the last begins where the timeline ends and holds nothing.
    @usableFromInline let table: FlatTable<Bucket>

    /// For each run of 2^guideShift rows, the bucket of the first of them; one entry more at the end.
    private let guide: FlatTable<Int32>
    private let guideShift: Int

    /// The number of rows in all buckets.
    public let rows: Int

    /// The number of buckets, empty ones included.
    @inlinable
    public var bucketCount: Int { table.count &- 1 }

    /// A timeline of buckets that begin at `starts` (any unit; the last entry is the end of the last bucket) and hold
    /// `counts` rows. O(n) and 32 to 48 bytes
    /// a bucket.
    ///
    /// Traps unless starts increase strictly, span less than 2^63, number one more than counts, and counts are not
    /// negative and have a sum within `Int`, and buckets number less than 2^31.
    public init(starts: [Int64], counts: [Int]) {
        precondition(starts.count == counts.count + 1, "a timeline has one more boundary than buckets")
        precondition(counts.count < Int32.max, "a timeline has less than 2^31 buckets")
        var buckets: [Bucket] = []
        buckets.reserveCapacity(starts.count)
        var rows = 0
        for (index, count) in counts.enumerated() {
            let (width, overflow) = starts[index + 1].subtractingReportingOverflow(starts[index])
            precondition(!overflow && width > 0, "the boundaries of a timeline increase strictly")
            precondition(count >= 0, "a bucket cannot hold a negative number of rows")
            buckets.append(
                Bucket(start: starts[index], width: UInt64(width), firstRow: rows, count: UInt64(count)))
            rows += count
        }
        buckets.append(Bucket(start: starts[counts.count], width: 1, firstRow: rows, count: 0))
        table = FlatTable(buckets)
        self.rows = rows
        (guide, guideShift) = BucketedTimeline.guide(buckets, rows: rows)
    }

    /// About two entries a bucket, so that a search has a step or two left to do.
    private static func guide(_ buckets: [Bucket], rows: Int) -> (FlatTable<Int32>, Int) {
        var shift = 0
        while rows >> shift > 2 * buckets.count { shift += 1 }
        var entries: [Int32] = []
        entries.reserveCapacity(rows >> shift + 2)
        var bucket = 0
        for run in 0...(rows >> shift) + 1 {
            // The last bucket that begins at or before the row, and not the end mark.
            while bucket + 2 < buckets.count, buckets[bucket + 1].firstRow <= run << shift { bucket += 1 }
            entries.append(Int32(bucket))
        }
        return (FlatTable(entries), shift)
    }

    /// The bucket that holds a row, by a guided binary search: 5 to 15 ns. Traps unless the row is in `0..<rows`.
    public func bucket(ofRow row: Int) -> Int {
        precondition(row >= 0 && row < rows, "a timeline knows only its own rows")
        var low = Int(guide[row >> guideShift])
        var high = Int(guide[row >> guideShift + 1]) + 1
        // The last bucket that begins at or before the row; empty buckets before it begin at the same row.
        while high - low > 1 {
            let middle = (low + high) >> 1
            if table[middle].firstRow <= row { low = middle } else { high = middle }
        }
        return low
    }

    /// The first row of a bucket (for an empty one, of the next that is not); `rows` for the bucket after the last.
    /// Traps unless the bucket is in `0...bucketCount`.
    @inlinable
    public func firstRow(ofBucket bucket: Int) -> Int {
        precondition(bucket >= 0 && bucket <= bucketCount, "a timeline knows only its own buckets")
        return table[bucket].firstRow
    }

    /// When a bucket begins; for the bucket after the last, when the timeline ends.
    /// Traps unless the bucket is in `0...bucketCount`.
    @inlinable
    public func start(ofBucket bucket: Int) -> Int64 {
        precondition(bucket >= 0 && bucket <= bucketCount, "a timeline knows only its own buckets")
        return table[bucket].start
    }

    /// When a row happens: inside its bucket, and not before any earlier row, whatever the draws.
    ///
    /// About 5 ns. Traps unless the bucket holds the row. `cursor(atRow:)` is faster for consecutive rows.
    @inlinable
    public func position(row: Int, bucket: Int, draw: UInt64) -> Int64 {
        precondition(bucket >= 0 && bucket < bucketCount, "a timeline knows only its own buckets")
        let entry = table[bucket]
        let place = UInt64(bitPattern: Int64(row &- entry.firstRow))
        precondition(place < entry.count, "the bucket does not hold the row")
        // floor((k w + floor(u w)) / n) equals floor((k + u) w / n), because k w and n are whole.
        let jitter = draw.multipliedFullWidth(by: entry.width).high
        let whole = place.multipliedFullWidth(by: entry.width)
        let (low, carry) = whole.low.addingReportingOverflow(jitter)
        let high = whole.high &+ (carry ? 1 : 0)
        let offset = high == 0 ? low / entry.count : entry.count.dividingFullWidth((high, low)).quotient
        return entry.start &+ Int64(bitPattern: offset)
    }
}
