internal import LoamBytes
internal import LoamCodecs
internal import LoamColumns

/// The body of a batch: the buffers of its columns, depth first, each at a multiple of eight bytes.
struct ArrowBody {
    /// Cells of a column, nested ones included, and how many of them are null.
    private(set) var nodes: [(count: Int, nulls: Int)] = []
    private(set) var buffers: [Range<Int>] = []
    private(set) var rowCount: Int
    private(set) var byteCount = 0

    /// Decimals are widened to the width that every reader knows.
    static let decimalBits = 128

    /// Appends the buffers of some columns to `out`.
    ///
    /// - Parameter compressor: for each buffer alone; nil for none.
    init(_ columns: [Column], rowCount: Int, compressor: (any Compressor)?, into out: inout ByteBuffer)
        throws(CodecError)
    {
        self.rowCount = rowCount
        let start = out.count
        for column in columns { try add(column, rowCount, compressor, start, &out) }
        byteCount = out.count - start
    }

    private mutating func add(
        _ column: Column, _ count: Int, _ compressor: (any Compressor)?, _ start: Int, _ out: inout ByteBuffer
    ) throws(CodecError) {
        func put(_ pointer: UnsafeRawPointer?, _ byteCount: Int, _ body: inout ArrowBody) throws(CodecError) {
            try body.add(UnsafeRawBufferPointer(start: pointer, count: byteCount), compressor, start, &out)
        }
        let nulls = count - column.validCount(0..<count)
        nodes.append((count, nulls))
        try put(UnsafeRawPointer(column.validity), nulls == 0 ? 0 : (count + 7) / 8, &self)
        switch column.type {
        case .bool: try put(UnsafeRawPointer(column.values), (count + 7) / 8, &self)
        case .int32, .date, .dictionary: try put(UnsafeRawPointer(column.values), count * 4, &self)
        case .int64, .float64, .timestamp: try put(UnsafeRawPointer(column.values), count * 8, &self)
        case .uuid: try put(UnsafeRawPointer(column.values), count * 16, &self)
        case .decimal:
            // A word of value and a word of its sign.
            var wide = ByteBuffer(capacity: count * 16)
            let words = wide.end.assumingMemoryBound(to: Int64.self)
            for row in 0..<count {
                words[row * 2] = column.int64[row]
                words[row * 2 + 1] = column.int64[row] >> 63
            }
            wide.commit(to: wide.end + count * 16)
            try add(wide.bytes, compressor, start, &out)
        case .utf8:
            guard let offsets = column.offsets else { return }
            try put(UnsafeRawPointer(offsets), (count + 1) * 4, &self)
            try put(UnsafeRawPointer(column.text.start), Int(offsets[count]), &self)
        case .structure: for child in column.children { try add(child, count, compressor, start, &out) }
        case .list:
            guard let offsets = column.offsets else { return }
            try put(UnsafeRawPointer(offsets), (count + 1) * 4, &self)
            try add(column.children[0], Int(offsets[count]), compressor, start, &out)
        }
    }

    /// Adds one buffer. A compressed one begins with its length; -1 says that compression did not help (Message.fbs,
    /// BodyCompressionMethod).
    private mutating func add(
        _ bytes: UnsafeRawBufferPointer, _ compressor: (any Compressor)?, _ start: Int, _ out: inout ByteBuffer
    ) throws(CodecError) {
        let bufferStart = out.count
        if let compressor, bytes.count > 0 {
            Self.append(Int64(bytes.count), to: &out)
            try compressor.compress(bytes, into: &out)
            if out.count - bufferStart - 8 >= bytes.count {
                out.truncate(to: bufferStart)
                Self.append(-1, to: &out)
                out.append(bytes)
            }
        } else {
            out.append(bytes)
        }
        buffers.append(bufferStart - start..<out.count - start)
        while (out.count - start) % 8 != 0 { out.append(byte: 0) }
    }

    private static func append(_ word: Int64, to out: inout ByteBuffer) {
        withUnsafeBytes(of: word.littleEndian) { out.append($0) }
    }
}
