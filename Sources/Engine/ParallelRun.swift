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

/// Executes a plan: workers take partitions in order, and the one that completes the next in order gives it to the sink. Rows
/// of formats with groups are collected on the way; full groups are work of their own, which goes before growing more.
///
/// At most two partitions and two groups a worker are in flight. The sink sees the chunks of an output in the same order
/// with any number of threads. After a failure no further partition is taken, the sink is abandoned and the first error
/// is thrown.
public final class ParallelRun: @unchecked Sendable {
    private let plan: RunPlan
    private let jobs: JobList
    private let observer: (any RunObserver)?
    private let cancellation: Cancellation
    private let finished: Set<FinishedFile>

    // Sound: everything below is used under `monitor` only, except the sink, which is used by the one thread that has
    // set `isDelivering`.
    private let monitor = Monitor()
    private let sink: any Sink
    private let ring: [Slot]
    private let groups: GroupQueue
    private var nextJob = 0
    private var delivered = 0
    private var isDelivering = false
    private var failure: RunError?
    private var ledger: RunLedger
    /// For each source whether its partitions have all been delivered.
    private var isGrown: [Bool]

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
        groups = GroupQueue(plan, finished: finished)
        isGrown = plan.sources.map { _ in false }
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
        let workers = min(plan.threads, jobs.count)
        let others = (1..<max(workers, 1)).compactMap { _ in
            WorkerThread {
                self.holdBack()
                self.runWorker()
            }
        }
        runWorker()
        for thread in others { thread.join() }
        if let failure { throw failure }
        if cancellation.isCancelled && (delivered < jobs.count || !groups.isEmpty) {
            throw RunError(.interrupted, "stopped before the end", hint: "continue with --resume")
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

    private enum Work {
        case partition(Int)
        case group(GroupTask)
    }

    /// The other threads begin when the caller's has delivered the first partition: small worlds have no more than that, and
    /// larger ones show their first rows sooner. But not later than this: what takes so long may be work to share.
    private static let patience = 10

    private func holdBack() {
        monitor.withLock {
            let deadline = MonotonicTime(milliseconds: Self.patience)
            while delivered == 0 && !isStopping, monitor.wait(until: deadline) {}
        }
    }

    private func runWorker() {
        do throws(RunError) {
            let worker = Worker(plan, jobs, finished: finished, shelves: groups.shelves)
            while let work = takeWork() {
                switch work {
                case .partition(let index):
                    let slot = ring[index % ring.count]
                    try worker.work(jobs[index], into: slot.result)
                    try deliver { slot.isReady = true }
                case .group(let task):
                    try worker.work(task)
                    try deliver { task.isDone = true }
                }
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

    /// The next group, or else the next partition, once there is room for what it makes; nil when nothing is left or the
    /// run stops.
    private func takeWork() -> Work? {
        monitor.lock()
        defer { monitor.unlock() }
        while !isStopping {
            if let task = groups.take() { return .group(task) }
            if nextJob < jobs.count && nextJob < delivered + ring.count && !groups.isFull {
                return .partition(takePartition())
            }
            // Partitions under way may still close groups.
            if nextJob == jobs.count && (delivered == jobs.count || !groups.hasGroups) { return nil }
            monitor.wait()
        }
        return nil
    }

    private func takePartition() -> Int {
        let index = nextJob
        nextJob += 1
        let job = jobs[index]
        if job.partition == 0, let tables = ledger.start(job.source) {
            observer?.record(.sourceStarted(source: job.source, tables: tables))
        }
        return index
    }

    private var isStopping: Bool { failure != nil || cancellation.isCancelled }

    /// Marks something as done and, if no thread is delivering, delivers all that is next in order.
    private func deliver(_ markDone: () -> Void) throws(RunError) {
        monitor.lock()
        defer { monitor.unlock() }
        markDone()
        guard !isDelivering else { return }
        isDelivering = true
        defer { isDelivering = false }
        while failure == nil {
            do throws(RunError) {
                if try deliverGroup() { continue }
                guard try deliverPartition() else { return }
            } catch {
                failure = error
                throw error
            }
        }
    }

    /// Writes the next group, if it is ready.
    private func deliverGroup() throws(RunError) -> Bool {
        guard let task = groups.ready else { return false }
        let bytes = try writeGroup(task)
        ledger.add(task.output, bytes: bytes, endsFile: task.endsFile, cpuSeconds: task.cpuSeconds)
        observer?.record(.delivered(output: task.output, rows: task.rowCount, bytes: bytes))
        groups.retire(task)
        monitor.wakeAll()
        finishSource(plan.outputs[task.output].source)
        return true
    }

    /// Writes a group; the lock is released during that.
    private func writeGroup(_ task: GroupTask) throws(RunError) -> Int {
        monitor.unlock()
        defer { monitor.lock() }
        return try groups.write(task, to: sink)
    }

    /// Hands the next partition to the sink and to the groups, if it is ready.
    private func deliverPartition() throws(RunError) -> Bool {
        let slot = ring[delivered % ring.count]
        guard slot.isReady else { return false }
        let job = jobs[delivered]
        try write(slot.result)
        try settle(job, slot.result)
        slot.isReady = false
        delivered += 1
        monitor.wakeAll()
        return true
    }

    /// Writes the bytes of a partition; the lock is released during that.
    private func write(_ result: PartitionResult) throws(RunError) {
        monitor.unlock()
        defer { monitor.lock() }
        for segment in result.segments {
            guard case .bytes(let buffer, let range) = segment.payload else { continue }
            let bytes = UnsafeRawBufferPointer(rebasing: result.buffers[buffer].buffer.bytes[range])
            try sink.write(
                Chunk(
                    output: segment.output, file: segment.file, directory: nil, endsFile: segment.endsFile,
                    rows: segment.rows, content: segment.content, bytes: bytes))
        }
    }

    /// Books a partition whose bytes the sink has taken, and adds its rows to the groups.
    private func settle(_ job: JobList.Job, _ result: PartitionResult) throws(RunError) {
        for segment in result.segments {
            switch segment.payload {
            case .bytes(_, let range):
                ledger.add(segment.output, bytes: range.count, endsFile: segment.endsFile, cpuSeconds: 0)
                observer?.record(.delivered(output: segment.output, rows: segment.rows, bytes: range.count))
            case .rows(let tray, let rows): try groups.add(segment, tray, rows)
            }
        }
        groups.endPartition(job.source, endsSource: job.endsSource)
        ledger.add(result.costs, source: job.source)
        isGrown[job.source] = job.endsSource
        finishSource(job.source)
    }

    /// Tells of the end of a source once everything of it is written.
    private func finishSource(_ source: Int) {
        guard isGrown[source], groups.isWritten(source) else { return }
        groups.end(source)
        observer?.record(.sourceFinished(source: source, tables: ledger.finish(source)))
    }
}
