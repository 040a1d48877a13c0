internal import LoamBytes
internal import LoamColumns

/// Writes cells as fields of binary COPY tuples: a count of fields, then for each its length and its bytes, all numbers in
/// network order.
struct PostgresCopyCells: RowCells {
    let rowWidth: Int
    private let columnCount: UInt16
    private let numerics: [PostgresNumeric]

    static let textGrowth = 1

    static func makeLoop(_ schema: TableSchema) -> RowLoop<PostgresCopyCells> {
        let columns = CellColumns(schema.fields, quotes: 1) { Array($0.utf8) }
        return RowLoop(columns, PostgresCopyCells(schema, columns))
    }

    private init(_ schema: TableSchema, _ columns: CellColumns) {
        columnCount = UInt16(truncatingIfNeeded: columns.count)
        numerics = schema.fields.map { field in
            guard case .decimal(_, let scale) = field.type else { return PostgresNumeric(scale: 0) }
            return PostgresNumeric(scale: scale)
        }
        rowWidth = (0..<columns.count).reduce(2) {
            $0 + max(columns.maximumWidth($1), PostgresNumeric.maximumWidth) + 4
        }
    }

    @inline(__always)
    func begin(to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        Self.put(columnCount, out)
        return out + 2
    }

    @inline(__always)
    func end(to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer { out }

    func append(json: UnsafeRawBufferPointer, _ index: Int, to out: inout ByteBuffer) {
        // jsonb: a version, then the text.
        out.reserve(json.count + 5)
        Self.put(UInt32(truncatingIfNeeded: json.count + 1), out.end)
        (out.end + 4).storeBytes(of: 1, as: UInt8.self)
        out.commit(to: out.end + 5)
        out.append(json)
    }

    @inline(__always)
    func write(
        _ column: UnsafeMutablePointer<CellColumn>, _ words: UnsafeBufferPointer<WordList>, _ index: Int, _ row: Int,
        to out: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        if column.pointee.isNull(row) || column.pointee.isUnprintable(row) { return Self.null(out) }
        let cell = out + 4
        switch column.pointee.kind {
        case .uuid:
            Self.put(UInt32(16), out)
            cell.storeBytes(of: column.pointee.load(row &* 2, UInt64.self), as: UInt64.self)
            cell.storeBytes(of: column.pointee.load(row &* 2 &+ 1, UInt64.self), toByteOffset: 8, as: UInt64.self)
            return cell + 16
        case .word: return Self.text(words[index].bytes(Int(column.pointee.load(row, Int32.self))), out)
        case .text: return Self.text(column.pointee.text(row), out)
        case .seconds, .microseconds:
            let instant = column.pointee.load(row, Int64.self) &- PostgresCopyFormat.epochMicroseconds
            return Self.eight(UInt64(bitPattern: instant), out)
        case .int64: return Self.eight(UInt64(bitPattern: column.pointee.load(row, Int64.self)), out)
        case .fixed: return Self.eight(column.pointee.load(row, Double.self).bitPattern, out)
        case .int32: return Self.four(column.pointee.load(row, Int32.self), out)
        case .date: return Self.four(column.pointee.load(row, Int32.self) &- PostgresCopyFormat.epochDays, out)
        case .hundredths, .decimal:
            let end = numerics[index].write(column.pointee.load(row, Int64.self), to: cell)
            Self.put(UInt32(truncatingIfNeeded: end - cell), out)
            return end
        case .bool:
            Self.put(UInt32(1), out)
            cell.storeBytes(of: column.pointee.bit(row), as: UInt8.self)
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
}

// Fields with their lengths; each returns the end.
extension PostgresCopyCells {
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
