internal import LoamEngine
internal import LoamOutbound

/// Puts the files of a run together as chunks and has them settled by threads of its own, several at once. One that is being
/// put together and those under way are all that memory holds.
final class ChunkSink: Sink, @unchecked Sendable {
    private let step: UploadStep
    private let exchange: ChunkExchange
    private let width: Int
    private let record: @Sendable (ChunkOutcome, ChunkIdentity, Int) throws(RunError) -> Void

    // The chunk that is being put together; used by the one thread that delivers.
    private var open: ChunkExchange.Cargo?

    // Sound: all that follows is touched under `monitor` only.
    private let monitor = Monitor()
    private var waiting: [ChunkExchange.Cargo] = []
    private var underWay = 0
    private var isClosed = false
    private var failure: RunError?
    private var threads: [WorkerThread] = []

    /// - Parameters:
    ///   - width: chunks under way at once.
    ///   - record: called with the outcome of each chunk, from any thread.
    init(
        _ step: UploadStep, _ exchange: ChunkExchange, width: Int,
        record: @escaping @Sendable (ChunkOutcome, ChunkIdentity, Int) throws(RunError) -> Void
    ) throws(RunError) {
        self.step = step
        self.exchange = exchange
        self.width = width
        self.record = record
        threads = (0..<width).compactMap { _ in WorkerThread { self.settleChunks() } }
        guard !threads.isEmpty else { throw RunError(.noThread, "the system has no thread left to send with") }
    }

    func write(_ chunk: Chunk) throws(RunError) {
        if open == nil {
            let identity = ChunkIdentity(tenant: exchange.tenant, table: step.table, number: chunk.file)
            open = .init(identity: identity, rows: 0, body: OutboundBody())
        }
        if chunk.bytes.count > 0 { open?.body.append(Array(chunk.bytes)) }
        open?.rows += chunk.rows
        guard chunk.endsFile, let cargo = open else { return }
        open = nil
        // A table without rows is a file all the same, but nothing to send.
        if cargo.rows > 0 { try hand(cargo) }
    }

    /// Waits for a free thread.
    private func hand(_ cargo: ChunkExchange.Cargo) throws(RunError) {
        monitor.lock()
        defer { monitor.unlock() }
        while failure == nil && waiting.count + underWay >= width { monitor.wait() }
        if let failure { throw failure }
        waiting.append(cargo)
        monitor.wakeAll()
    }

    private func settleChunks() {
        while let cargo = take() {
            do throws(RunError) {
                let outcome = try exchange.settle(cargo, step)
                try record(outcome, cargo.identity, cargo.rows)
                if case .endsLane = outcome { throw RunError(.laneEnded, "the lane has ended") }
                finishOne(nil)
            } catch {
                finishOne(error)
            }
        }
    }

    private func take() -> ChunkExchange.Cargo? {
        monitor.withLock {
            while waiting.isEmpty && !isClosed && failure == nil { monitor.wait() }
            guard failure == nil, !waiting.isEmpty else { return nil }
            underWay += 1
            return waiting.removeFirst()
        }
    }

    private func finishOne(_ error: RunError?) {
        monitor.withLock {
            underWay -= 1
            // What ends everything outweighs what ends the lane.
            if let error, failure == nil || failure?.code == .laneEnded { failure = error }
            monitor.wakeAll()
        }
    }

    /// Waits until every chunk is settled.
    func finish(_ summary: RunSummary) throws(RunError) {
        close()
        if let failure = monitor.withLock({ failure }) { throw failure }
    }

    func abandon() {
        monitor.withLock { waiting = [] }
        close()
    }

    private func close() {
        monitor.withLock {
            isClosed = true
            monitor.wakeAll()
        }
        for thread in threads { thread.join() }
        threads = []
    }
}
