internal import LoamBytes

/// The lengths of texts, delta-packed, and then all their bytes (Parquet Encodings.md, DELTA_LENGTH_BYTE_ARRAY = 6).
enum DeltaLengthByteArray {
    /// Appends the texts of `rows`: text i is at bytes `offsets[i]..<offsets[i + 1]` of `text`. About 1 ns a text, and
    /// the copy of the bytes.
    static func encode(
        offsets: UnsafePointer<Int32>, text: UnsafeRawPointer, rows: Range<Int>, into out: inout ByteBuffer
    ) {
        DeltaBinaryPacked.encode(
            OffsetLengths(offsets: offsets + rows.lowerBound), count: rows.count, into: &out)
        let start = Int(offsets[rows.lowerBound])
        let end = Int(offsets[rows.upperBound])
        out.append(UnsafeRawBufferPointer(start: text + start, count: end - start))
    }
}
