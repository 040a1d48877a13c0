import LoamEngine
import LoamFormats
import LoamTestSupport
import Testing

@Suite struct ShareTests {
    @Test func sharesCoverTheRowsOnceInOrder() throws {
        try withSeededCases(2_000, seed: 61) { numbers in
            let count = 1 + numbers.below(numbers.pick([3, 50, 1_000]))
            let rows = Int(numbers.integer().magnitude >> 1)
            var end = 0
            for index in 1...count {
                let range = Share(index: index, count: count).range(of: rows)
                try demandEqual(range.lowerBound, end, "share \(index)/\(count) of \(rows)")
                try demand(
                    (rows / count...rows / count + 1).contains(range.count),
                    "share \(index)/\(count) of \(rows) is \(range)")
                end = range.upperBound
            }
            try demandEqual(end, rows, "\(count) shares")
        }
    }

    @Test(arguments: [("1/1", 1, 1), ("2/5", 2, 5), ("5/5", 5, 5), ("1000000/1000000", 1_000_000, 1_000_000)])
    func accepted(text: String, index: Int, count: Int) {
        #expect(Share(text) == Share(index: index, count: count))
        #expect(Share(text)?.text == text)
    }

    @Test(arguments: [
        "", "/", "1", "1/", "/1", "0/5", "6/5", "-1/5", "1/0", "1/-5", "1/5/1", "1/1000001", "a/b", " 1/5", "1/5 ",
        "1.0/5",
        "99999999999999999999/1",
    ])
    func refused(text: String) {
        #expect(Share(text) == nil)
    }

    @Test func fileCounts() {
        let source = FakeSource(events: 10)
        func files(_ chunkRows: Int?, events: Int) -> Int {
            let plan = fakePlan(FakeSource(events: events), chunkRows: chunkRows)
            return plan.fileCount(plan.outputs[0])
        }
        #expect(files(nil, events: 10) == 1 && files(nil, events: 0) == 1)
        #expect(
            files(10, events: 10) == 1 && files(9, events: 10) == 2 && files(1, events: 10) == 10
                && files(3, events: 0) == 1)
        let plan = fakePlan(source, share: Share(index: 2, count: 3))
        #expect(plan.rowCount(plan.outputs[0]) == 3)
    }
}
