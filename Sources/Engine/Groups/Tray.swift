internal import LoamColumns
internal import Synchronization

/// Rows of one table that a partition has made, kept until the groups they belong to are encoded.
///
/// Filled by one worker, read by those that encode; comes back to its shelf with the last of its slices.
final class Tray: @unchecked Sendable {
    // Sound: written before it is handed over under the run's monitor, and again only after all slices are released.
    let batch: Batch
    private let shelf: TrayShelf
    private let slices = Atomic<Int>(0)

    fileprivate init(_ batch: Batch, shelf: TrayShelf) {
        self.batch = batch
        self.shelf = shelf
    }

    /// One more slice holds the tray.
    func hold() { slices.add(1, ordering: .relaxed) }

    /// A slice has been encoded, or was never needed.
    func letGo() {
        if slices.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { shelf.putBack(self) }
    }
}

/// The unused trays of one table, so that their memory is used again.
final class TrayShelf: Sendable {
    private let schema: TableSchema
    private let keeps: Bool
    private let free = Mutex<[Tray]>([])

    /// - Parameter keeps: whether memory is used again; false where trays of very different sizes come back.
    init(_ schema: TableSchema, keeps: Bool = true) {
        self.schema = schema
        self.keeps = keeps
    }

    /// An empty tray.
    func take() -> Tray {
        let tray = free.withLock { $0.popLast() } ?? Tray(Batch(schema, capacity: 0), shelf: self)
        tray.batch.clear()
        return tray
    }

    fileprivate func putBack(_ tray: Tray) {
        if keeps { free.withLock { $0.append(tray) } }
    }

    /// Frees the memory of unused trays.
    func empty() { free.withLock { $0.removeAll() } }
}
