internal import LoamBytes

/// A struct or union of parquet.thrift, which is written and read with the numbers that it has there.
protocol ThriftStruct {
    /// Writes the fields; the writer adds the stop.
    func write(to writer: inout CompactWriter)

    /// Reads the fields up to the stop; those that are not known are skipped.
    init(from reader: inout CompactReader) throws(ThriftError)
}

extension ThriftStruct {
    /// Appends the struct to a buffer. Allocates nothing but what the buffer needs.
    func append(to buffer: inout ByteBuffer) {
        withUnsafeMutablePointer(to: &buffer) { buffer in
            var writer = CompactWriter(buffer)
            writer.value(self)
        }
    }

    /// Reads the struct that begins at the first byte.
    ///
    /// - Returns: the struct, and the bytes that it takes.
    static func read(_ bytes: UnsafeRawBufferPointer) throws(ThriftError) -> (value: Self, count: Int) {
        var reader = CompactReader(bytes)
        let value = try Self(from: &reader)
        return (value, reader.offset)
    }
}
