internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Writes batches of one table as stored cells. One loop over rows and columns, as in `CSVEncoder`.
final class StoredCellEncoder: Encoder {
    private let columns: CellColumns
    /// For each column whether its decimals are reals.
    private let areReal: [Bool]
    /// The most bytes of a row without its text columns.
    private let rowWidth: Int
    private let nested = NestedJSON()
    private let cells = CellWriter()
    private var scratch = ByteBuffer()

    init(_ schema: TableSchema) {
        let columns = CellColumns(schema.fields, quotes: 1) { Array($0.utf8) }
        self.columns = columns
        areReal = schema.fields.map { field in
            guard case .decimal(let precision, _) = field.type else { return false }
            return precision <= SchemaSQL.realDigits
        }
        rowWidth = (0..<columns.count).reduce(0) { $0 + max(columns.maximumWidth($1), 8) + 5 }
    }

    func encode(_ batch: Batch, rows: Range<Int>, into out: inout ByteBuffer) {
        let attached = columns.attach(batch.columns, rows)
        out.reserve(
            rows.count * rowWidth + attached.textBytes + attached.structureBytes * JSONText.maximumGrowth)
        for row in rows {
            if attached.needsCare {
                encodeNested(batch, row, into: &out)
            } else {
                var end = out.end
                for place in 0..<columns.count { end = write(place, row, to: end) }
                out.commit(to: end)
            }
        }
    }

    /// The careful path of tables with lists, or with structures in structures: room is reserved cell by cell.
    private func encodeNested(_ batch: Batch, _ row: Int, into out: inout ByteBuffer) {
        for place in 0..<columns.count {
            guard columns.base[place].needsCare, batch.columns[place].isValid(row) else {
                out.reserve(rowWidth + columns.textBytes(row..<row + 1) * JSONText.maximumGrowth)
                out.commit(to: write(place, row, to: out.end))
                continue
            }
            scratch.removeAll()
            nested.append(batch.columns[place], row, to: &scratch)
            out.reserve(scratch.count + 5)
            out.commit(to: Self.text(scratch.bytes, out.end))
        }
    }

    /// Writes a cell; returns the end.
    @inline(__always)
    private func write(_ place: Int, _ row: Int, to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        let column = columns.base + place
        if column.pointee.isNull(row) || column.pointee.isUnprintable(row) { return Self.null(out) }
        switch column.pointee.kind {
        case .word: return Self.text(columns.words[place].bytes(Int(column.pointee.load(row, Int32.self))), out)
        case .text: return Self.text(column.pointee.text(row), out)
        case .int64: return Self.integer(column.pointee.load(row, Int64.self), out)
        case .int32: return Self.integer(Int64(column.pointee.load(row, Int32.self)), out)
        case .fixed: return Self.real(column.pointee.load(row, Double.self), out)
        case .hundredths where areReal[place], .decimal where areReal[place]:
            return Self.real(Double(column.pointee.load(row, Int64.self)) / Double(column.pointee.unit), out)
        case .bool:
            let bit = column.pointee.values.load(fromByteOffset: row >> 3, as: UInt8.self) >> UInt8(row & 7) & 1
            return Self.integer(Int64(bit), out)
        case .nested:
            // Flat structures only.
            if column.pointee.needsCare { return Self.null(out) }
            let end = column.pointee.writeStructure(row, to: out + 5)
            Self.head(end - out - 5, out)
            return end
        default:
            let end = cells.write(column, row, to: out + 5)
            Self.head(end - out - 5, out)
            return end
        }
    }

    @inline(__always)
    private static func null(_ out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        out.storeBytes(of: StoredCellFormat.Tag.null.rawValue, as: UInt8.self)
        return out + 1
    }

    @inline(__always)
    private static func integer(_ value: Int64, _ out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        out.storeBytes(of: StoredCellFormat.Tag.integer.rawValue, as: UInt8.self)
        out.storeBytes(of: value, toByteOffset: 1, as: Int64.self)
        return out + 9
    }

    @inline(__always)
    private static func real(_ value: Double, _ out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        out.storeBytes(of: StoredCellFormat.Tag.real.rawValue, as: UInt8.self)
        out.storeBytes(of: value.bitPattern, toByteOffset: 1, as: UInt64.self)
        return out + 9
    }

    @inline(__always)
    private static func head(_ count: Int, _ out: UnsafeMutableRawPointer) {
        out.storeBytes(of: StoredCellFormat.Tag.text.rawValue, as: UInt8.self)
        out.storeBytes(of: UInt32(truncatingIfNeeded: count), toByteOffset: 1, as: UInt32.self)
    }

    @inline(__always)
    private static func text(_ bytes: UnsafeRawBufferPointer, _ out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer
    {
        head(bytes.count, out)
        if let start = bytes.baseAddress { (out + 5).copyMemory(from: start, byteCount: bytes.count) }
        return out + 5 + bytes.count
    }
}
