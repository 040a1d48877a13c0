public import LoamBytes
public import LoamColumns

/// The cells of a column for the rows that a filler fills, by the numbers of the rows.
public protocol Cells {
    associatedtype Value
    subscript(_ row: Int) -> Value { get nonmutating set }
}

extension Cells {
    /// Sets the cell of each row.
    @inlinable @inline(__always)
    public func each(_ rows: Range<Int>, _ value: (Int) -> Value) {
        for row in rows { self[row] = value(row) }
    }
}

/// What a column of fixed width can hold.
public protocol NumberCell: Sendable {
    static func cells(of column: Column) -> UnsafeMutablePointer<Self>
}

extension Int32: NumberCell {
    public static func cells(of column: Column) -> UnsafeMutablePointer<Int32> { column.int32 }
}

extension Int64: NumberCell {
    public static func cells(of column: Column) -> UnsafeMutablePointer<Int64> { column.int64 }
}

extension Double: NumberCell {
    public static func cells(of column: Column) -> UnsafeMutablePointer<Double> { column.float64 }
}

/// Cells of fixed width.
public struct NumberCells<Value>: Cells {
    @usableFromInline let cells: UnsafeMutablePointer<Value>
    @usableFromInline let first: Int

    init(_ cells: UnsafeMutablePointer<Value>, first: Int) {
        self.cells = cells
        self.first = first
    }

    @inlinable
    public subscript(_ row: Int) -> Value {
        @inline(__always) get { cells[row &- first] }
        @inline(__always) nonmutating set { cells[row &- first] = newValue }
    }

    /// Copies the cells of rows from memory that begins with the first of them.
    public func copy(_ rows: Range<Int>, from source: UnsafePointer<Value>) {
        (cells + (rows.lowerBound - first)).update(from: source, count: rows.count)
    }
}

/// Keys.
public struct KeyCells: Cells {
    @usableFromInline let cells: UUIDCells
    @usableFromInline let first: Int

    init(_ cells: UUIDCells, first: Int) {
        self.cells = cells
        self.first = first
    }

    @inlinable
    public subscript(_ row: Int) -> UUIDWords {
        @inline(__always) get { cells[row &- first] }
        @inline(__always) nonmutating set { cells[row &- first] = newValue }
    }
}

/// Flags, and which cells of a column hold a value.
public struct FlagCells: Cells {
    @usableFromInline let cells: BitCells
    @usableFromInline let first: Int

    init(_ cells: BitCells, first: Int) {
        self.cells = cells
        self.first = first
    }

    @inlinable
    public subscript(_ row: Int) -> Bool {
        @inline(__always) get { cells[row &- first] }
        @inline(__always) nonmutating set { cells[row &- first] = newValue }
    }
}
