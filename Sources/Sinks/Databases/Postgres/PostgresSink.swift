internal import LoamBytes
internal import LoamColumns
internal import LoamEngine
internal import LoamFormats
internal import LoamSinks
internal import LoamStorage

/// Collects the chunks of one table and sends them over several connections, each with a thread of its own; whichever is free
/// takes the next. At most two chunks more than there are connections are in memory.
///
/// A chunk is held until the server has confirmed it, so one whose connection broke is sent again; should the first try have
/// arrived after all, its note says so and the second is taken back.
final class PostgresSink: Sink, @unchecked Sendable {
    private let copier: PostgresCopier
    private let meter: LoadMeter
    /// Whether all chunks go into one transaction, which the last one ends.
    private let spansTable: Bool
    /// The chunk that is being filled; touched by the one thread that delivers.
    private var current: LoadChunk?
    private var threads: [WorkerThread] = []

    // Sound: what follows is touched under `monitor` only.
    private let monitor = Monitor()
    private var free: [LoadChunk]
    private var waiting: [LoadChunk] = []
    private var isClosed = false
    private var isStopped = false
    private var failure: RunError?

    /// A connection on its way into its thread.
    private struct Lane: @unchecked Sendable {
        let connection: PostgresConnection
    }

    init(_ copier: PostgresCopier, _ connections: [PostgresConnection], meter: LoadMeter, spansTable: Bool) {
        self.copier = copier
        self.meter = meter
        self.spansTable = spansTable
        free = (0..<connections.count + 2).map { _ in LoadChunk() }
        for connection in connections {
            let lane = Lane(connection: connection)
            if let thread = WorkerThread({ self.run(lane) }) { threads.append(thread) }
        }
        if threads.isEmpty { failure = RunError(.failed, "the system has no thread left") }
    }

    func write(_ chunk: Chunk) throws(RunError) {
        let filled: LoadChunk
        if let current {
            filled = current
        } else {
            filled = try take(chunk.file)
            PostgresCopyFormat.opening.withUnsafeBytes { filled.buffer.buffer.append($0) }
            current = filled
        }
        filled.buffer.buffer.append(chunk.bytes)
        filled.rows += chunk.rows
        filled.content += chunk.content
        guard chunk.endsFile else { return }
        PostgresCopyFormat.closing.withUnsafeBytes { filled.buffer.buffer.append($0) }
        current = nil
        monitor.withLock {
            if filled.rows > 0 { waiting.append(filled) } else { free.append(filled) }
            monitor.wakeAll()
        }
    }

    /// An empty chunk, as soon as there is one.
    private func take(_ number: Int) throws(RunError) -> LoadChunk {
        monitor.lock()
        defer { monitor.unlock() }
        while failure == nil {
            if let chunk = free.popLast() {
                chunk.clear(number)
                return chunk
            }
            monitor.wait()
        }
        throw failure ?? RunError(.failed, "no chunk")
    }

    func finish(_ summary: RunSummary) throws(RunError) {
        join(stopping: false)
        if let failure = monitor.withLock({ failure }) { throw failure }
    }

    /// Chunks that are under way are still confirmed; those that wait are left out.
    func abandon() { join(stopping: true) }

    private func join(stopping: Bool) {
        monitor.withLock {
            isClosed = true
            isStopped = isStopped || stopping
            monitor.wakeAll()
        }
        for thread in threads { thread.join() }
        threads = []
    }

    private func next() -> LoadChunk? {
        monitor.lock()
        defer { monitor.unlock() }
        while failure == nil && !isStopped {
            if !waiting.isEmpty { return waiting.removeFirst() }
            if isClosed { return nil }
            monitor.wait()
        }
        return nil
    }

    private func run(_ lane: Lane) {
        do throws(SQLError) {
            if spansTable { try runTable(lane.connection) } else { try runChunks(lane.connection) }
        } catch {
            let shown = copier.error(error)
            monitor.withLock {
                failure = failure ?? shown
                monitor.wakeAll()
            }
        }
    }

    private func runChunks(_ connection: PostgresConnection) throws(SQLError) {
        while let chunk = next() {
            let start = Machine.now()
            var isBroken = false
            try BackOff.run(isStopped: isStopping, onRetry: meter.recordRetry) { () throws(SQLError) in
                do throws(SQLError) {
                    if isBroken { try connection.reconnect() }
                    isBroken = false
                    try sendAlone(chunk, connection)
                } catch {
                    isBroken = error.isLost
                    if !isBroken { _ = try? connection.execute("ROLLBACK") }
                    throw error
                }
            }
            meter.record(rows: chunk.rows, bytes: chunk.buffer.buffer.count, seconds: Machine.now() - start)
            giveBack(chunk)
        }
    }

    private func sendAlone(_ chunk: LoadChunk, _ connection: PostgresConnection) throws(SQLError) {
        try copier.begin(connection)
        if try copier.send(chunk, connection) {
            try copier.commit(connection)
        } else {
            try connection.execute("ROLLBACK")
        }
    }

    /// One transaction for all chunks; nothing can be sent again.
    private func runTable(_ connection: PostgresConnection) throws(SQLError) {
        var hasBegun = false
        do throws(SQLError) {
            while let chunk = next() {
                let start = Machine.now()
                if !hasBegun { try copier.begin(connection) }
                hasBegun = true
                guard try copier.send(chunk, connection) else {
                    throw SQLError("40001", "another run has loaded a part of the table meanwhile")
                }
                meter.record(rows: chunk.rows, bytes: chunk.buffer.buffer.count, seconds: Machine.now() - start)
                giveBack(chunk)
            }
            if hasBegun {
                if monitor.withLock({ isStopped || failure != nil }) {
                    try connection.execute("ROLLBACK")
                } else {
                    try copier.commit(connection)
                }
            }
        } catch {
            if !error.isLost { _ = try? connection.execute("ROLLBACK") }
            throw error
        }
    }

    private func isStopping() -> Bool {
        monitor.withLock { isStopped || failure != nil } || copier.cancellation.isCancelled
    }

    private func giveBack(_ chunk: LoadChunk) {
        monitor.withLock {
            free.append(chunk)
            monitor.wakeAll()
        }
    }
}
