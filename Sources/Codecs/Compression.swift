/// How output is compressed: the codec and its level. `none`, `gzip[:1-12]` or `zstd[:1-19]`.
public enum Compression: Sendable, Equatable {
    case none
    case gzip(level: Int)
    case zstd(level: Int)

    /// The levels taken when none is given: fast ones, since Loam feeds pipelines rather than archives.
    public static let defaultGzipLevel = 1
    public static let defaultZstdLevel = 1

    /// What `--compress` accepts, for help and messages.
    public static let grammar = "none, gzip[:1-12], zstd[:1-19]"

    /// Reads `none`, `gzip`, `gzip:6`, `zstd`, `zstd:3`.
    public init(_ text: String) throws(CodecError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch parts[0] {
        case "none" where parts.count == 1: self = .none
        case "gzip": self = .gzip(level: try Self.level(parts, 1...12, Self.defaultGzipLevel))
        case "zstd": self = .zstd(level: try Self.level(parts, 1...19, Self.defaultZstdLevel))
        default:
            throw CodecError(code: "unknown_codec", message: "unknown compression \(text); known are \(Self.grammar)")
        }
    }

    private static func level(_ parts: [String], _ range: ClosedRange<Int>, _ normal: Int) throws(CodecError) -> Int {
        guard parts.count > 1 else { return normal }
        guard let level = Int(parts[1]), range.contains(level) else {
            throw CodecError(
                code: "bad_level",
                message:
                    "level \(parts[1]) of \(parts[0]) is not a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return level
    }

    /// The text that `init` reads.
    public var text: String {
        switch self {
        case .none: "none"
        case .gzip(let level): "gzip:\(level)"
        case .zstd(let level): "zstd:\(level)"
        }
    }

    /// Whether pieces stand alone and concatenate, so that a whole file can be compressed piece by piece.
    public var isStream: Bool { true }

    /// What a file name gets behind its format, dot included.
    public var fileSuffix: String {
        switch self {
        case .none: ""
        case .gzip: ".gz"
        case .zstd: ".zst"
        }
    }

    /// A compressor for one thread; nil for `none`.
    public func makeCompressor() throws(CodecError) -> (any Compressor)? {
        switch self {
        case .none: return nil
        case .gzip(let level):
            #if Gzip
                return try GzipCompressor(level: level)
            #else
                throw CodecError(code: "codec_not_built", message: "this build of Loam has no gzip (trait Gzip)")
            #endif
        case .zstd(let level):
            #if Zstd
                return try ZstdCompressor(level: level)
            #else
                throw CodecError(code: "codec_not_built", message: "this build of Loam has no zstd (trait Zstd)")
            #endif
        }
    }

    /// Name and version of the library that makes the bytes; equal compressed bytes are promised for one version.
    public var library: String? {
        switch self {
        case .none: return nil
        case .gzip:
            #if Gzip
                return GzipCompressor.library
            #else
                return nil
            #endif
        case .zstd:
            #if Zstd
                return ZstdCompressor.library
            #else
                return nil
            #endif
        }
    }
}
