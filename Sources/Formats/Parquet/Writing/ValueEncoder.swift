internal import LoamBytes

/// The values of a page in an encoding (Parquet Encodings.md).
enum ValueEncoder {
    /// Appends values `range`. The encoding must fit the leaf.
    static func append(
        _ values: LeafValues, _ range: Range<Int>, _ encoding: ParquetEncoding, _ dictionary: LeafDictionary,
        into out: inout ByteBuffer
    ) {
        switch encoding {
        case .plain: plain(values, range, into: &out)
        case .dictionary:
            out.append(byte: UInt8(dictionary.width))
            RunLengthHybrid.encode(
                dictionary.values + range.lowerBound, count: range.count, width: dictionary.width, into: &out)
        case .rle: runs(values, range, into: &out)
        case .deltaBinaryPacked:
            if values.leaf.valueWidth == 4 {
                DeltaBinaryPacked.encode(values.int32 + range.lowerBound, count: range.count, into: &out)
            } else {
                DeltaBinaryPacked.encode(values.int64 + range.lowerBound, count: range.count, into: &out)
            }
        case .deltaLengthByteArray:
            DeltaLengthByteArray.encode(
                offsets: values.textOffsets, text: values.text.start, rows: range, into: &out)
        case .deltaByteArray:
            DeltaByteArray.encode(offsets: values.textOffsets, text: values.text.start, rows: range, into: &out)
        case .byteStreamSplit:
            let width = values.leaf.valueWidth ?? 0
            ByteStreamSplit.encode(
                values.cells.start + range.lowerBound * width, count: range.count, width: width, into: &out)
        }
    }

    private static func plain(_ values: LeafValues, _ range: Range<Int>, into out: inout ByteBuffer) {
        if let width = values.leaf.valueWidth {
            let start = values.cells.start + range.lowerBound * width
            return out.append(UnsafeRawBufferPointer(start: start, count: range.count * width))
        }
        if case .bool = values.leaf.kind { return bits(values, range, into: &out) }
        let bytes = Int(values.textOffsets[range.upperBound] - values.textOffsets[range.lowerBound])
        out.reserve(bytes + 4 * range.count)
        for index in range {
            let text = values.textBytes(index)
            out.end.storeBytes(of: UInt32(text.count).littleEndian, as: UInt32.self)
            out.commit(to: out.end + 4)
            out.append(text)
        }
    }

    /// Booleans as a bitmap.
    private static func bits(_ values: LeafValues, _ range: Range<Int>, into out: inout ByteBuffer) {
        let count = (range.count + 7) / 8
        out.reserve(count)
        let end = out.end
        for byte in 0..<count {
            var bits: UInt8 = 0
            for bit in 0..<min(8, range.count - byte * 8) {
                bits |= values.bytes[range.lowerBound + byte * 8 + bit] << UInt8(bit)
            }
            end.storeBytes(of: bits, toByteOffset: byte, as: UInt8.self)
        }
        out.commit(to: end + count)
    }

    /// Booleans as runs, after the length that this use of RLE has.
    private static func runs(_ values: LeafValues, _ range: Range<Int>, into out: inout ByteBuffer) {
        let start = out.count
        out.append(byte: 0)
        out.append(byte: 0)
        out.append(byte: 0)
        out.append(byte: 0)
        let wide = range.map { UInt32(values.bytes[$0]) }
        wide.withUnsafeBufferPointer { wide in
            guard let bits = wide.baseAddress else { return }
            RunLengthHybrid.encode(bits, count: range.count, width: 1, into: &out)
        }
        (out.start + start).storeBytes(of: UInt32(out.count - start - 4).littleEndian, as: UInt32.self)
    }
}
