public import LoamBytes

/// The cells of one column for the rows of a batch, in Arrow's layout, ready to be filled again.
///
/// Memory is allocated once, for `capacity` rows, and reused by every batch; only text and list elements may grow it.
/// Kernels take the typed pointer of their column once per batch and write rows in [0, capacity) through it, unchecked.
/// A column belongs to one thread.
public final class Column {
    public let type: ColumnType
    public let isNullable: Bool
    public private(set) var capacity: Int
    /// Values of fixed width, or bits; nil for text, structures and lists.
    public private(set) var values: UnsafeMutableRawPointer?
    /// One bit a row, set where the cell holds a value; nil where the column is never null.
    public private(set) var validity: UnsafeMutablePointer<UInt8>?
    /// `capacity + 1` offsets of text or list columns; the first is 0.
    public private(set) var offsets: UnsafeMutablePointer<Int32>?
    /// The bytes of a text column.
    public var text: ByteBuffer
    /// The columns of a structure, or the one element column of a list.
    public let children: [Column]

    public init(_ type: ColumnType, nullable: Bool, capacity: Int) {
        self.type = type
        self.isNullable = nullable
        self.capacity = capacity
        text = ByteBuffer()
        children =
            switch type {
            case .structure(let fields): fields.map { Column($0.type, nullable: $0.isNullable, capacity: capacity) }
            case .list(let element): [Column(element, nullable: false, capacity: capacity)]
            default: []
            }
        allocate()
    }

    deinit { free() }

    private func allocate() {
        if let width = type.valueWidth {
            values = .allocate(byteCount: max(1, capacity) * width, alignment: 16)
        } else if type == .bool {
            values = .allocate(byteCount: Self.bitmapBytes(capacity), alignment: 16)
        }
        if isNullable { validity = .allocate(capacity: Self.bitmapBytes(capacity)) }
        switch type {
        case .utf8, .list:
            offsets = .allocate(capacity: capacity + 1)
            offsets?.initialize(repeating: 0, count: capacity + 1)
        default: break
        }
        clear()
    }

    private func free() {
        values?.deallocate()
        validity?.deallocate()
        offsets?.deallocate()
    }

    static func bitmapBytes(_ rows: Int) -> Int { (rows + 7) / 8 + 8 }

    /// Forgets the rows: all bits false, all cells valid, no text.
    public func clear() {
        if type == .bool { values?.initializeMemory(as: UInt8.self, repeating: 0, count: Self.bitmapBytes(capacity)) }
        validity?.update(repeating: 0xFF, count: Self.bitmapBytes(capacity))
        text.removeAll()
        for child in children { child.clear() }
    }

    /// Makes room for `rows` elements of a list's element column. What was written before is lost when it has to grow.
    public func reserveRows(_ rows: Int) {
        guard rows > capacity else { return }
        free()
        capacity = max(rows, capacity * 2)
        allocate()
        for child in children where type != .utf8 {
            if case .structure = type { child.reserveRows(capacity) }
        }
    }

    /// Makes room for `wanted` rows and keeps the first `rows`: for readers that learn the count of elements as they go.
    public func growRows(keeping rows: Int, to wanted: Int) {
        guard wanted > capacity else { return }
        let old = capacity
        capacity = max(wanted, old * 2)
        func moved<Value>(_ cells: UnsafeMutablePointer<Value>, _ count: Int, room: Int, filler: Value)
            -> UnsafeMutablePointer<Value>
        {
            let new = UnsafeMutablePointer<Value>.allocate(capacity: room)
            new.update(repeating: filler, count: room)
            new.update(from: cells, count: count)
            cells.deallocate()
            return new
        }
        if let values {
            let width = type.valueWidth
            let bytes = width.map { $0 * rows } ?? Self.bitmapBytes(old)
            let room = width.map { $0 * capacity } ?? Self.bitmapBytes(capacity)
            let new = UnsafeMutableRawPointer.allocate(byteCount: room, alignment: 16)
            new.initializeMemory(as: UInt8.self, repeating: 0, count: room)
            new.copyMemory(from: values, byteCount: bytes)
            values.deallocate()
            self.values = new
        }
        validity = validity.map {
            moved($0, Self.bitmapBytes(old), room: Self.bitmapBytes(capacity), filler: 0xFF)
        }
        offsets = offsets.map { moved($0, rows + 1, room: capacity + 1, filler: 0) }
        guard case .structure = type else { return }
        for child in children { child.growRows(keeping: rows, to: capacity) }
    }
}

extension Column {
    /// The cells of an `int32`, `date` or `dictionary` column.
    public var int32: UnsafeMutablePointer<Int32> { pointer(Int32.self, width: 4) }

    /// The cells of an `int64`, `decimal` or `timestamp` column.
    public var int64: UnsafeMutablePointer<Int64> { pointer(Int64.self, width: 8) }

    /// The cells of a `float64` column.
    public var float64: UnsafeMutablePointer<Double> { pointer(Double.self, width: 8) }

    private func pointer<Value>(_: Value.Type, width: Int) -> UnsafeMutablePointer<Value> {
        guard let values, type.valueWidth == width else { preconditionFailure("the column holds \(type.name)") }
        return values.assumingMemoryBound(to: Value.self)
    }

    /// The cells of a `uuid` column.
    public var uuid: UUIDCells {
        guard let values, type == .uuid else { preconditionFailure("the column holds \(type.name)") }
        return UUIDCells(words: values.assumingMemoryBound(to: UInt64.self))
    }

    /// The bits of a `bool` column.
    public var bool: BitCells {
        guard let values, type == .bool else { preconditionFailure("the column holds \(type.name)") }
        return BitCells(bytes: values.assumingMemoryBound(to: UInt8.self))
    }

    /// The validity bits of a nullable column.
    public var valid: BitCells {
        guard let validity else { preconditionFailure("the column is never null") }
        return BitCells(bytes: validity)
    }

    /// Whether the cell holds a value.
    public func isValid(_ row: Int) -> Bool { validity.map { BitCells(bytes: $0)[row] } ?? true }
}

/// The UUIDs of a column, as the two words that `UUIDWords` has.
public struct UUIDCells {
    @usableFromInline let words: UnsafeMutablePointer<UInt64>

    @inlinable public subscript(_ row: Int) -> UUIDWords {
        @inline(__always) get {
            UUIDWords(high: UInt64(bigEndian: words[row &* 2]), low: UInt64(bigEndian: words[row &* 2 &+ 1]))
        }
        @inline(__always) nonmutating set {
            words[row &* 2] = newValue.high.bigEndian
            words[row &* 2 &+ 1] = newValue.low.bigEndian
        }
    }
}

/// Bits in Arrow's order: row 0 is the lowest bit of the first byte.
public struct BitCells {
    @usableFromInline let bytes: UnsafeMutablePointer<UInt8>

    @inlinable public subscript(_ row: Int) -> Bool {
        @inline(__always) get { bytes[row &>> 3] &>> UInt8(truncatingIfNeeded: row & 7) & 1 != 0 }
        @inline(__always) nonmutating set {
            let bit: UInt8 = 1 &<< UInt8(truncatingIfNeeded: row & 7)
            let old = bytes[row &>> 3]
            bytes[row &>> 3] = newValue ? old | bit : old & ~bit
        }
    }
}
