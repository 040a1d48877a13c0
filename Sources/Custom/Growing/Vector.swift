internal import LoamWorlds

/// The cells of one column or of one part of an expression, for the rows of a frame. Belongs to one thread.
///
/// Cells take 8 bytes, UUIDs 16; texts are in a text column. A vector has memory of its own until it is bound to the
/// column of a batch, which it then fills in place.
final class Vector {
    let kind: ValueKind
    /// The most bytes of a text cell.
    let width: Int
    private(set) var capacity = 0
    private var memory: UnsafeMutableRawPointer?
    private var cells = UnsafeMutableRawPointer(bitPattern: 16).unsafelyUnwrapped
    /// One byte a row, 1 where the cell holds a value; nil where none is ever null.
    private(set) var valid: UnsafeMutablePointer<UInt8>?
    /// Whether cells can be null.
    let canBeNull: Bool
    /// The texts; unused by other kinds.
    private(set) var text: Column
    private let ownText: Column
    /// The row of `text` that is the vector's first.
    private var firstRow = 0
    /// The value that all cells have, for constants; they are written when memory grows and never again.
    var constant: TypedExpression.Kind?

    init(_ shape: ValueShape) {
        kind = shape.kind
        width = shape.width
        canBeNull = shape.isNullable
        ownText = Column(.utf8, nullable: false, capacity: 0)
        text = ownText
    }

    deinit {
        memory?.deallocate()
        valid?.deallocate()
    }

    private var cellBytes: Int { kind == .uuid ? 16 : 8 }

    /// Makes room for some rows; what was there is lost when it has to grow.
    func reserve(_ rows: Int) {
        guard rows > capacity else { return }
        memory?.deallocate()
        valid?.deallocate()
        capacity = max(rows, capacity * 2, 64)
        let memory = UnsafeMutableRawPointer.allocate(byteCount: capacity * cellBytes, alignment: 16)
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: capacity * cellBytes)
        self.memory = memory
        cells = memory
        if canBeNull {
            let valid = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
            valid.initialize(repeating: 1, count: capacity)
            self.valid = valid
        }
        if kind == .text { ownText.reserveRows(capacity) }
        writeConstant()
    }

    private func writeConstant() {
        switch constant {
        case .whole(let value): whole.update(repeating: value, count: capacity)
        case .float(let value): float.update(repeating: value, count: capacity)
        case .null: valid?.update(repeating: 0, count: capacity)
        default: break
        }
        if kind == .text, constant != nil {
            for row in 0...capacity { text.offsets?[row] = 0 }
        }
    }

    /// Lets the vector fill a batch's column of the same layout from a row on.
    func bind(_ column: Column, from row: Int) {
        if kind == .text {
            text = column
            firstRow = row
        } else if let values = column.values {
            cells = values + row * cellBytes
        }
    }

    /// Where the texts of the rows begin in `text`; one more than there are rows.
    var offsets: UnsafeMutablePointer<Int32>? { text.offsets.map { $0 + firstRow } }

    /// Whole numbers, days, moments, indices of words, 0 and 1.
    var whole: UnsafeMutablePointer<Int64> { cells.assumingMemoryBound(to: Int64.self) }

    var float: UnsafeMutablePointer<Double> { cells.assumingMemoryBound(to: Double.self) }

    /// Two words a row, big-endian as columns have them.
    var uuid: UnsafeMutablePointer<UInt64> { cells.assumingMemoryBound(to: UInt64.self) }

    /// A writer of texts from row 0; hand it to `finish` of its own at the end.
    func writeText(rows: Int) -> TextWriter { TextWriter(text, from: firstRow, rows: rows, maximumWidth: width) }
}
