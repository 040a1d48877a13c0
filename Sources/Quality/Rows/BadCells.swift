internal import LoamColumns
internal import LoamEngine

/// Which cells of a batch could not be read. Reused from batch to batch.
struct BadCells {
    private(set) var rows: [Bool]
    private var cells: Set<Int> = []
    private var columns: Set<Int> = []
    private var wholeRows: Set<Int> = []
    private let width: Int
    private(set) var isEmpty = true

    init(_ schema: TableSchema, capacity: Int) {
        rows = [Bool](repeating: false, count: capacity)
        width = schema.fields.count
    }

    mutating func set(_ faults: [DecodeFault], missing: [Int], rowCount: Int) {
        if !isEmpty {
            for row in rows.indices { rows[row] = false }
            cells.removeAll()
            wholeRows.removeAll()
            columns.removeAll()
            isEmpty = true
        }
        guard !faults.isEmpty || !missing.isEmpty else { return }
        isEmpty = false
        columns = Set(missing)
        if !missing.isEmpty { for row in 0..<rowCount { rows[row] = true } }
        for fault in faults where fault.row < rowCount {
            rows[fault.row] = true
            if let column = fault.column {
                cells.insert(fault.row * width + column)
            } else if fault.kind != .unknownColumn {
                wholeRows.insert(fault.row)
            }
        }
    }

    /// Whether one cell could not be read.
    func isBad(_ row: Int, _ column: Int) -> Bool {
        guard !isEmpty, rows[row] else { return false }
        return cells.contains(row * width + column) || columns.contains(column) || wholeRows.contains(row)
    }
}
