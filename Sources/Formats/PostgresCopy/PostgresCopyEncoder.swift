internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Writes batches of one table as binary COPY tuples: a count of fields, then for each its length and its bytes, all numbers
/// in network order.
///
/// One loop over rows and columns, as in `CSVEncoder`; steady state allocates nothing, unless a column is a list.
final class PostgresCopyEncoder: Encoder {
    private let columns: CellColumns
    private let numerics: [PostgresNumeric]
    /// The most bytes of a row without its text columns.
    private let rowWidth: Int
    private let nested = NestedJSON()
    private var scratch = ByteBuffer()

    init(_ schema: TableSchema) {
        let columns = CellColumns(schema.fields, quotes: 1) { Array($0.utf8) }
        self.columns = columns
        numerics = schema.fields.map { field in
            guard case .decimal(_, let scale) = field.type else { return PostgresNumeric(scale: 0) }
            return PostgresNumeric(scale: scale)
        }
        rowWidth = (0..<columns.count).reduce(2) {
            $0 + max(columns.maximumWidth($1), PostgresNumeric.maximumWidth) + 4
        }
    }

    func encode(_ batch: Batch, rows: Range<Int>, into out: inout ByteBuffer) {
        let attached = columns.attach(batch.columns, rows)
        out.reserve(
            rows.count * rowWidth + attached.textBytes + attached.structureBytes * JSONText.maximumGrowth)
        for row in rows {
            if attached.needsCare {
                encodeNested(batch, row, into: &out)
            } else {
                out.commit(to: write(row, to: out.end))
            }
        }
    }

    private func write(_ row: Int, to start: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        Self.put(UInt16(truncatingIfNeeded: columns.count), start)
        var out = start + 2
        for place in 0..<columns.count { out = write(place, row, to: out) }
        return out
    }

    /// The careful path of tables with lists, or with structures in structures: room is reserved cell by cell.
    private func encodeNested(_ batch: Batch, _ row: Int, into out: inout ByteBuffer) {
        out.reserve(2)
        Self.put(UInt16(truncatingIfNeeded: columns.count), out.end)
        out.commit(to: out.end + 2)
        for place in 0..<columns.count {
            guard columns.base[place].needsCare, batch.columns[place].isValid(row) else {
                out.reserve(rowWidth + columns.textBytes(row..<row + 1) * JSONText.maximumGrowth)
                out.commit(to: write(place, row, to: out.end))
                continue
            }
            scratch.removeAll()
            nested.append(batch.columns[place], row, to: &scratch)
            // jsonb: a version, then the text.
            out.reserve(scratch.count + 5)
            Self.put(UInt32(truncatingIfNeeded: scratch.count + 1), out.end)
            (out.end + 4).storeBytes(of: 1, as: UInt8.self)
            out.commit(to: out.end + 5)
            out.append(scratch.bytes)
        }
    }

    /// Writes a cell with its length; returns the end.
    @inline(__always)
    private func write(_ place: Int, _ row: Int, to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        let column = columns.base + place
        if column.pointee.isNull(row) || column.pointee.isUnprintable(row) { return Self.null(out) }
        let cell = out + 4
        switch column.pointee.kind {
        case .uuid:
            Self.put(UInt32(16), out)
            cell.storeBytes(of: column.pointee.load(row &* 2, UInt64.self), as: UInt64.self)
            cell.storeBytes(of: column.pointee.load(row &* 2 &+ 1, UInt64.self), toByteOffset: 8, as: UInt64.self)
            return cell + 16
        case .word:
            let bytes = columns.words[place].bytes(Int(column.pointee.load(row, Int32.self)))
            return Self.text(bytes, out)
        case .text: return Self.text(column.pointee.text(row), out)
        case .seconds, .microseconds:
            let instant = column.pointee.load(row, Int64.self) &- PostgresCopyFormat.epochMicroseconds
            return Self.eight(UInt64(bitPattern: instant), out)
        case .int64: return Self.eight(UInt64(bitPattern: column.pointee.load(row, Int64.self)), out)
        case .fixed: return Self.eight(column.pointee.load(row, Double.self).bitPattern, out)
        case .int32: return Self.four(column.pointee.load(row, Int32.self), out)
        case .date: return Self.four(column.pointee.load(row, Int32.self) &- PostgresCopyFormat.epochDays, out)
        case .hundredths, .decimal:
            let end = numerics[place].write(column.pointee.load(row, Int64.self), to: cell)
            Self.put(UInt32(truncatingIfNeeded: end - cell), out)
            return end
        case .bool:
            let bit = column.pointee.values.load(fromByteOffset: row >> 3, as: UInt8.self) >> UInt8(row & 7) & 1
            Self.put(UInt32(1), out)
            cell.storeBytes(of: bit, as: UInt8.self)
            return cell + 1
        case .nested:
            // Flat structures only; jsonb: a version, then the text.
            if column.pointee.needsCare { return Self.null(out) }
            cell.storeBytes(of: 1, as: UInt8.self)
            let end = column.pointee.writeStructure(row, to: cell + 1)
            Self.put(UInt32(truncatingIfNeeded: end - cell), out)
            return end
        }
    }

    @inline(__always)
    private static func put<Value: FixedWidthInteger>(_ value: Value, _ out: UnsafeMutableRawPointer) {
        out.storeBytes(of: value.bigEndian, as: Value.self)
    }

    @inline(__always)
    private static func null(_ out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        put(UInt32.max, out)
        return out + 4
    }

    @inline(__always)
    private static func four(_ value: Int32, _ out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        put(UInt32(4), out)
        put(value, out + 4)
        return out + 8
    }

    @inline(__always)
    private static func eight(_ value: UInt64, _ out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        put(UInt32(8), out)
        put(value, out + 4)
        return out + 12
    }

    @inline(__always)
    private static func text(_ bytes: UnsafeRawBufferPointer, _ out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer
    {
        put(UInt32(truncatingIfNeeded: bytes.count), out)
        if let start = bytes.baseAddress { (out + 4).copyMemory(from: start, byteCount: bytes.count) }
        return out + 4 + bytes.count
    }
}
