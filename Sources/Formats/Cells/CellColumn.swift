internal import LoamBytes
internal import LoamColumns

/// A column of a batch as plain pointers and a kind, so that the row loop of a text encoder touches no object.
///
/// Valid while the batch is neither refilled nor freed.
struct CellColumn {
    enum Kind {
        case bool, int32, int64, hundredths, decimal, fixed, date, seconds, microseconds, uuid
        /// These three are written by the format, since they may need escaping.
        case text, word, nested
    }

    var kind: Kind
    var values: UnsafeRawPointer
    /// One bit a row; nil where no cell is null.
    var validity: UnsafePointer<UInt8>?
    var offsets: UnsafePointer<Int32>?
    /// Decimals of `decimal` and `fixed`, with their power of ten.
    var scale: Int
    var unit: UInt64
    let clock: TimestampText
    /// The most bytes of a cell before escaping; of text, without its bytes.
    var maximumWidth: Int
    /// What writes a flat structure; the owner of the column keeps it.
    private let structure: Unmanaged<StructureWriter>?

    /// A column that no batch fills yet. `days` and `structure` must outlive it.
    init(_ type: ColumnType, days: DayTexts, structure: StructureWriter? = nil) {
        self.structure = structure.map { .passUnretained($0) }
        clock = TimestampText(days)
        values = UnsafeRawPointer(bitPattern: 16).unsafelyUnwrapped
        validity = nil
        offsets = nil
        scale = 0
        unit = 1
        (kind, maximumWidth) = Self.kind(type)
        switch type {
        case .decimal(_, let scale), .float64(let scale):
            self.scale = scale
            unit = DecimalText.unit(scale: scale)
        case .dictionary(let enumeration): maximumWidth = enumeration.words.maximumWidth
        default: break
        }
        if let structure { maximumWidth = structure.maximumWidth }
    }

    /// Whether it is a structure or a list that only `NestedJSON` writes.
    var needsCare: Bool { kind == .nested && structure == nil }

    /// Writes the object of a flat structure and returns the end.
    @inline(__always)
    func writeStructure(_ row: Int, to out: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        guard let structure else { preconditionFailure("only flat structures are written here") }
        return structure._withUnsafeGuaranteedRef { $0.write(row, to: out) }
    }

    static func kind(_ type: ColumnType) -> (Kind, Int) {
        switch type {
        case .bool: (.bool, 8)
        case .int32: (.int32, 20)
        case .int64: (.int64, 20)
        case .float64: (.fixed, DecimalText.maximumWidth)
        case .decimal(_, let scale): (scale == 2 ? .hundredths : .decimal, DecimalText.maximumWidth)
        case .date: (.date, 10)
        case .timestamp(.seconds): (.seconds, TimestampText.secondsWidth)
        case .timestamp(.microseconds): (.microseconds, TimestampText.microsecondsWidth)
        case .uuid: (.uuid, UUIDText.width)
        case .utf8: (.text, 0)
        case .dictionary: (.word, 0)
        case .structure, .list: (.nested, 0)
        }
    }

    /// Points to the cells of a batch's column.
    mutating func attach(_ column: Column) {
        if let values = column.values { self.values = UnsafeRawPointer(values) }
        if kind == .text { values = UnsafeRawPointer(column.text.start) }
        validity = column.validity.map { UnsafePointer($0) }
        offsets = column.offsets.map { UnsafePointer($0) }
    }

    /// The bytes of text in some rows.
    func textBytes(_ rows: Range<Int>) -> Int {
        guard let offsets, kind == .text else { return 0 }
        return Int(offsets[rows.upperBound] - offsets[rows.lowerBound])
    }

    @inline(__always)
    func isNull(_ row: Int) -> Bool {
        guard let validity else { return false }
        return validity[row &>> 3] &>> UInt8(truncatingIfNeeded: row & 7) & 1 == 0
    }

    /// Whether a floating-point cell has no number to print; it is published as null.
    @inline(__always)
    func isUnprintable(_ row: Int) -> Bool {
        kind == .fixed && FixedPoint.units(load(row, Double.self), power: Double(unit)) == nil
    }

    @inline(__always)
    func load<Value>(_ row: Int, _: Value.Type) -> Value {
        values.load(fromByteOffset: row &* MemoryLayout<Value>.stride, as: Value.self)
    }

    /// The bit of a bool cell.
    @inline(__always)
    func bit(_ row: Int) -> UInt8 { values.load(fromByteOffset: row >> 3, as: UInt8.self) >> UInt8(row & 7) & 1 }

    /// The bytes of a text cell.
    @inline(__always)
    func text(_ row: Int) -> UnsafeRawBufferPointer {
        let offsets = offsets.unsafelyUnwrapped
        let start = Int(offsets[row])
        return UnsafeRawBufferPointer(start: values + start, count: Int(offsets[row &+ 1]) &- start)
    }
}

/// Writes cells whose text is the same in every format and needs no escaping.
struct CellWriter {
    let integers = IntegerText.shared
    let decimals = DecimalText()

    /// Writes a cell that is not null, of any kind but text, word and nested; returns the end.
    @inline(__always)
    func write(_ column: UnsafeMutablePointer<CellColumn>, _ row: Int, to out: UnsafeMutableRawPointer)
        -> UnsafeMutableRawPointer
    {
        switch column.pointee.kind {
        case .uuid:
            let high = column.pointee.load(row &* 2, UInt64.self)
            let low = column.pointee.load(row &* 2 &+ 1, UInt64.self)
            return UUIDText.write(high: UInt64(bigEndian: high), low: UInt64(bigEndian: low), to: out)
        case .hundredths: return decimals.writeHundredths(column.pointee.load(row, Int64.self), to: out)
        case .seconds: return column.pointee.clock.writeSeconds(column.pointee.load(row, Int64.self), to: out)
        case .int32: return integers.write(Int64(column.pointee.load(row, Int32.self)), to: out)
        case .int64: return integers.write(column.pointee.load(row, Int64.self), to: out)
        default: return writeRare(column, row, to: out)
        }
    }

    @inline(never)
    private func writeRare(_ column: UnsafeMutablePointer<CellColumn>, _ row: Int, to out: UnsafeMutableRawPointer)
        -> UnsafeMutableRawPointer
    {
        let cell = column.pointee
        switch cell.kind {
        case .bool:
            let bit = cell.bit(row)
            out.storeBytes(of: bit == 1 ? 0x6575_7274 : 0x736C_6166, as: UInt32.self)
            out.storeBytes(of: 0x65, toByteOffset: 4, as: UInt8.self)
            return out + (bit == 1 ? 4 : 5)
        case .date:
            let days = cell.load(row, Int32.self)
            return TimestampText.writeDate(days: Int(days), to: out, integers: integers)
        case .microseconds: return column.pointee.clock.writeMicroseconds(cell.load(row, Int64.self), to: out)
        case .decimal:
            return decimals.write(cell.load(row, Int64.self), scale: cell.scale, unit: cell.unit, to: out)
        case .fixed:
            let units = FixedPoint.units(cell.load(row, Double.self), power: Double(cell.unit)) ?? 0
            return decimals.write(units, scale: cell.scale, unit: cell.unit, to: out)
        default: preconditionFailure("\(cell.kind) is written by the format")
        }
    }
}
