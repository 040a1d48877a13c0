/// How output is compressed: the codec and its level. `none`, `gzip[:0-12]`, `zstd[:1-19]`, `snappy` or `lz4`.
public enum Compression: Sendable, Equatable {
    case none
    /// Level 0 is the fastest; 1 to 12 are libdeflate's.
    case gzip(level: Int)
    case zstd(level: Int)
    case snappy
    case lz4

    /// The levels taken when none is given: fast ones, since Loam feeds pipelines rather than archives.
    public static let defaultGzipLevel = 1
    public static let defaultZstdLevel = 1

    /// What `--compress` accepts, for help and messages.
    public static let grammar = "none, gzip[:0-12], zstd[:1-19], snappy, lz4"

    /// Whether compressed pieces can be concatenated, as text files need it. snappy and lz4 make single blocks,
    /// for formats that say where a block ends.
    public var isStream: Bool {
        switch self {
        case .none, .gzip, .zstd: true
        case .snappy, .lz4: false
        }
    }

    /// Reads `none`, `gzip`, `gzip:6`, `zstd`, `zstd:3`, `snappy`, `lz4`.
    public init(_ text: String) throws(CodecError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch parts[0] {
        case "none" where parts.count == 1: self = .none
        case "gzip": self = .gzip(level: try Self.level(parts, 0...12, Self.defaultGzipLevel))
        case "zstd": self = .zstd(level: try Self.level(parts, 1...19, Self.defaultZstdLevel))
        case "snappy" where parts.count == 1: self = .snappy
        case "lz4" where parts.count == 1: self = .lz4
        default:
            throw CodecError(code: .unknownCodec, message: "unknown compression \(text); known are \(Self.grammar)")
        }
    }

    private static func level(_ parts: [String], _ range: ClosedRange<Int>, _ normal: Int) throws(CodecError) -> Int {
        guard parts.count > 1 else { return normal }
        guard let level = Int(parts[1]), range.contains(level) else {
            throw CodecError(
                code: .badLevel,
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
        case .snappy: "snappy"
        case .lz4: "lz4"
        }
    }

    /// What a file name gets after its format, dot included.
    public var fileSuffix: String {
        switch self {
        case .none: ""
        case .gzip: ".gz"
        case .zstd: ".zst"
        case .snappy: ".snappy"
        case .lz4: ".lz4"
        }
    }

    /// Makes sure that this build has the codec, and this machine its library: before a run, not in its midst.
    ///
    /// - Throws: `codec_not_built`, `library_missing`.
    public func demand() throws(CodecError) { _ = try makeCompressor() }

    /// A compressor for one thread; nil for `none`.
    public func makeCompressor() throws(CodecError) -> (any Compressor)? {
        switch self {
        case .none: return nil
        case .gzip(0):
            #if ISAL
                return try FastGzipCompressor()
            #else
                throw .notBuilt("gzip:0", trait: "ISAL")
            #endif
        case .gzip(let level):
            #if Gzip
                return try GzipCompressor(level: level)
            #else
                throw .notBuilt("gzip", trait: "Gzip")
            #endif
        case .zstd(let level):
            #if Zstd
                return try ZstdCompressor(level: level)
            #else
                throw .notBuilt("zstd", trait: "Zstd")
            #endif
        case .snappy:
            #if Snappy
                return SnappyCompressor()
            #else
                throw .notBuilt("snappy", trait: "Snappy")
            #endif
        case .lz4:
            #if LZ4
                return LZ4Compressor()
            #else
                throw .notBuilt("lz4", trait: "LZ4")
            #endif
        }
    }

    /// Name and version of the library that makes the bytes; equal compressed bytes are promised for one version.
    public var library: String? {
        switch self {
        case .none: return nil
        case .gzip(0):
            #if ISAL
                return FastGzipCompressor.library
            #else
                return nil
            #endif
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
        case .snappy:
            #if Snappy
                return SnappyCompressor.library
            #else
                return nil
            #endif
        case .lz4:
            #if LZ4
                return LZ4Compressor.library
            #else
                return nil
            #endif
        }
    }
}
