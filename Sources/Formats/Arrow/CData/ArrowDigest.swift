public import CArrow
public import LoamColumns
public import LoamEngine

/// The content digest of another library's rows, through the Arrow C stream interface.
public enum ArrowDigest {
    /// Reads a stream to its end and releases it, whatever happens.
    ///
    /// Widths, dictionaries, views and the order of rows and columns make no difference. A timestamp counts by its instant,
    /// a decimal by its value, a floating-point number by its published decimals (those of the table; else those that
    /// Loam's own streams carry; else nine).
    ///
    /// - Parameter table: the schema to read by, so that keys that came back as text count as the UUIDs they are; nil to
    ///   take the stream's own.
    /// - Throws: `unreadable_arrow`, `unknown_column`, `stream_failed` with the stream's own words.
    public static func digest(of stream: UnsafeMutablePointer<ArrowArrayStream>, as table: TableSchema? = nil)
        throws(RunError) -> ContentDigest
    {
        guard let release = stream.pointee.release, let getSchema = stream.pointee.get_schema,
            let getNext = stream.pointee.get_next
        else { throw RunError(.streamReleased, "the stream has been released", hint: "make a new one") }
        defer { release(stream) }
        var description = ArrowSchema()
        let status = getSchema(stream, &description)
        guard status == 0 else { throw failure(stream, status) }
        defer { description.release?(&description) }
        let reader = try ArrowBatchReader(&description, table: table)
        var hasher = ContentHasher(reader.schema)
        var digest = ContentDigest()
        var batch = reader.makeBatch(rows: 0)
        while true {
            var array = ArrowArray()
            let status = getNext(stream, &array)
            guard status == 0 else { throw failure(stream, status) }
            guard array.release != nil else { return digest }
            defer { array.release?(&array) }
            if array.length > batch.capacity { batch = reader.makeBatch(rows: Int(array.length)) }
            try reader.read(&array, into: batch)
            digest += hasher.digest(batch, rows: 0..<batch.rowCount)
        }
    }

    private static func failure(_ stream: UnsafeMutablePointer<ArrowArrayStream>, _ status: Int32) -> RunError {
        let words = stream.pointee.get_last_error?(stream).map { String(cString: $0) }
        return RunError(.streamFailed, words ?? "the stream failed with error \(status)")
    }
}
