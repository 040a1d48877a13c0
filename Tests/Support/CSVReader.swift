/// A small strict reader of RFC 4180 with LF line ends: every line has the same number of cells, quotes are only around
/// cells and doubled inside them, the last line ends.
public enum CSVReader {
    public struct Field: Equatable, CustomStringConvertible {
        public var bytes: [UInt8]
        public var isQuoted: Bool

        public init(_ bytes: [UInt8], isQuoted: Bool) {
            self.bytes = bytes
            self.isQuoted = isQuoted
        }

        public var description: String { (isQuoted ? "quoted " : "") + String(decoding: bytes, as: UTF8.self) }
    }

    public static func read(_ bytes: some Collection<UInt8>) throws -> [[Field]] {
        let bytes = Array(bytes)
        var rows: [[Field]] = []
        var row: [Field] = []
        var place = 0
        while place < bytes.count {
            var cell: [UInt8] = []
            let isQuoted = bytes[place] == UInt8(ascii: "\"")
            if isQuoted {
                place += 1
                while true {
                    guard place < bytes.count else { throw Mismatch("a quoted cell does not end") }
                    if bytes[place] == UInt8(ascii: "\"") {
                        guard place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "\"") else { break }
                        place += 1
                    }
                    cell.append(bytes[place])
                    place += 1
                }
                place += 1
            } else {
                while place < bytes.count, bytes[place] != UInt8(ascii: ","), bytes[place] != UInt8(ascii: "\n") {
                    guard bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\r") else {
                        throw Mismatch("a bare quote or carriage return at byte \(place)")
                    }
                    cell.append(bytes[place])
                    place += 1
                }
            }
            row.append(Field(cell, isQuoted: isQuoted))
            guard place < bytes.count else { throw Mismatch("the last line does not end") }
            switch bytes[place] {
            case UInt8(ascii: ","):
                // A comma opens a cell, so a file cannot end after it.
                guard place + 1 < bytes.count else { throw Mismatch("the last line does not end") }
            case UInt8(ascii: "\n"):
                if let first = rows.first, first.count != row.count {
                    throw Mismatch("row \(rows.count) has \(row.count) cells instead of \(first.count)")
                }
                rows.append(row)
                row = []
            default: throw Mismatch("byte \(bytes[place]) behind a quoted cell at \(place)")
            }
            place += 1
        }
        return rows
    }
}
