internal import LoamBytes
internal import LoamColumns

/// Writes cells as `StoredCellFormat` has them: a tag, then the value.
struct StoredCells: RowCells {
    let rowWidth: Int
    /// For each column whether its decimals are reals.
    private let areReal: [Bool]
    private let cells = CellWriter()

    static let textGrowth = 1

    static func makeLoop(_ schema: TableSchema) -> RowLoop<StoredCells> {
        let columns = CellColumns(schema.fields, quotes: 1) { Array($0.utf8) }
        return RowLoop(columns, StoredCells(schema, columns))
    }

    private init(_ schema: TableSchema, _ columns: CellColumns) {
        areReal = schema.fields.map { field in
            guard case .decimal(let precision, _) = field.type else { return false }
            return precision <= SchemaSQL.realDigits
        }
        rowWidth = (0..<columns.count).reduce(0) { $0 + max(columns.maximumWidth($1), 8) + 5 }
    }

    @inline(__always)
    func begin(to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer { out }

    @inline(__always)
    func end(to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer { out }

    func append(json: UnsafeRawBufferPointer, _ index: Int, to out: inout ByteBuffer) {
        out.reserve(json.count + 5)
        out.commit(to: Self.text(json, out.end))
    }

    @inline(__always)
    func write(
        _ column: UnsafeMutablePointer<CellColumn>, _ words: UnsafeBufferPointer<WordList>, _ index: Int, _ row: Int,
        to out: UnsafeMutableRawPointer
    ) -> UnsafeMutableRawPointer {
        if column.pointee.isNull(row) || column.pointee.isUnprintable(row) { return Self.null(out) }
        switch column.pointee.kind {
        case .word: return Self.text(words[index].bytes(Int(column.pointee.load(row, Int32.self))), out)
        case .text: return Self.text(column.pointee.text(row), out)
        case .int64: return Self.integer(column.pointee.load(row, Int64.self), out)
        case .int32: return Self.integer(Int64(column.pointee.load(row, Int32.self)), out)
        case .fixed: return Self.real(column.pointee.load(row, Double.self), out)
        case .hundredths where areReal[index], .decimal where areReal[index]:
            return Self.real(Double(column.pointee.load(row, Int64.self)) / Double(column.pointee.unit), out)
        case .bool: return Self.integer(Int64(column.pointee.bit(row)), out)
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
}

// Values with their tags; each but `head` returns the end.
extension StoredCells {
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
