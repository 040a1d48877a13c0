internal import LoamBytes
internal import LoamColumns
internal import Synchronization

/// Says "stop" to a run from anywhere, a signal handler included.
public final class Cancellation: Sendable {
    private let flag = Atomic<Bool>(false)

    public init() {}

    public func cancel() { flag.store(true, ordering: .relaxed) }
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}

/// Executes a plan: workers take partitions in order, and whoever completes the next one in line hands it to the sink.
///
/// At most two partitions a worker are in flight. The sink sees the same chunks in the same order whatever the number of
/// threads. After a failure no further partition is taken, the sink is abandoned and the first error is thrown.
public final class ParallelRun: @unchecked Sendable {
    private let plan: RunPlan
    private let jobs: JobList
    private let observer: (any RunObserver)?
    private let cancellation: Cancellation
    private let finished: Set<FinishedFile>

    // Sound: all that follows is touched under `monitor` only, but for the sink, which is used by the one thread that has
    // set `isDelivering`.
    private let monitor = Monitor()
    private let sink: any Sink
    private let ring: [Slot]
    private var nextJob = 0
    private var delivered = 0
    private var isDelivering = false
    private var failure: RunError?
    private var ledger: RunLedger

    private final class Slot {
        let result = PartitionResult()
        var isReady = false
    }

    private init(
        _ plan: RunPlan, sink: any Sink, observer: (any RunObserver)?, cancellation: Cancellation,
        finished: Set<FinishedFile>
    ) {
        self.plan = plan
        self.sink = sink
        self.observer = observer
        self.cancellation = cancellation
        self.finished = finished
        jobs = JobList(plan)
        ring = (0..<2 * max(1, plan.threads)).map { _ in Slot() }
        ledger = RunLedger(plan)
    }

    /// Runs to the end on `plan.threads` threads of its own and returns what was made.
    ///
    /// - Throws: what the sink or a codec threw, or `interrupted`. The sink has been abandoned then.
    public static func execute(
        _ plan: RunPlan, sink: any Sink, observer: (any RunObserver)? = nil,
        cancellation: Cancellation = Cancellation(), finished: Set<FinishedFile> = []
    ) throws(RunError) -> RunSummary {
        let run = ParallelRun(
            plan, sink: sink, observer: observer, cancellation: cancellation, finished: finished)
        do throws(RunError) {
            try run.work()
            return try run.save()
        } catch {
            sink.abandon()
            throw error
        }
    }

    private func work() throws(RunError) {
        let workers = min(plan.threads, max(1, jobs.count))
        let threads = (1..<max(workers, 1)).compactMap { _ in WorkerThread { self.runWorker() } }
        runWorker()
        for thread in threads { thread.join() }
        if let failure { throw failure }
        if cancellation.isCancelled && delivered < jobs.count {
            throw RunError("interrupted", "stopped before the end", hint: "continue with --resume")
        }
    }

    private func save() throws(RunError) -> RunSummary {
        let start = Machine.now()
        observer?.record(.saveStarted(tables: ledger.tableCount))
        let summary = ledger.summary()
        try sink.finish(summary)
        observer?.record(.saveFinished(files: ledger.fileCount, seconds: Machine.now() - start))
        return ledger.summary()
    }

    private func runWorker() {
        do throws(RunError) {
            let worker = try Worker(plan, jobs, finished: finished)
            while let index = takeJob() {
                let job = jobs[index]
                let result = ring[index % ring.count].result
                try worker.work(job, into: result)
                try complete(index)
            }
        } catch {
            fail(error)
        }
    }

    private func fail(_ error: RunError) {
        monitor.withLock {
            if failure == nil { failure = error }
            monitor.wakeAll()
        }
    }

    /// The next partition, once there is room for it in the ring; nil when there is none or the run stops.
    private func takeJob() -> Int? {
        monitor.lock()
        defer { monitor.unlock() }
        while nextJob < jobs.count && nextJob >= delivered + ring.count && !isStopping { monitor.wait() }
        guard nextJob < jobs.count, !isStopping else { return nil }
        let index = nextJob
        nextJob += 1
        let job = jobs[index]
        if job.partition == 0, let tables = ledger.start(job.source) {
            observer?.record(.sourceStarted(source: job.source, tables: tables))
        }
        return index
    }

    private var isStopping: Bool { failure != nil || cancellation.isCancelled }

    /// Marks a partition as done and, if it is the next in line and nobody delivers yet, delivers all that are ready.
    private func complete(_ index: Int) throws(RunError) {
        monitor.lock()
        defer { monitor.unlock() }
        ring[index % ring.count].isReady = true
        guard !isDelivering else { return }
        isDelivering = true
        defer { isDelivering = false }
        while failure == nil {
            let slot = ring[delivered % ring.count]
            guard slot.isReady else { return }
            let job = jobs[delivered]
            do throws(RunError) {
                try write(slot.result)
            } catch {
                failure = error
                throw error
            }
            settle(job, slot.result)
            slot.isReady = false
            delivered += 1
            monitor.wakeAll()
        }
    }

    /// Hands a partition to the sink; the lock is open meanwhile.
    private func write(_ result: PartitionResult) throws(RunError) {
        monitor.unlock()
        defer { monitor.lock() }
        for segment in result.segments {
            let bytes = UnsafeRawBufferPointer(rebasing: result.buffers[segment.buffer].buffer.bytes[segment.bytes])
            try sink.write(
                Chunk(
                    output: segment.output, file: segment.file, endsFile: segment.endsFile, rows: segment.rows,
                    content: segment.content, bytes: bytes))
        }
    }

    /// Books a partition that the sink has taken.
    private func settle(_ job: JobList.Job, _ result: PartitionResult) {
        for segment in result.segments {
            ledger.add(segment)
            observer?.record(.delivered(output: segment.output, rows: segment.rows, bytes: segment.bytes.count))
        }
        ledger.add(result.costs, source: job.source)
        if job.endsSource {
            observer?.record(.sourceFinished(source: job.source, tables: ledger.finish(job.source)))
        }
    }
}
