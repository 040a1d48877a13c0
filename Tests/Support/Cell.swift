public import LoamBytes
public import LoamColumns

/// A cell as a plain value: what a test puts into a batch and expects to read back.
public indirect enum Cell: Sendable, Equatable {
    case null
    case bool(Bool)
    /// Integers, dates, instants, units of decimals and indices of enumerations.
    case integer(Int64)
    case real(Double)
    case uuid(UUIDWords)
    /// Valid UTF-8.
    case text([UInt8])
    case structure([Cell])
    case list([Cell])

    /// Some value of a type, for the parts of a structure that is null.
    public static func filler(_ field: Field) -> Cell { field.isNullable ? .null : filler(field.type) }

    private static func filler(_ type: ColumnType) -> Cell {
        switch type {
        case .bool: .bool(false)
        case .int32, .int64, .decimal, .date, .timestamp, .dictionary: .integer(0)
        case .float64: .real(0)
        case .uuid: .uuid(UUIDWords(high: 0, low: 0))
        case .utf8: .text([])
        case .structure(let fields): .structure(fields.map { filler($0) })
        case .list: .list([])
        }
    }
}

extension Batch {
    /// Fills an empty batch with rows of cells, one for each column.
    public func fill(_ rows: [[Cell]]) {
        precondition(rows.count <= capacity)
        for (place, column) in columns.enumerated() { column.fill(rows.map { $0[place] }) }
        rowCount = rows.count
    }
}

extension Column {
    /// Writes the cells from row 0 on. Null cells get other values, which must never be used.
    public func fill(_ cells: [Cell]) {
        if isNullable { for (row, cell) in cells.enumerated() { valid[row] = cell != .null } }
        switch type {
        case .bool: for (row, cell) in cells.enumerated() { bool[row] = cell == .bool(true) || cell == .null }
        case .int32, .date, .dictionary:
            for (row, cell) in cells.enumerated() { int32[row] = cell.integer.map { Int32($0) } ?? .max }
        case .int64, .decimal, .timestamp:
            for (row, cell) in cells.enumerated() { int64[row] = cell.integer ?? .max }
        case .float64: for (row, cell) in cells.enumerated() { float64[row] = cell.real ?? 77.25 }
        case .uuid: for (row, cell) in cells.enumerated() { uuid[row] = cell.uuid ?? UUIDWords(high: 7, low: 7) }
        case .utf8:
            var writer = TextWriter(self, rows: 1, maximumWidth: cells.reduce(0) { $0 + ($1.bytes?.count ?? 3) })
            for cell in cells {
                for byte in cell.bytes ?? [0x22, 0x2C, 0x0A] { writer.append(byte: byte) }
                writer.endRow()
            }
            writer.finish()
        case .structure(let fields):
            for (place, field) in fields.enumerated() {
                children[place].fill(cells.map { $0.parts.map { $0[place] } ?? Cell.filler(field) })
            }
        case .list:
            let elements = cells.map { $0.parts ?? [] }
            children[0].reserveRows(elements.reduce(0) { $0 + $1.count })
            var end: Int32 = 0
            for (row, list) in elements.enumerated() {
                end += Int32(list.count)
                offsets?[row + 1] = end
            }
            children[0].fill(elements.flatMap { $0 })
        }
    }
}

extension Cell {
    public var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
    public var real: Double? { if case .real(let value) = self { value } else { nil } }
    public var uuid: UUIDWords? { if case .uuid(let value) = self { value } else { nil } }
    public var bytes: [UInt8]? { if case .text(let value) = self { value } else { nil } }
    /// The parts of a structure or the elements of a list.
    public var parts: [Cell]? {
        switch self {
        case .structure(let parts), .list(let parts): parts
        default: nil
        }
    }
}
