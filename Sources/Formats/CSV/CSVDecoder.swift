internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Reads rows of CSV (RFC 4180) into batches of one table.
///
/// Each row is first read as Loam would have written it, cell by cell in one pass; whatever does not fit is read again by
/// the careful way, which knows quotes, CRLF and other columns, and says what is wrong.
final class CSVDecoder: Decoder {
    typealias Position = UnsafePointer<UInt8>

    let headerFaults: [DecodeFault]
    let missingColumns: [Int]
    private let readers: CellReaders
    private let rows: CSVRowReader
    /// Whether the file has the schema's columns in the schema's order.
    private let isPlain: Bool

    init(_ schema: TableSchema, header: [UInt8]?) {
        let layout = CSVHeader(schema, header)
        headerFaults = layout.faults
        missingColumns = layout.missing
        isPlain = layout.columns == schema.fields.indices.map { $0 }
        readers = CellReaders(schema)
        rows = CSVRowReader(schema, layout.columns, missing: layout.missing, readers)
    }

    func decode(
        _ bytes: UnsafeRawBufferPointer, from first: Int, into batch: Batch, faults: inout [DecodeFault]
    ) -> Int {
        guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), readers.count > 0 else {
            return bytes.count
        }
        let end = base + bytes.count
        var position = base + min(first, bytes.count)
        var row = 0
        readers.attach(batch)
        while row < batch.capacity && position < end {
            if isPlain, let next = read(position, end, row) {
                position = next
            } else {
                for column in 0..<readers.count { readers.base[column].reset(row) }
                position = rows.read(position, end, row, batch, &faults)
            }
            row &+= 1
        }
        readers.finish()
        batch.rowCount = row
        return position - base
    }

    /// Reads a row as Loam writes it; nil where something is otherwise.
    @inline(__always)
    private func read(_ start: Position, _ end: Position, _ row: Int) -> Position? {
        let last = readers.count &- 1
        var position = start
        for column in 0...last {
            let separator = column == last ? UInt8(ascii: "\n") : UInt8(ascii: ",")
            if position.pointee == separator {
                // An empty cell is null.
                guard readers.base[column].isNullable, readers.base[column].kind != .nested, position < end else {
                    return nil
                }
                readers.base[column].setNull(row)
                position += 1
                continue
            }
            guard let next = readCell(position, end, column, row), next.pointee == separator, next < end else {
                return nil
            }
            position = next + 1
        }
        return position
    }

    @inline(__always)
    private func readCell(_ position: Position, _ end: Position, _ column: Int, _ row: Int) -> Position? {
        switch readers.base[column].kind {
        case .word:
            let next = CSVScan.cellEnd(position)
            return readers.setWord(column, row, position, count: next - position) ? next : nil
        case .text:
            if position.pointee == UInt8(ascii: "\"") { return readQuoted(position, end, column, row) }
            let (next, isASCII) = CSVScan.textEnd(position)
            guard next < end, next.pointee != UInt8(ascii: "\""), next.pointee != UInt8(ascii: "\r"),
                isASCII || UTF8Scan.isText(UnsafeRawBufferPointer(start: position, count: next - position))
            else { return nil }
            readers.base[column].appendText(position, count: next - position)
            readers.base[column].endText(row)
            return next
        case .nested: return nil
        default: return readers.base[column].read(position, row)
        }
    }

    /// A text in quotes, pieces between doubled quotes one by one.
    private func readQuoted(_ start: Position, _ end: Position, _ column: Int, _ row: Int) -> Position? {
        var position = start + 1
        while true {
            guard let next = CSVScan.quote(from: position, to: end) else { return nil }
            let isDoubled = next + 1 < end && next[1] == UInt8(ascii: "\"")
            let piece = UnsafeRawBufferPointer(start: position, count: next - position + (isDoubled ? 1 : 0))
            guard UTF8Scan.isText(piece) else { return nil }
            if piece.count > 0 { readers.base[column].appendText(position, count: piece.count) }
            guard isDoubled else {
                readers.base[column].endText(row)
                return next + 1
            }
            position = next + 2
        }
    }
}
