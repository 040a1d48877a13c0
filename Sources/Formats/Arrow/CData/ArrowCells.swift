internal import CArrow
internal import LoamBytes
internal import LoamEngine

/// The cells of one array of another library, read one by one. Looks through dictionaries.
///
/// Trusts lengths, offsets and pointers as every reader of the interface has to; values are checked.
struct ArrowCells {
    let layout: ArrowLayout
    let length: Int
    let path: String
    private let offset: Int
    private let validity: UnsafeRawPointer?
    private let first: UnsafeRawPointer?
    private let buffers: UnsafeMutablePointer<UnsafeRawPointer?>?
    private let array: ArrowArray
    private let values: [ArrowCells]

    init(_ array: UnsafePointer<ArrowArray>, _ layout: ArrowLayout, _ path: String) throws(RunError) {
        self.array = array.pointee
        self.layout = layout
        self.path = path
        length = Int(array.pointee.length)
        offset = Int(array.pointee.offset)
        buffers = array.pointee.buffers
        let count = Int(array.pointee.n_buffers)
        guard array.pointee.release != nil, length >= 0, offset >= 0, count >= layout.bufferCount else {
            throw ArrowFault.error("the array of \(path) is released, or has \(count) buffers")
        }
        validity = count > 0 && array.pointee.null_count != 0 ? buffers?[0] : nil
        first = count > 1 ? buffers?[1] : nil
        if count > 1, first == nil, length > 0 { throw ArrowFault.error("an array of \(path) has no values") }
        values =
            if case .dictionary(_, _, let inner) = layout, let dictionary = array.pointee.dictionary {
                [try ArrowCells(dictionary, inner, path)]
            } else { [] }
        if case .dictionary = layout, values.isEmpty { throw ArrowFault.error("\(path) lacks its dictionary") }
    }

    /// The array of a structure's field or of a list's elements.
    func child(_ index: Int, _ layout: ArrowLayout, _ name: String) throws(RunError) -> ArrowCells {
        guard index < array.n_children, let child = array.children?[index] else {
            throw ArrowFault.error("an array of \(path) lacks a child")
        }
        return try ArrowCells(child, layout, path.isEmpty ? name : "\(path).\(name)")
    }

    /// Where the children of a structure have this row.
    func childRow(_ row: Int) -> Int { row + offset }

    func isValid(_ row: Int) -> Bool {
        if case .null = layout { return false }
        let bit = row + offset
        if let validity, validity.load(fromByteOffset: bit >> 3, as: UInt8.self) >> UInt8(bit & 7) & 1 == 0 {
            return false
        }
        guard let values = values.first, let index = try? index(row), index < values.length else {
            return self.values.isEmpty
        }
        return values.isValid(index)
    }

    private func index(_ row: Int) throws(RunError) -> Int {
        guard case .dictionary(let bytes, let isSigned, _) = layout else { return row }
        let index = try whole(row, bytes, isSigned)
        guard index >= 0, index < Int64(values[0].length) else {
            throw ArrowFault.error("\(path) has index \(index) into \(values[0].length) values")
        }
        return Int(index)
    }

    private func load<Value: BitwiseCopyable>(_ row: Int, as type: Value.Type) -> Value {
        first.unsafelyUnwrapped.loadUnaligned(fromByteOffset: (row + offset) * MemoryLayout<Value>.stride, as: type)
    }

    private func whole(_ row: Int, _ bytes: Int, _ isSigned: Bool) throws(RunError) -> Int64 {
        switch (bytes, isSigned) {
        case (1, true): return Int64(load(row, as: Int8.self))
        case (1, false): return Int64(load(row, as: UInt8.self))
        case (2, true): return Int64(load(row, as: Int16.self))
        case (2, false): return Int64(load(row, as: UInt16.self))
        case (4, true): return Int64(load(row, as: Int32.self))
        case (4, false): return Int64(load(row, as: UInt32.self))
        case (_, true): return load(row, as: Int64.self)
        case (_, false):
            guard let value = Int64(exactly: load(row, as: UInt64.self)) else { throw tooLarge(row) }
            return value
        }
    }

    private func tooLarge(_ row: Int) -> RunError {
        ArrowFault.error("a value of \(path) does not fit into 64 bits (row \(row) of its batch)")
    }

    /// A bool, whole number, date (days), timestamp (microseconds), or decimal in units of 10^-scale.
    func integer(_ row: Int, scale: Int = 0) throws(RunError) -> Int64 {
        switch layout {
        case .dictionary: return try values[0].integer(try index(row), scale: scale)
        case .bool:
            let bit = row + offset
            return Int64(
                first.unsafelyUnwrapped.load(fromByteOffset: bit >> 3, as: UInt8.self) >> UInt8(bit & 7) & 1)
        case .integer(let bytes, let isSigned): return try scaled(try whole(row, bytes, isSigned), by: scale, row)
        case .decimal(let bytes, let own): return try scaled(try units(row, bytes), by: scale - own, row)
        case .date32: return Int64(load(row, as: Int32.self))
        case .date64: return Int64(load(row, as: Int64.self) / 86_400_000)
        case .timestamp(let power): return try scaled(load(row, as: Int64.self), by: 6 - power, row)
        default: throw ArrowFault.error("\(path) holds no numbers")
        }
    }

    private func units(_ row: Int, _ bytes: Int) throws(RunError) -> Int64 {
        if bytes == 4 { return Int64(load(row, as: Int32.self)) }
        if bytes == 8 { return load(row, as: Int64.self) }
        // The words above the lowest say nothing but the sign.
        let low = first.unsafelyUnwrapped.loadUnaligned(fromByteOffset: (row + offset) * bytes, as: Int64.self)
        for word in 1..<bytes / 8 {
            let high = first.unsafelyUnwrapped.loadUnaligned(
                fromByteOffset: (row + offset) * bytes + word * 8, as: Int64.self)
            guard high == low >> 63 else { throw tooLarge(row) }
        }
        return low
    }

    private func scaled(_ value: Int64, by power: Int, _ row: Int) throws(RunError) -> Int64 {
        guard power != 0, value != 0 else { return value }
        guard abs(power) <= 18 else { throw tooLarge(row) }
        let factor = (0..<abs(power)).reduce(Int64(1)) { product, _ in product * 10 }
        if power > 0 {
            let (product, overflows) = value.multipliedReportingOverflow(by: factor)
            guard !overflows else { throw tooLarge(row) }
            return product
        }
        guard value % factor == 0 else {
            throw ArrowFault.error("a value of \(path) has more decimals than its column keeps (row \(row))")
        }
        return value / factor
    }

    func real(_ row: Int) throws(RunError) -> Double {
        switch layout {
        case .dictionary: return try values[0].real(try index(row))
        case .float(4, _): return Double(load(row, as: Float.self))
        case .float: return load(row, as: Double.self)
        case .integer(let bytes, let isSigned): return Double(try whole(row, bytes, isSigned))
        case .decimal(let bytes, let scale) where scale >= 0:
            return Double(try units(row, bytes)) / (0..<scale).reduce(1.0) { product, _ in product * 10 }
        default: throw ArrowFault.error("\(path) holds no numbers")
        }
    }

    /// The bytes of a text or of fixed binary; valid as long as the array is.
    func bytes(_ row: Int) throws(RunError) -> UnsafeRawBufferPointer {
        switch layout {
        case .dictionary: return try values[0].bytes(try index(row))
        case .fixedBinary(let width):
            return UnsafeRawBufferPointer(start: first.map { $0 + (row + offset) * width }, count: width)
        case .text(let width):
            let range = try range(row, width)
            return UnsafeRawBufferPointer(start: buffers?[2].map { $0 + range.lowerBound }, count: range.count)
        case .view: return try view(row)
        default: throw ArrowFault.error("\(path) holds no text")
        }
    }

    /// Length, then up to 12 bytes; or 4 bytes, the index of the data buffer, and the offset in it.
    private func view(_ row: Int) throws(RunError) -> UnsafeRawBufferPointer {
        let entry = first.unsafelyUnwrapped + (row + offset) * 16
        let count = Int(entry.loadUnaligned(as: Int32.self))
        if (0...12).contains(count) { return UnsafeRawBufferPointer(start: entry + 4, count: count) }
        let buffer = 2 + Int(entry.loadUnaligned(fromByteOffset: 8, as: Int32.self))
        let start = Int(entry.loadUnaligned(fromByteOffset: 12, as: Int32.self))
        // The last buffer holds the lengths of the others.
        guard count > 0, start >= 0, (2..<Int(array.n_buffers) - 1).contains(buffer), let data = buffers?[buffer] else {
            throw ArrowFault.error("a text of \(path) lies outside of its buffers")
        }
        return UnsafeRawBufferPointer(start: data + start, count: count)
    }

    /// The elements of a list cell.
    func elements(_ row: Int) throws(RunError) -> Range<Int> {
        guard case .list(let width, _) = layout else { throw ArrowFault.error("\(path) holds no lists") }
        return try range(row, width)
    }

    private func range(_ row: Int, _ offsetBytes: Int) throws(RunError) -> Range<Int> {
        let (start, end) =
            offsetBytes == 4
            ? (Int(load(row, as: Int32.self)), Int(load(row + 1, as: Int32.self)))
            : (Int(load(row, as: Int64.self)), Int(load(row + 1, as: Int64.self)))
        guard 0 <= start, start <= end else { throw ArrowFault.error("the offsets of \(path) run backwards") }
        return start..<end
    }
}

extension ArrowLayout {
    /// The buffers that an array of this layout has at least.
    fileprivate var bufferCount: Int {
        switch self {
        case .null: 0
        case .structure: 1
        case .text, .view: 3
        default: 2
        }
    }
}
