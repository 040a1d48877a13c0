public import LoamBytes

/// Turns a block of bytes into a self-contained piece: a gzip member, a zstd frame, a snappy or lz4 block.
///
/// Concatenated gzip members and zstd frames decompress to the concatenated blocks (RFC 1952 section 2.2, RFC 8878
/// section 3), so workers can compress without knowing of each other; the others do not concatenate
/// (`Compression.isStream`). Equal blocks give equal pieces on every processor for one library version.
/// An instance belongs to one thread.
public protocol Compressor: AnyObject {
    /// Appends the piece to `out`, which keeps its content when this throws.
    func compress(_ block: UnsafeRawBufferPointer, into out: inout ByteBuffer) throws(CodecError)
}

/// A codec that is unknown, not built in, or failed.
public struct CodecError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable {
        /// What was asked for.
        case unknownCodec = "unknown_codec"
        case badLevel = "bad_level"
        case badCodec = "bad_codec"
        case noStream = "no_stream"
        /// What was given.
        case damagedData = "damaged_data"
        /// What this build and this machine have.
        case codecNotBuilt = "codec_not_built"
        case libraryMissing = "library_missing"
        case codecFailed = "codec_failed"
    }

    public var code: Code
    public var message: String
    /// What to do next; empty where there is nothing to name.
    public var hint: String

    public init(code: Code, message: String, hint: String = "") {
        self.code = code
        self.message = message
        self.hint = hint
    }

    public var description: String { message }
}

extension CodecError {
    static func notBuilt(_ codec: String, trait: String) -> CodecError {
        CodecError(code: .codecNotBuilt, message: "this build of Loam has no \(codec) (trait \(trait))")
    }

    static func damaged(_ codec: String, _ reason: String) -> CodecError {
        CodecError(code: .damagedData, message: "\(codec): \(reason)")
    }

    static func tooLarge(_ codec: String, _ bytes: Int) -> CodecError {
        CodecError(code: .codecFailed, message: "\(codec) cannot take \(bytes) bytes at once")
    }
}

extension UnsafeRawBufferPointer {
    /// The first byte as the C libraries for text-like blocks want it.
    var cells: UnsafePointer<CChar>? { baseAddress?.assumingMemoryBound(to: CChar.self) }
}
