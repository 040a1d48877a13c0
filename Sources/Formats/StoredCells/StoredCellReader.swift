internal import LoamBytes
public import LoamColumns

/// Fills batches of one table from cells as SQLite stores them: the way back of `StoredCellFormat`. Belongs to one thread.
///
/// `begin` an empty batch, set every cell of a row and `endRow`, at last `finish`.
public final class StoredCellReader {
    private let schema: TableSchema
    private let readers: CellReaders
    private var batch: Batch?
    private var row = 0

    public init(_ schema: TableSchema) {
        self.schema = schema
        readers = CellReaders(schema)
    }

    /// Goes to the first row of a cleared batch.
    public func begin(_ batch: Batch) {
        self.batch = batch
        row = 0
        readers.attach(batch)
    }

    public var isFull: Bool { row == batch?.capacity }

    public func endRow() { row += 1 }

    /// Hands the rows to the batch.
    public func finish() {
        readers.finish()
        batch?.rowCount = row
        batch = nil
    }

    // Each says whether the column can hold the value.

    public func setNull(_ column: Int) -> Bool {
        guard let batch else { return false }
        readers.setNull(column, row, batch)
        if case .float64 = schema.fields[column].type { return true }
        return schema.fields[column].isNullable
    }

    public func set(_ column: Int, integer: Int64) -> Bool {
        guard let cells = batch?.columns[column] else { return false }
        switch cells.type {
        case .bool: cells.bool[row] = integer != 0
        case .int32:
            guard let small = Int32(exactly: integer) else { return false }
            cells.int32[row] = small
        case .int64: cells.int64[row] = integer
        case .float64, .decimal: return set(column, real: Double(integer))
        default: return false
        }
        return true
    }

    public func set(_ column: Int, real: Double) -> Bool {
        guard let cells = batch?.columns[column] else { return false }
        switch cells.type {
        case .float64: cells.float64[row] = real
        case .decimal(let precision, let scale):
            guard precision <= SchemaSQL.realDigits,
                let units = FixedPoint.units(real, power: Double(DecimalText.unit(scale: scale)))
            else { return false }
            cells.int64[row] = units
        default: return false
        }
        return true
    }

    public func set(_ column: Int, text: UnsafeRawBufferPointer) -> Bool {
        guard let batch else { return false }
        switch schema.fields[column].type {
        case .bool, .int32, .int64, .float64: return false
        default: return readers.set(column, row, batch, text: text) == nil
        }
    }
}
