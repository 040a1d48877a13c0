internal import LoamBytes
internal import LoamColumns

/// A chunk on its way. Handed from thread to thread, never held by two at once.
final class LoadChunk: @unchecked Sendable {
    let buffer = SharedBuffer()
    var number = 0
    var rows = 0
    var content = ContentDigest()

    func clear(_ number: Int) {
        self.number = number
        rows = 0
        content = ContentDigest()
        buffer.buffer.removeAll()
    }
}
