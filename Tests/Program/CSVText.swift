/// A CSV file as text: the header, and rows of cells.
public struct CSVText: Sendable {
    public var header: [String]
    public var rows: [[String]]

    public init(_ bytes: [UInt8]) throws {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        for byte in bytes {
            switch byte {
            // A doubled quote leaves and enters the quotes again; only one of both marks is kept.
            case UInt8(ascii: "\""):
                if !isQuoted && !cell.isEmpty { cell.append(byte) }
                isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted:
                row.append(String(decoding: cell, as: UTF8.self))
                cell = []
            case UInt8(ascii: "\n") where !isQuoted:
                rows.append(row + [String(decoding: cell, as: UTF8.self)])
                row = []
                cell = []
            default: cell.append(byte)
            }
        }
        guard let first = rows.first, cell.isEmpty, rows.allSatisfy({ $0.count == first.count }) else {
            throw ProgramFailure("not a CSV file whose rows are alike and whose last line ends")
        }
        header = first
        self.rows = Array(rows.dropFirst())
    }

    /// All cells of a column.
    public func column(_ name: String) -> [String] {
        guard let place = header.firstIndex(of: name) else { return [] }
        return rows.map { $0[place] }
    }

    /// The first row whose cell in a column has a value, by column name.
    public func row(where name: String, is value: String) -> [String: String]? {
        column(name).firstIndex(of: value).map { record($0) }
    }

    /// A row by column name.
    public func record(_ row: Int) -> [String: String] {
        Dictionary(uniqueKeysWithValues: zip(header, rows[row]))
    }
}
