internal import LoamColumns
internal import Synchronization

/// A batch that other libraries may hold, with the copies that its export needed.
///
/// Sound to send: it is filled by one thread, then read by any, and filled again only when no one holds it any more.
final class ExportBatch: @unchecked Sendable {
    let batch: Batch
    /// Decimals as 128 bits, by column.
    private var wide: [ObjectIdentifier: UnsafeMutableBufferPointer<Int64>] = [:]

    init(_ batch: Batch) { self.batch = batch }

    deinit {
        for buffer in wide.values { buffer.deallocate() }
    }

    /// Rows `rows` of a decimal column as 128-bit numbers, at their indexes; valid until the batch is filled again.
    func widened(_ column: Column, rows: Range<Int>) -> UnsafeRawPointer {
        let room = 2 * max(rows.upperBound, column.capacity, 1)
        var buffer = wide[ObjectIdentifier(column)] ?? UnsafeMutableBufferPointer(start: nil, count: 0)
        if buffer.count < room {
            buffer.deallocate()
            // Readers want 128-bit numbers at multiples of 16.
            let memory = UnsafeMutableRawPointer.allocate(byteCount: room * 8, alignment: 64)
            buffer = UnsafeMutableBufferPointer(start: memory.bindMemory(to: Int64.self, capacity: room), count: room)
            wide[ObjectIdentifier(column)] = buffer
        }
        guard let out = buffer.baseAddress else { return UnsafeRawPointer(column.int64) }
        let cells = column.int64
        for row in rows {
            out[2 &* row] = cells[row]
            out[2 &* row &+ 1] = cells[row] &>> 63
        }
        return UnsafeRawPointer(out)
    }
}

/// Batches that were released, to be filled again: fresh memory costs three times what used memory does.
final class ExportPool: Sendable {
    private let schema: TableSchema
    private let capacity: Int
    private let wanted: [Bool]
    private let idle = Mutex<[ExportBatch]>([])
    /// A reader that held many batches and lets all go must not leave us with them.
    private static let most = 4

    init(_ schema: TableSchema, capacity: Int, wanted: [Bool]) {
        self.schema = schema
        self.capacity = capacity
        self.wanted = wanted
    }

    func take() -> ExportBatch {
        idle.withLock { $0.popLast() } ?? ExportBatch(Batch(schema, capacity: capacity, wanted: wanted))
    }

    func giveBack(_ batch: ExportBatch) {
        // What is not kept is freed after the lock is released, with the caller's reference.
        idle.withLock { if $0.count < Self.most { $0.append(batch) } }
    }
}

/// Keeps a batch from its pool as long as any exported array reads it.
final class ExportLease {
    let held: ExportBatch
    private let pool: ExportPool

    init(_ pool: ExportPool) {
        self.pool = pool
        held = pool.take()
    }

    deinit { pool.giveBack(held) }
}
