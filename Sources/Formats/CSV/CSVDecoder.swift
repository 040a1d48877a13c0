internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Reads rows of CSV (RFC 4180) into batches of one table.
///
/// Each row is first read as Loam would have written it, cell by cell in one pass; whatever does not fit is read again by
/// the careful way, which knows quotes, CRLF and other columns, and says what is wrong.
final class CSVDecoder: Decoder {
    typealias Place = UnsafePointer<UInt8>

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
        var place = base + min(first, bytes.count)
        var row = 0
        readers.attach(batch)
        while row < batch.capacity && place < end {
            if isPlain, let next = read(place, end, row) {
                place = next
            } else {
                for column in 0..<readers.count { readers.base[column].reset(row) }
                place = rows.read(place, end, row, batch, &faults)
            }
            row &+= 1
        }
        readers.finish()
        batch.rowCount = row
        return place - base
    }

    /// Reads a row as Loam writes it; nil where something is otherwise.
    @inline(__always)
    private func read(_ start: Place, _ end: Place, _ row: Int) -> Place? {
        let last = readers.count &- 1
        var place = start
        for column in 0...last {
            let separator = column == last ? UInt8(ascii: "\n") : UInt8(ascii: ",")
            if place.pointee == separator {
                // An empty cell is null.
                guard readers.base[column].isNullable, readers.base[column].kind != .nested, place < end else {
                    return nil
                }
                readers.base[column].setNull(row)
                place += 1
                continue
            }
            guard let next = readCell(place, end, column, row), next.pointee == separator, next < end else {
                return nil
            }
            place = next + 1
        }
        return place
    }

    @inline(__always)
    private func readCell(_ place: Place, _ end: Place, _ column: Int, _ row: Int) -> Place? {
        switch readers.base[column].kind {
        case .word:
            let next = CSVScan.cellEnd(place)
            return readers.setWord(column, row, place, count: next - place) ? next : nil
        case .text:
            if place.pointee == UInt8(ascii: "\"") { return readQuoted(place, end, column, row) }
            let (next, isASCII) = CSVScan.textEnd(place)
            guard next < end, next.pointee != UInt8(ascii: "\""), next.pointee != UInt8(ascii: "\r"),
                isASCII || UTF8Scan.isText(UnsafeRawBufferPointer(start: place, count: next - place))
            else { return nil }
            readers.base[column].appendText(place, count: next - place)
            readers.base[column].endText(row)
            return next
        case .nested: return nil
        default: return readers.base[column].read(place, row)
        }
    }

    /// A text in quotes, pieces between doubled quotes one by one.
    private func readQuoted(_ start: Place, _ end: Place, _ column: Int, _ row: Int) -> Place? {
        var place = start + 1
        while true {
            guard let next = CSVScan.quote(from: place, to: end) else { return nil }
            let isDoubled = next + 1 < end && next[1] == UInt8(ascii: "\"")
            let piece = UnsafeRawBufferPointer(start: place, count: next - place + (isDoubled ? 1 : 0))
            guard UTF8Scan.isText(piece) else { return nil }
            if piece.count > 0 { readers.base[column].appendText(place, count: piece.count) }
            guard isDoubled else {
                readers.base[column].endText(row)
                return next + 1
            }
            place = next + 2
        }
    }
}
