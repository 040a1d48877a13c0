/// A small table in memory: its records by primary key. Immutable once it is built, and shared by all threads.
final class ResidentTable: @unchecked Sendable {
    // Sound: written in init only.
    private var index: KeyIndex
    let width: Int

    /// - Parameters:
    ///   - records: of all threads, each of `width` words with the key at words 1 and 2.
    ///   - onDouble: gets the rows whose key was there before, and the key.
    init(_ records: [[UInt64]], width: Int, onDouble: (Int, UInt64, UInt64) -> Void) {
        self.width = width
        let total = records.reduce(0) { $0 + $1.count / max(1, width) }
        index = KeyIndex(width: width, keyOffset: 1, expected: total)
        for part in records {
            part.withUnsafeBufferPointer { part in
                guard let base = part.baseAddress else { return }
                var place = 0
                while place + width <= part.count {
                    let record = base + place
                    place += width
                    guard (record[1], record[2]) != KeyFiller.none else { continue }
                    if let double = index.insert(record) { onDouble(Int(double), record[1], record[2]) }
                }
            }
        }
    }

    /// The record of a key; nil where there is none.
    @inline(__always)
    func find(_ high: UInt64, _ low: UInt64) -> UnsafeMutablePointer<UInt64>? {
        let place = index.find(high, low)
        return place < 0 ? nil : index.record(place)
    }
}
