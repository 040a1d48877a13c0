internal import LoamBytes
internal import LoamCodecs
internal import LoamEngine

/// Reads the pages of one column chunk in order: header, checksum, compression.
final class PageReader {
    /// A page as it is before decoding. Its bytes are valid until the next one is read.
    struct Page {
        var header: PageHeader
        /// Where the header begins in the file, and the bytes of header and content there.
        var offset: Int
        var byteCount: Int
        /// Header and content before compression.
        var plainByteCount: Int
        /// Repetition levels, definition levels (of version 2; else empty) and the rest.
        var repetitions: UnsafeRawBufferPointer
        var definitions: UnsafeRawBufferPointer
        var content: UnsafeRawBufferPointer
    }

    private let bytes: ChunkBytes
    private var decompressors: [CompressionCodec: any BlockDecompressor] = [:]
    private var codec = CompressionCodec.uncompressed
    private var plain = ByteBuffer()
    /// Where the next page begins in the file.
    private(set) var offset = 0

    /// A page that claims more is refused.
    private static let mostPageBytes = 1 << 30
    private static let mostHeaderBytes = 16 << 20

    init(_ file: InputFile) { bytes = ChunkBytes(file) }

    func begin(_ range: Range<Int>, _ codec: CompressionCodec) {
        bytes.begin(range)
        self.codec = codec
        offset = range.lowerBound
    }

    /// The next page; nil at the end of the chunk.
    func next() throws(FileFault) -> Page? {
        let end = bytes.range.upperBound
        guard offset < end else { return nil }
        let (header, headerSize) = try self.header()
        let size = Int(header.compressedPageSize)
        let plainSize = Int(header.uncompressedPageSize)
        guard size >= 0, plainSize >= 0, size <= Self.mostPageBytes, plainSize <= Self.mostPageBytes else {
            throw .damaged("a page of \(size) bytes, \(plainSize) before compression")
        }
        let start = offset + headerSize
        let body = try bytes.bytes(start..<start + size)
        if let crc = header.crc, crc != CRC32.of(body) { throw .damaged("the checksum of the page does not fit") }
        var page = Page(
            header: header, offset: offset, byteCount: headerSize + size, plainByteCount: headerSize + plainSize,
            repetitions: Self.none, definitions: Self.none, content: body)
        offset = start + size
        guard case .dataV2(let second) = header.content else {
            page.content = try decompressed(body, plainSize)
            return page
        }
        var cursor = ByteCursor(body)
        page.repetitions = try cursor.take(Int(second.repetitionLevelsByteLength))
        page.definitions = try cursor.take(Int(second.definitionLevelsByteLength))
        let levels = cursor.offset
        guard plainSize >= levels else { throw .damaged("levels of \(levels) bytes in a page of \(plainSize)") }
        if second.isCompressed ?? true {
            page.content = try decompressed(cursor.rest, plainSize - levels)
        } else {
            page.content = cursor.rest
            guard page.content.count == plainSize - levels else { throw .damaged("a page of another size") }
        }
        return page
    }

    private static var none: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }

    private func header() throws(FileFault) -> (PageHeader, Int) {
        var room = 8 << 10
        while true {
            let end = min(bytes.range.upperBound, offset + room)
            let piece = try bytes.bytes(offset..<end)
            do throws(ThriftError) {
                return try PageHeader.read(piece)
            } catch {
                // Statistics of long texts make long headers.
                if end == bytes.range.upperBound || room >= Self.mostHeaderBytes {
                    throw .damaged("the page header cannot be read: \(error)")
                }
            }
            room *= 8
        }
    }

    private func decompressed(_ body: UnsafeRawBufferPointer, _ size: Int) throws(FileFault)
        -> UnsafeRawBufferPointer
    {
        guard codec != .uncompressed else {
            guard body.count == size else { throw .damaged("\(body.count) bytes instead of \(size)") }
            return body
        }
        // Nothing but nulls in version 2: some writers compress no bytes to no bytes.
        if body.count == 0 && size == 0 { return body }
        plain.removeAll()
        plain.reserve(size)
        do throws(CodecError) {
            try decompressor().decompress(body, into: UnsafeMutableRawBufferPointer(start: plain.start, count: size))
        } catch {
            throw .damaged(error.message)
        }
        plain.commit(to: plain.start + size)
        return plain.bytes
    }

    private func decompressor() throws(CodecError) -> any BlockDecompressor {
        if let known = decompressors[codec] { return known }
        let compression: Compression? =
            switch codec {
            case .snappy: .snappy
            case .gzip: .gzip(level: Compression.defaultGzipLevel)
            case .zstd: .zstd(level: Compression.defaultZstdLevel)
            case .lz4Raw: .lz4
            case .uncompressed, .lzo, .brotli, .lz4: nil
            }
        guard let made = try compression?.makeBlockDecompressor() else {
            throw CodecError(code: .unknownCodec, message: "pages compressed by \(codec) are not read")
        }
        decompressors[codec] = made
        return made
    }
}
