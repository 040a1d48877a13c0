internal import LoamBytes
internal import LoamColumns

/// A column of a batch as plain pointers and a kind, for the row loop of a text decoder: the counterpart of `CellColumn`.
///
/// Valid while the batch is neither replaced nor freed.
struct CellReader {
    typealias Position = UnsafePointer<UInt8>

    let kind: CellColumn.Kind
    let isNullable: Bool
    private let scale: Int
    private let power: Double
    private var values: UnsafeMutableRawPointer
    private var validity: UnsafeMutablePointer<UInt8>?
    private var offsets: UnsafeMutablePointer<Int32>?
    // Text: where the column's bytes begin, where the next go, and where the room ends.
    private var textStart: UnsafeMutableRawPointer
    private var textPlace: UnsafeMutableRawPointer
    private var textLimit: UnsafeMutableRawPointer
    private var column: Unmanaged<Column>?
    // The last date that was read, as text and as days.
    private var dayHead: UInt64 = 0
    private var dayTail: UInt16 = 0
    private var day: Int64 = 0

    init(_ field: Field) {
        kind = CellColumn.kind(field.type).0
        isNullable = field.isNullable
        switch field.type {
        case .decimal(_, let scale), .float64(let scale): self.scale = scale
        default: scale = 0
        }
        power = Double(DecimalText.unit(scale: scale))
        values = UnsafeMutableRawPointer(bitPattern: 16).unsafelyUnwrapped
        textStart = values
        textPlace = values
        textLimit = values
    }

    /// Points to an empty column of a batch, which must outlive the use.
    mutating func attach(_ column: Column) {
        if let values = column.values { self.values = values }
        validity = column.validity
        offsets = column.offsets
        self.column = Unmanaged.passUnretained(column)
        textStart = column.text.start
        textPlace = textStart
        textLimit = textStart + column.text.capacity
    }

    /// Hands the text that was read to the column.
    func finish() { column?._withUnsafeGuaranteedRef { if kind == .text { $0.text.commit(to: textPlace) } } }

    // MARK: Setting cells

    /// Makes the cell null, or zero where it may not be null.
    @inline(__always)
    mutating func setNull(_ row: Int) {
        switch kind {
        case .bool: break
        case .uuid:
            values.storeBytes(of: 0, toByteOffset: row &* 16, as: UInt64.self)
            values.storeBytes(of: 0, toByteOffset: row &* 16 &+ 8, as: UInt64.self)
        case .int32, .date, .word: values.storeBytes(of: 0, toByteOffset: row &* 4, as: Int32.self)
        case .text: endText(row)
        case .nested: break
        // A floating-point number that is none is published as null, so this is how null reads back.
        case .fixed: values.storeBytes(of: .nan, toByteOffset: row &* 8, as: Double.self)
        default: values.storeBytes(of: 0, toByteOffset: row &* 8, as: Int64.self)
        }
        guard let validity else { return }
        validity[row &>> 3] &= ~(1 &<< UInt8(truncatingIfNeeded: row & 7))
    }

    /// Undoes what a row that turned out bad has set, so that it can be read again.
    @inline(__always)
    mutating func reset(_ row: Int) {
        if let validity { validity[row &>> 3] |= 1 &<< UInt8(truncatingIfNeeded: row & 7) }
        if kind == .text, let offsets { textPlace = textStart + Int(offsets[row]) }
    }

    @inline(__always)
    mutating func setWord(_ row: Int, _ index: Int32) {
        values.storeBytes(of: index, toByteOffset: row &* 4, as: Int32.self)
    }

    /// Adds bytes to the text of the row; `endText` closes it.
    @inline(__always)
    mutating func appendText(_ bytes: UnsafeRawPointer, count: Int) {
        if textLimit - textPlace < count { grow(count) }
        _ = WideCopy.copy(bytes, count: count, to: textPlace)
        textPlace += count
    }

    @inline(__always)
    mutating func endText(_ row: Int) {
        offsets.unsafelyUnwrapped[row &+ 1] = Int32(truncatingIfNeeded: textPlace - textStart)
    }

    @inline(never)
    private mutating func grow(_ count: Int) {
        guard let column else { return }
        column._withUnsafeGuaranteedRef {
            $0.text.commit(to: textPlace)
            $0.text.reserve(count)
            textStart = $0.text.start
            textPlace = $0.text.end
            textLimit = textStart + $0.text.capacity
        }
    }

    // MARK: Reading cells

    /// Reads a value of any kind but word, text and nested; the position after it, or nil where there is none.
    @inline(__always)
    mutating func read(_ start: Position, _ row: Int) -> Position? {
        switch kind {
        case .uuid:
            guard let (high, low, end) = CellParser.uuid(start) else { return nil }
            values.storeBytes(of: high.bigEndian, toByteOffset: row &* 16, as: UInt64.self)
            values.storeBytes(of: low.bigEndian, toByteOffset: row &* 16 &+ 8, as: UInt64.self)
            return end
        case .hundredths:
            guard let (value, end) = CellParser.decimal(start, scale: 2) else { return nil }
            values.storeBytes(of: value, toByteOffset: row &* 8, as: Int64.self)
            return end
        case .seconds: return readInstant(start, row, hasFraction: false)
        case .int32:
            guard let (value, end) = CellParser.integer(start), let small = Int32(exactly: value) else { return nil }
            values.storeBytes(of: small, toByteOffset: row &* 4, as: Int32.self)
            return end
        case .int64:
            guard let (value, end) = CellParser.integer(start) else { return nil }
            values.storeBytes(of: value, toByteOffset: row &* 8, as: Int64.self)
            return end
        case .bool:
            guard let (value, end) = CellParser.bool(start) else { return nil }
            let bits = values.assumingMemoryBound(to: UInt8.self)
            if value { bits[row &>> 3] |= 1 &<< UInt8(truncatingIfNeeded: row & 7) }
            return end
        default: return readRare(start, row)
        }
    }

    @inline(__always)
    private mutating func readInstant(_ start: Position, _ row: Int, hasFraction: Bool) -> Position? {
        let head = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
        let tail = UnsafeRawPointer(start + 8).loadUnaligned(as: UInt16.self)
        if head != dayHead || tail != dayTail {
            guard let (days, _) = CellParser.date(start) else { return nil }
            (dayHead, dayTail, day) = (head, tail, Int64(days) * TimestampText.microsecondsPerDay)
        }
        guard let (clock, end) = CellParser.clock(start + 10, hasFraction: hasFraction) else { return nil }
        values.storeBytes(of: day &+ clock, toByteOffset: row &* 8, as: Int64.self)
        return end
    }

    @inline(never)
    private mutating func readRare(_ start: Position, _ row: Int) -> Position? {
        switch kind {
        case .date:
            guard let (days, end) = CellParser.date(start) else { return nil }
            values.storeBytes(of: Int32(days), toByteOffset: row &* 4, as: Int32.self)
            return end
        case .microseconds: return readInstant(start, row, hasFraction: true)
        case .decimal:
            guard let (value, end) = CellParser.decimal(start, scale: scale) else { return nil }
            values.storeBytes(of: value, toByteOffset: row &* 8, as: Int64.self)
            return end
        case .fixed:
            guard let (units, end) = CellParser.decimal(start, scale: scale) else { return nil }
            values.storeBytes(of: real(units), toByteOffset: row &* 8, as: Double.self)
            return end
        default: return nil
        }
    }

    /// The number that is published with these units, so that it is published the same again.
    private func real(_ units: Int64) -> Double {
        let value = Double(units) / power
        for near in [value, value.nextUp, value.nextDown] where FixedPoint.units(near, power: power) == units {
            return near
        }
        return value
    }
}
