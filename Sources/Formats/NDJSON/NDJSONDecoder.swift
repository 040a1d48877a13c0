internal import Glibc
internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// Reads lines of JSON into batches of one table.
///
/// Each line is first read as Loam would have written it: the keys in schema order, without blanks. Whatever does not fit
/// is read again by the careful way, which takes keys in any order and says what is wrong.
final class NDJSONDecoder: Decoder {
    typealias Position = UnsafePointer<UInt8>

    let headerFaults: [DecodeFault] = []
    let missingColumns: [Int] = []
    private let readers: CellReaders
    private let rows: NDJSONRowReader
    /// `{"first":` and `,"next":`.
    private let keys: WordList
    private let isQuoted: [Bool]

    init(_ schema: TableSchema) {
        readers = CellReaders(schema)
        rows = NDJSONRowReader(schema, readers)
        keys = WordList(
            schema.fields.enumerated().map { ($0.offset == 0 ? "{" : ",") + JSONText.quoted($0.element.name) + ":" })
        isQuoted = schema.fields.map { NDJSONRowReader.isQuoted($0.type) }
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
        isQuoted.withUnsafeBufferPointer { isQuoted in
            while row < batch.capacity && position < end {
                if let next = read(position, end, row, isQuoted) {
                    position = next
                } else {
                    for column in 0..<readers.count { readers.base[column].reset(row) }
                    let length = memchr(position, 0x0A, end - position).map {
                        UnsafeRawPointer($0) - UnsafeRawPointer(position)
                    }
                    let line = UnsafeRawBufferPointer(start: position, count: length ?? end - position)
                    rows.read(line, row, batch, &faults)
                    position = min(position + line.count + 1, end)
                }
                row &+= 1
            }
        }
        readers.finish()
        batch.rowCount = row
        return position - base
    }

    /// Reads a row as Loam writes it; nil where something is otherwise.
    @inline(__always)
    private func read(_ start: Position, _ end: Position, _ row: Int, _ isQuoted: UnsafeBufferPointer<Bool>)
        -> Position?
    {
        var position = start
        for column in 0..<readers.count {
            let key = keys.bytes(column)
            // Room for the longest value of fixed width; a line that ends sooner goes the careful way.
            guard end - position > key.count, memcmp(position, key.baseAddress.unsafelyUnwrapped, key.count) == 0 else {
                return nil
            }
            position += key.count
            if position.pointee == UInt8(ascii: "n") {
                guard readers.base[column].isNullable, readers.base[column].kind != .nested,
                    UnsafeRawPointer(position).loadUnaligned(as: UInt32.self) == 0x6C6C_756E
                else { return nil }
                readers.base[column].setNull(row)
                position += 4
                continue
            }
            if isQuoted[column] {
                guard position.pointee == UInt8(ascii: "\"") else { return nil }
                position += 1
            }
            guard let next = readValue(position, end, column, row) else { return nil }
            position = next
            if isQuoted[column] {
                guard position.pointee == UInt8(ascii: "\"") else { return nil }
                position += 1
            }
        }
        guard end - position >= 2, position[0] == UInt8(ascii: "}"), position[1] == 0x0A else { return nil }
        return position + 2
    }

    @inline(__always)
    private func readValue(_ position: Position, _ end: Position, _ column: Int, _ row: Int) -> Position? {
        switch readers.base[column].kind {
        case .word, .text:
            let (next, isASCII) = JSONScan.stringEnd(position)
            let count = next - position
            guard next < end, next.pointee == UInt8(ascii: "\"") else { return nil }
            if readers.base[column].kind == .word {
                return readers.setWord(column, row, position, count: count) ? next : nil
            }
            guard isASCII || UTF8Scan.isText(UnsafeRawBufferPointer(start: position, count: count)) else { return nil }
            if count > 0 { readers.base[column].appendText(position, count: count) }
            readers.base[column].endText(row)
            return next
        case .nested: return nil
        default: return readers.base[column].read(position, row)
        }
    }
}

/// Finds where JSON strings end, eight bytes at a time. All bytes must have a line feed at their end and readable ones
/// after it.
enum JSONScan {
    /// The next quote, backslash or control character, and whether all bytes before it are ASCII.
    @inline(__always)
    static func stringEnd(_ start: UnsafePointer<UInt8>) -> (UnsafePointer<UInt8>, Bool) {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        var position = start
        var high: UInt64 = 0
        while true {
            let word = UnsafeRawPointer(position).loadUnaligned(as: UInt64.self)
            let quote = word ^ 0x22 &* ones
            let slash = word ^ 0x5C &* ones
            let marks =
                ((quote &- ones) & ~quote | (slash &- ones) & ~slash | (word &- 0x20 &* ones) & ~word) & tops
            guard marks != 0 else {
                high |= word & tops
                position += 8
                continue
            }
            let bits = UInt64(truncatingIfNeeded: marks.trailingZeroBitCount & ~7)
            return (position + Int(bits / 8), (high | word & (1 &<< bits &- 1)) & tops == 0)
        }
    }
}
