internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// The careful way to read a row of CSV: any quoting, any columns, and a report of what is wrong.
final class CSVRowReader {
    typealias Position = UnsafePointer<UInt8>

    private let schema: TableSchema
    private let columns: [Int?]
    private let missing: [Int]
    private let readers: CellReaders
    private var unquoted = ByteBuffer()

    /// - Parameter columns: for each cell its column in the schema; nil for cells that are passed over.
    init(_ schema: TableSchema, _ columns: [Int?], missing: [Int], _ readers: CellReaders) {
        self.schema = schema
        self.columns = columns
        self.missing = missing
        self.readers = readers
    }

    /// One cell as written in a row.
    private struct Cell {
        var bytes: UnsafeRawBufferPointer
        var isQuoted: Bool
        /// Whether there are quotes where they are not allowed.
        var isBroken: Bool
    }

    /// Reads the row at `start`; the position after its line feed.
    func read(_ start: Position, _ end: Position, _ row: Int, _ batch: Batch, _ faults: inout [DecodeFault]) -> Position
    {
        var position = start
        var cells = 0
        var isBroken = false
        for column in missing { readers.setNull(column, row, batch) }
        while true {
            let (cell, next, endsRow) = Self.next(position, end)
            if cell.isBroken { isBroken = true }
            if cells < columns.count, let column = columns[cells] {
                if let kind = set(column, row, batch, cell) {
                    faults.append(
                        DecodeFault(row: row, column: column, kind: kind, text: CellReaders.sample(cell.bytes)))
                }
            }
            cells += 1
            position = next
            if endsRow { break }
        }
        for cell in cells..<max(cells, columns.count) {
            if let column = columns[cell] { readers.setNull(column, row, batch) }
        }
        let isEmptyRow = cells == 1 && position - start <= 2 && columns.count > 1
        if isBroken || cells != columns.count {
            let line = UnsafeRawBufferPointer(start: start, count: max(0, position - start - 1))
            let kind: DecodeFault.Kind = isBroken ? .syntax : .fieldCount
            let text = isEmptyRow ? "empty line" : "\(cells) instead of \(columns.count): " + CellReaders.sample(line)
            faults.append(
                DecodeFault(row: row, column: nil, kind: kind, text: isBroken ? CellReaders.sample(line) : text))
        }
        return position
    }

    private func set(_ column: Int, _ row: Int, _ batch: Batch, _ cell: Cell) -> DecodeFault.Kind? {
        let field = schema.fields[column]
        if cell.bytes.isEmpty && !cell.isQuoted {
            readers.setNull(column, row, batch)
            return field.isNullable ? nil : .null
        }
        guard cell.isQuoted, cell.bytes.contains(0x22) else {
            return readers.set(column, row, batch, text: cell.bytes)
        }
        unquoted.removeAll()
        unquoted.reserve(cell.bytes.count)
        var isSecond = false
        for byte in cell.bytes {
            isSecond = byte == 0x22 && !isSecond
            if !isSecond { unquoted.append(byte: byte) }
        }
        return readers.set(column, row, batch, text: unquoted.bytes)
    }

    /// The cell at `start`, the position after its separator, and whether that is the row's end.
    private static func next(_ start: Position, _ end: Position) -> (Cell, Position, endsRow: Bool) {
        var position = start
        var isQuoted = false
        var isBroken = false
        var inside = UnsafeRawBufferPointer(start: start, count: 0)
        if position < end && position.pointee == 0x22 {
            isQuoted = true
            position += 1
            let first = position
            while true {
                guard let quote = CSVScan.quote(from: position, to: end) else {
                    // Quotes that are not closed: the rest of the bytes is one cell.
                    position = end
                    isBroken = true
                    inside = UnsafeRawBufferPointer(start: first, count: end - first)
                    break
                }
                if quote + 1 < end && quote[1] == 0x22 {
                    position = quote + 2
                } else {
                    position = quote + 1
                    inside = UnsafeRawBufferPointer(start: first, count: quote - first)
                    break
                }
            }
        }
        let rest = position
        while position < end && position.pointee != 0x2C && position.pointee != 0x0A {
            if position.pointee == 0x22 { isBroken = true }
            position += 1
        }
        let endsRow = position >= end || position.pointee == 0x0A
        var tail = UnsafeRawBufferPointer(start: rest, count: position - rest)
        if endsRow, tail.last == 0x0D { tail = UnsafeRawBufferPointer(rebasing: tail.dropLast()) }
        if isQuoted && !tail.isEmpty { isBroken = true }
        let cell = Cell(bytes: isQuoted ? inside : tail, isQuoted: isQuoted, isBroken: isBroken)
        return (cell, min(position + 1, end), endsRow)
    }

    /// The cells of one line, unquoted; for headers.
    static func cells(_ line: [UInt8]) -> [[UInt8]] {
        var cells: [[UInt8]] = [[]]
        var isQuoted = false
        for (index, byte) in line.enumerated() {
            switch byte {
            case 0x22:
                if !isQuoted, index > 0, line[index - 1] == 0x22, !cells[cells.count - 1].isEmpty || index > 1 {
                    cells[cells.count - 1].append(byte)
                }
                isQuoted.toggle()
            case 0x2C where !isQuoted: cells.append([])
            default: cells[cells.count - 1].append(byte)
            }
        }
        return cells
    }
}
