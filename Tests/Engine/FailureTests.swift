import LoamColumns
import LoamEngine
import LoamFormats
import LoamTestSupport
import Synchronization
import Testing

@Suite struct FailureTests {
    static let partitions = 12
    static let events = partitions * RunPlan.partitionRows

    private func error(_ run: () throws(RunError) -> RunSummary) -> RunError? {
        do throws(RunError) {
            _ = try run()
            return nil
        } catch {
            return error
        }
    }

    /// Whatever chunk is refused, the run ends with that very error and the sink is abandoned once.
    @Test(.endsAtAll, arguments: [1, 2, 7])
    func aFailingSinkEndsTheRun(threads: Int) {
        for chunk in [0, 1, 5, 11] {
            let plan = fakePlan(FakeSource(events: Self.events), tables: [0], formats: [.csv], threads: threads)
            let sink = RecordingSink(outputs: 1, failsAtChunk: chunk)
            let error = error { () throws(RunError) in try ParallelRun.execute(plan, sink: sink) }
            #expect(error == RunError(.writeFailed, "chunk \(chunk) is refused"))
            #expect([sink.chunkCount, sink.finishCount, sink.abandonCount] == [chunk, 0, 1])
            #expect(sink.breaches.isEmpty)
        }
    }

    @Test func aSinkThatFailsAtTheEnd() {
        let sink = RecordingSink(outputs: 4, failsAtEnd: true)
        let error = error { () throws(RunError) in try ParallelRun.execute(fakePlan(FakeSource(events: 10)), sink: sink)
        }
        #expect(error?.message == "the end is refused")
        #expect([sink.finishCount, sink.abandonCount] == [1, 1])
    }

    @Test(.endsAtAll, arguments: [1, 2, 7])
    func cancellationEndsTheRun(threads: Int) {
        for chunk in [0, 3, 10] {
            let cancellation = Cancellation()
            let sink = RecordingSink(outputs: 1) { _ in }
            let source = FakeSource(events: Self.events) { range in
                if range.lowerBound >= chunk * RunPlan.partitionRows { cancellation.cancel() }
            }
            let plan = fakePlan(source, tables: [0], formats: [.csv], threads: threads)
            let error = error { () throws(RunError) in
                try ParallelRun.execute(plan, sink: sink, cancellation: cancellation)
            }
            #expect(error?.code == .interrupted)
            #expect([sink.finishCount, sink.abandonCount] == [0, 1])
            #expect(sink.chunkCount < Self.partitions && sink.breaches.isEmpty)
        }
    }

    /// All rows were delivered when the wish to stop came: the run is whole.
    @Test func cancellingTooLateIsNoFailure() throws {
        let cancellation = Cancellation()
        let sink = RecordingSink(outputs: 1) { chunk in if chunk.endsFile { cancellation.cancel() } }
        let plan = fakePlan(FakeSource(events: 9_000), tables: [0], formats: [.csv], threads: 2)
        _ = try ParallelRun.execute(plan, sink: sink, cancellation: cancellation)
        #expect(sink.finishCount == 1 && sink.abandonCount == 0)
    }

    @Test func cancelledBeforeTheStart() {
        let cancellation = Cancellation()
        cancellation.cancel()
        let sink = RecordingSink(outputs: 4)
        let error = error { () throws(RunError) in
            try ParallelRun.execute(fakePlan(FakeSource(events: 10)), sink: sink, cancellation: cancellation)
        }
        #expect(error?.code == .interrupted && sink.chunkCount == 0 && sink.abandonCount == 1)
    }

    /// Partitions that were begun but not yet taken by a sink that is stuck: two a worker, and never one more.
    @Test(.endsAtAll, arguments: [1, 2, 7])
    func aSlowSinkHoldsTheGrowersBack(threads: Int) throws {
        let partitions = 20
        let begun = Atomic<Int>(0)
        let source = FakeSource(events: partitions * RunPlan.partitionRows) { range in
            if range.lowerBound % RunPlan.partitionRows == 0 { begun.add(1, ordering: .sequentiallyConsistent) }
        }
        // A lone worker is busy with the sink meanwhile.
        let limit = threads == 1 ? 1 : 2 * threads
        var delivered = 0
        var worst = 0
        let sink = RecordingSink(outputs: 1) { _ in
            func inFlight() -> Int { begun.load(ordering: .sequentiallyConsistent) - delivered }
            if delivered < 2 {
                // Until all that may begin has begun, and then some time for what may not.
                for _ in 0..<1_000 where inFlight() < limit { pause(milliseconds: 10) }
                pause(milliseconds: 200)
                worst = max(worst, inFlight())
            }
            delivered += 1
        }
        let plan = fakePlan(
            source, tables: [0], formats: [.csv], digests: false, threads: threads, batchRows: 4096)
        _ = try ParallelRun.execute(plan, sink: sink)
        #expect(delivered == partitions && begun.load(ordering: .sequentiallyConsistent) == partitions)
        #expect(worst == limit, "\(worst) partitions in flight")
    }

    /// A source of which nothing is written is not grown.
    @Test func unwantedSourcesRest() throws {
        let source = FakeSource(events: 5_000, name: "unwanted_") { _ in Issue.record("an unwanted source was grown") }
        let outputs = [Output(source: 1, table: 0, format: .csv)]
        let plan = RunPlan(sources: [source, FakeSource(events: 10)], outputs: outputs, threads: 2)
        #expect(try collect(plan).sink.files[0][0].rows == 10)
    }
}

@Suite struct ObserverTests {
    private final class Notes: RunObserver {
        let events = Mutex<[RunEvent]>([])
        func record(_ event: RunEvent) { events.withLock { $0.append(event) } }
    }

    @Test func eventsTellWhatHappened() throws {
        let notes = Notes()
        let plan = fakePlan(FakeSource(events: 9_000), chunkRows: 4_000, threads: 2)
        let sink = RecordingSink(outputs: 4)
        let summary = try ParallelRun.execute(plan, sink: sink, observer: notes)
        var text: [String] = []
        var rows = [Int](repeating: 0, count: 4)
        var bytes = 0
        for event in notes.events.withLock({ $0 }) {
            switch event {
            case .sourceStarted(let source, let tables):
                text.append("start \(source) \(tables.map(\.name)) \(tables.map(\.plannedRows))")
            case .delivered(let output, let count, let size):
                rows[output] += count
                bytes += size
            case .sourceFinished(let source, let tables): text.append("end \(source) \(tables.map(\.rows))")
            case .saveStarted(let tables): text.append("save \(tables)")
            case .saveFinished(let files, _): text.append("saved \(files)")
            }
        }
        let parts = plan.rowCount(plan.outputs[2])
        #expect(
            text == [
                #"start 0 ["events", "parts"] [Optional(9000), nil]"#, "end 0 [9000, \(parts)]", "save 2",
                "saved \(2 * (3 + (parts + 3_999) / 4_000))",
            ])
        #expect(rows == [9_000, 9_000, parts, parts])
        #expect(
            bytes == summary.tables.reduce(0) { $0 + $1.bytes }
                && bytes == (0..<4).reduce(0) { $0 + sink.bytes($1).count })
    }
}
