internal import LoamBytes
internal import LoamCodecs
internal import LoamColumns

/// Writes pages: levels, values, compression and the header in front. Belongs to one thread; its memory is used again.
final class PageWriter {
    private let compressor: (any Compressor)?
    private let version: Int
    private var body = ByteBuffer()
    private var packed = ByteBuffer()
    private var levels = ByteBuffer()

    init(_ compression: Compression, version: Int) throws(CodecError) {
        // A page's frame needs no checksum of its own: files have digests.
        compressor = try compression.makeBlockCompressor()
        self.version = version
    }

    var isCompressed: Bool { compressor != nil }

    /// Appends a dictionary page; returns its bytes.
    func writeDictionary(_ dictionary: LeafDictionary, into out: inout ByteBuffer, _ chunk: inout EncodedChunk)
        throws(CodecError) -> Int
    {
        let start = out.count
        let bytes = try compressed(dictionary.page.bytes)
        let header = PageHeader(
            uncompressedPageSize: Int32(dictionary.page.count), compressedPageSize: Int32(bytes.count),
            content: .dictionary(DictionaryPageHeader(valueCount: Int32(dictionary.entryCount), encoding: .plain)))
        header.append(to: &out)
        chunk.plainByteCount += out.count - start + dictionary.page.count
        out.append(bytes)
        return out.count - start
    }

    /// Appends a data page with the values of a span.
    func writeData(
        _ values: LeafValues, _ span: LeafValues.Span, _ encoding: ParquetEncoding, _ dictionary: LeafDictionary,
        into out: inout ByteBuffer, _ chunk: inout EncodedChunk
    ) throws(CodecError) {
        body.removeAll()
        levels.removeAll()
        let start = out.count
        if version == 1 {
            _ = writeLevels(values, span, isRepetition: true, hasLength: true, into: &body)
            _ = writeLevels(values, span, isRepetition: false, hasLength: true, into: &body)
            ValueEncoder.append(values, span.values, encoding, dictionary, into: &body)
            let bytes = try compressed(body.bytes)
            let header = PageHeader(
                uncompressedPageSize: Int32(body.count), compressedPageSize: Int32(bytes.count),
                content: .data(
                    DataPageHeader(
                        valueCount: Int32(span.entries.count), encoding: encoding.number, definitionLevelEncoding: .rle,
                        repetitionLevelEncoding: .rle)))
            header.append(to: &out)
            chunk.plainByteCount += out.count - start + body.count
            out.append(bytes)
            return
        }
        let repetition = writeLevels(values, span, isRepetition: true, hasLength: false, into: &levels)
        let definition = writeLevels(values, span, isRepetition: false, hasLength: false, into: &levels)
        ValueEncoder.append(values, span.values, encoding, dictionary, into: &body)
        let bytes = try compressed(body.bytes)
        let isSmaller = bytes.count < body.count
        let header = PageHeader(
            uncompressedPageSize: Int32(levels.count + body.count),
            compressedPageSize: Int32(levels.count + (isSmaller ? bytes.count : body.count)),
            content: .dataV2(
                DataPageHeaderV2(
                    valueCount: Int32(span.entries.count), nullCount: Int32(span.nullCount),
                    rowCount: Int32(span.rows.count),
                    encoding: encoding.number, definitionLevelsByteLength: Int32(definition),
                    repetitionLevelsByteLength: Int32(repetition), isCompressed: isCompressed && isSmaller)))
        header.append(to: &out)
        chunk.plainByteCount += out.count - start + levels.count + body.count
        out.append(levels.bytes)
        out.append(isSmaller ? bytes : body.bytes)
    }

    /// The bytes as written in the file.
    private func compressed(_ bytes: UnsafeRawBufferPointer) throws(CodecError) -> UnsafeRawBufferPointer {
        guard let compressor else { return bytes }
        packed.removeAll()
        try compressor.compress(bytes, into: &packed)
        return packed.bytes
    }

    /// Appends the levels of one kind; returns their bytes. A leaf that cannot be null or repeat has none.
    private func writeLevels(
        _ values: LeafValues, _ span: LeafValues.Span, isRepetition: Bool, hasLength: Bool, into out: inout ByteBuffer
    ) -> Int {
        let highest = isRepetition ? values.leaf.maximumRepetition : values.leaf.maximumDefinition
        guard highest > 0 else { return 0 }
        let start = out.count
        if hasLength {
            out.reserve(4)
            out.commit(to: out.end + 4)
        }
        if values.leaf.isFlat {
            guard let bits = values.validity?.validity else { return 0 }
            RunLengthHybrid.encodeBits(bits, from: span.rows.lowerBound, count: span.rows.count, into: &out)
        } else {
            let width = 64 - UInt64(highest).leadingZeroBitCount
            let all = isRepetition ? values.repetitions : values.definitions
            all.withUnsafeBufferPointer { all in
                guard let levels = all.baseAddress else { return }
                RunLengthHybrid.encode(
                    levels + span.entries.lowerBound, count: span.entries.count, width: width, into: &out)
            }
        }
        let length = out.count - start
        if hasLength {
            (out.start + start).storeBytes(of: UInt32(length - 4).littleEndian, as: UInt32.self)
        }
        return length
    }
}
