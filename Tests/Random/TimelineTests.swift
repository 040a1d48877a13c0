import LoamRandom
import LoamStatistics
import Testing

@Suite struct TimelineTests {
    /// A seeded timeline: empty buckets, crowded ones, widths from 1 to 2^40.
    static func random(_ round: Int) -> (starts: [Int64], counts: [Int]) {
        let source = testStream("timeline").attempt(round + 1)
        let size = 1 + Int(source.below(12, 0))
        var starts = [Int64(truncatingIfNeeded: source.draw(1)) >> 4]
        var counts: [Int] = []
        for bucket in 0..<size {
            let bits = source.below(40, 10 + bucket)
            starts.append(starts[bucket] + 1 + Int64(source.below(1 << bits, 100 + bucket)))
            counts.append(source.below(3, 200 + bucket) == 0 ? 0 : Int(source.below(60, 300 + bucket)))
        }
        return (starts, counts)
    }

    @Test func rowsAreInOrderInsideTheirBucketsAndTheCursorAgrees() {
        for round in 0..<150 {
            let (starts, counts) = TimelineTests.random(round)
            let timeline = BucketedTimeline(starts: starts, counts: counts)
            #expect(timeline.rows == counts.reduce(0, +) && timeline.bucketCount == counts.count)
            let stream = testStream("jitter \(round)")
            var cursor = timeline.cursor(atRow: 0)
            var previous = Int64.min
            var row = 0
            for (bucket, count) in counts.enumerated() {
                #expect(timeline.firstRow(ofBucket: bucket) == row, "round \(round)")
                for _ in 0..<count {
                    // The extremes of the jitter as well as its middle.
                    let draw: UInt64 = row % 3 == 0 ? .max : (row % 3 == 1 ? 0 : stream.draw(row))
                    let position = timeline.position(row: row, bucket: bucket, draw: draw)
                    #expect(timeline.bucket(ofRow: row) == bucket, "round \(round), row \(row)")
                    #expect(position >= starts[bucket] && position < starts[bucket + 1], "round \(round), row \(row)")
                    #expect(position >= previous, "round \(round), row \(row)")
                    #expect(cursor.next(draw) == position && cursor.bucket == bucket, "round \(round), row \(row)")
                    previous = position
                    row += 1
                }
            }
            #expect(timeline.firstRow(ofBucket: counts.count) == timeline.rows)
        }
    }

    @Test func cursorsBeginAnywhere() {
        for round in 0..<60 {
            let (starts, counts) = TimelineTests.random(round)
            let timeline = BucketedTimeline(starts: starts, counts: counts)
            let stream = testStream("begin")
            for first in stride(from: 0, to: timeline.rows, by: 7) {
                var cursor = timeline.cursor(atRow: first)
                for row in first..<min(first + 70, timeline.rows) {
                    let bucket = timeline.bucket(ofRow: row)
                    let position = timeline.position(row: row, bucket: bucket, draw: stream.draw(row))
                    #expect(cursor.next(stream.draw(row)) == position, "round \(round), from \(first), row \(row)")
                }
            }
            _ = timeline.cursor(atRow: timeline.rows)
        }
    }

    /// Products beyond 64 bits: a bucket of 2^61 units with 2^40 rows.
    @Test func hugeBuckets() {
        let count = 1 << 40
        let timeline = BucketedTimeline(starts: [-(1 << 61), 0, 1 << 61], counts: [count, count])
        let stream = testStream("huge")
        for row in [0, 1, count / 3, count - 1, count, count + 1, 2 * count - 1] {
            let bucket = timeline.bucket(ofRow: row)
            #expect(bucket == row / count)
            let position = timeline.position(row: row, bucket: bucket, draw: stream.draw(row))
            // Each row owns 2^21 units here.
            #expect((position + 1 << 61) >> 21 == Int64(row))
            var cursor = timeline.cursor(atRow: row)
            #expect(cursor.next(stream.draw(row)) == position)
        }
    }

    @Test func placesInABucketAreUniform() {
        let timeline = BucketedTimeline(starts: [0, 1_000_000_007], counts: [20_000])
        let stream = testStream("uniform")
        var cursor = timeline.cursor(atRow: 0)
        let sample = (0..<20_000).map { Double(cursor.next(stream.draw($0))) / 1_000_000_007 }
        // Stratified, so closer to uniform than independent places would be.
        #expect(KolmogorovSmirnovTest(sample: sample) { $0 }.statistic < 1e-4)
    }

    @Test func emptyTimelines() {
        let timeline = BucketedTimeline(starts: [5], counts: [])
        #expect(timeline.rows == 0 && timeline.bucketCount == 0 && timeline.firstRow(ofBucket: 0) == 0)
        #expect(timeline.start(ofBucket: 0) == 5)
        #expect(BucketedTimeline(starts: [0, 1, 2], counts: [0, 0]).rows == 0)
    }
}
