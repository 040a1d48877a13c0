public import LoamBytes

/// Turns a block of bytes into a piece that stands alone: a gzip member or a zstd frame.
///
/// Concatenated pieces decompress to the concatenated blocks (RFC 1952 section 2.2, RFC 8878 section 3), so workers can
/// compress without knowing of each other. Equal blocks give equal pieces on every processor for one library version.
/// An instance belongs to one thread.
public protocol Compressor: AnyObject {
    /// Appends the piece to `out`, which keeps its content when this throws.
    func compress(_ block: UnsafeRawBufferPointer, into out: inout ByteBuffer) throws(CodecError)
}

/// A codec that is unknown, not built in, or failed.
public struct CodecError: Error, Sendable, Equatable, CustomStringConvertible {
    public var code: String
    public var message: String

    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
