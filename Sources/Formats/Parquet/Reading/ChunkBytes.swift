internal import LoamBytes
internal import LoamEngine

/// The bytes of a column chunk, read from the file piece by piece: memory for a page at a time, or 256 KiB.
final class ChunkBytes {
    private let file: InputFile
    private var window = ByteBuffer()
    /// Where the window is in the file.
    private var windowStart = 0
    /// Where the chunk is in the file.
    private(set) var range = 0..<0

    private static let pieceBytes = 256 << 10

    init(_ file: InputFile) { self.file = file }

    /// Goes to another chunk, which must be in the file.
    func begin(_ range: Range<Int>) {
        self.range = range
        windowStart = range.lowerBound
        window.removeAll()
    }

    /// Bytes of the chunk from an offset of the file on: valid until the next call, with 64 readable bytes after it.
    func bytes(_ wanted: Range<Int>) throws(FileFault) -> UnsafeRawBufferPointer {
        guard wanted.lowerBound >= range.lowerBound, wanted.upperBound <= range.upperBound else {
            throw .damaged("the pages end behind their column chunk")
        }
        if wanted.lowerBound < windowStart || wanted.upperBound > windowStart + window.count {
            window.removeAll()
            windowStart = wanted.lowerBound
            let end = max(wanted.upperBound, min(range.upperBound, wanted.lowerBound + Self.pieceBytes))
            do throws(FileError) {
                try file.read(wanted.lowerBound..<end, into: &window)
            } catch {
                throw .damaged(error.description)
            }
        }
        return UnsafeRawBufferPointer(
            start: window.start + (wanted.lowerBound - windowStart), count: wanted.count)
    }
}
