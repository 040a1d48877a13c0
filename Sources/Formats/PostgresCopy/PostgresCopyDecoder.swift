internal import LoamBytes
public import LoamColumns

/// Reads the messages of a `COPY ... TO STDOUT (FORMAT binary)` back into batches of the table. Belongs to one thread.
///
/// The columns must come in the schema's order. No bytes make it trap.
public final class PostgresCopyDecoder {
    /// What came is not what the table holds.
    public struct Fault: Error, Sendable, Equatable {
        /// The column's name; empty where the message itself cannot be read.
        public var column: String
    }

    private let schema: TableSchema
    private let lookups: [WordLookup?]
    private let emptyWords: [Int32?]
    private let numerics: [PostgresNumeric]
    private let nested = NestedReader()
    private var scratch = ByteBuffer()
    private var isOpen = false

    public init(_ schema: TableSchema) {
        self.schema = schema
        lookups = schema.fields.map { field in
            guard case .dictionary(let enumeration) = field.type else { return nil }
            return WordLookup(enumeration.words)
        }
        emptyWords = schema.fields.map { field in
            guard case .dictionary(let enumeration) = field.type else { return nil }
            return enumeration.index(of: "").map { Int32($0) }
        }
        numerics = schema.fields.map { field in
            guard case .decimal(_, let scale) = field.type else { return PostgresNumeric(scale: 0) }
            return PostgresNumeric(scale: scale)
        }
    }

    /// Appends the rows of a message to the batch; `flush` is called whenever it is full, and must clear it.
    public func decode(_ message: UnsafeRawBufferPointer, into batch: Batch, flush: () -> Void) throws(Fault) {
        var offset = 0
        if !isOpen {
            offset = PostgresCopyFormat.opening.count
            guard message.count >= offset else { throw Fault(column: "") }
            isOpen = true
        }
        while offset < message.count {
            guard offset + 2 <= message.count else { throw Fault(column: "") }
            let count = Int16(bigEndian: message.loadUnaligned(fromByteOffset: offset, as: Int16.self))
            offset += 2
            if count == -1 { return }
            guard Int(count) == schema.fields.count else { throw Fault(column: "") }
            if batch.rowCount == batch.capacity { flush() }
            for column in 0..<Int(count) {
                guard offset + 4 <= message.count else { throw Fault(column: "") }
                let length = Int(Int32(bigEndian: message.loadUnaligned(fromByteOffset: offset, as: Int32.self)))
                offset += 4
                guard length >= -1, offset + max(0, length) <= message.count else { throw Fault(column: "") }
                let isSet = set(
                    column, batch,
                    length < 0 ? nil : UnsafeRawBufferPointer(rebasing: message[offset..<offset + length]))
                guard isSet else { throw Fault(column: schema.fields[column].name) }
                offset += max(0, length)
            }
            batch.rowCount += 1
        }
    }

    private func set(_ index: Int, _ batch: Batch, _ bytes: UnsafeRawBufferPointer?) -> Bool {
        let column = batch.columns[index]
        let row = batch.rowCount
        guard let bytes else { return setNull(column, row) }
        func word<Value: FixedWidthInteger>(_: Value.Type) -> Value? {
            bytes.count == Value.bitWidth / 8 ? Value(bigEndian: bytes.loadUnaligned(as: Value.self)) : nil
        }
        switch column.type {
        case .bool:
            guard let bit = word(UInt8.self) else { return false }
            column.bool[row] = bit != 0
        case .int32:
            guard let value = word(Int32.self) else { return false }
            column.int32[row] = value
        case .date:
            guard let value = word(Int32.self) else { return false }
            column.int32[row] = value &+ PostgresCopyFormat.epochDays
        case .int64:
            guard let value = word(Int64.self) else { return false }
            column.int64[row] = value
        case .timestamp:
            guard let value = word(Int64.self) else { return false }
            column.int64[row] = value &+ PostgresCopyFormat.epochMicroseconds
        case .float64:
            guard let bits = word(UInt64.self) else { return false }
            column.float64[row] = Double(bitPattern: bits)
        case .decimal:
            guard let value = numerics[index].read(bytes) else { return false }
            column.int64[row] = value
        case .uuid:
            guard bytes.count == 16 else { return false }
            column.uuid[row] = UUIDWords(
                high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        case .utf8:
            column.text.append(bytes)
            column.offsets?[row + 1] = Int32(truncatingIfNeeded: column.text.count)
        case .dictionary: return setWord(index, column, row, bytes)
        case .structure, .list:
            guard bytes.first == 1 else { return false }
            return nested.set(column, row, UnsafeRawBufferPointer(rebasing: bytes.dropFirst())) == nil
        }
        return true
    }

    private func setNull(_ column: Column, _ row: Int) -> Bool {
        // What has no number is published as null whatever the schema says.
        guard let validity = column.validity else {
            guard case .float64 = column.type else { return false }
            column.float64[row] = .nan
            return true
        }
        validity[row >> 3] &= ~(1 << UInt8(row & 7))
        switch column.type {
        case .structure, .list: nested.setNull(column, row)
        case .utf8: column.offsets?[row + 1] = column.offsets?[row] ?? 0
        case .dictionary: column.int32[row] = 0
        default: break
        }
        return true
    }

    private func setWord(_ number: Int, _ column: Column, _ row: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
        if bytes.isEmpty {
            guard let index = emptyWords[number] else { return false }
            column.int32[row] = index
            return true
        }
        // The look-up reads beyond the word.
        scratch.removeAll()
        scratch.append(bytes)
        let start = UnsafePointer(scratch.start.assumingMemoryBound(to: UInt8.self))
        guard let index = lookups[number]?.index(start, count: bytes.count) else { return false }
        column.int32[row] = index
        return true
    }
}
