internal import LoamBytes
internal import LoamCodecs

/// One row of an uploaded file: its members, or why it has none.
struct UploadedRow {
    /// The line in the file, from 1.
    var line: Int
    var members: Result<JSONValue, RowProblem>
    /// The row as it came, cut.
    var text: String
}

/// What is wrong with a row, in the words of the contract.
struct RowProblem: Error, CustomStringConvertible {
    var text: String
    init(_ text: String) { self.text = text }
    var description: String { text }
}

/// Reads the rows of an uploaded file. The name alone decides how: `.gz` is unpacked, `.csv` is CSV, all else is NDJSON.
enum UploadedRows {
    /// Bytes that a file may have unpacked.
    static let limit = 1 << 30

    static func read(_ bytes: ArraySlice<UInt8>, fileName: String) throws -> [UploadedRow] {
        let isGzip = fileName.hasSuffix(".gz")
        let plain = isGzip ? try unpacked(bytes)[...] : bytes
        // As the contract has it: with .gz behind, .csv does not count.
        return fileName.hasSuffix(".csv") ? csv(plain) : lines(plain)
    }

    static func unpacked(_ bytes: ArraySlice<UInt8>) throws -> [UInt8] {
        guard let decompressor = try Compression.gzip(level: 1).makeDecompressor() else { return Array(bytes) }
        var out = LoamBytes.ByteBuffer()
        let used = try bytes.withUnsafeBytes { try decompressor.decompress($0, into: &out, limit: limit) }
        guard used == bytes.count, decompressor.isComplete, out.count <= limit else {
            throw RowProblem("the gzip file is cut or too large")
        }
        return Array(out.bytes)
    }

    private static func lines(_ bytes: ArraySlice<UInt8>) -> [UploadedRow] {
        var rows: [UploadedRow] = []
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
            let members: Result<JSONValue, RowProblem>
            do throws(JSONError) {
                let value = try JSONParser.parse(Array(line))
                if case .object = value {
                    members = .success(value)
                } else {
                    members = .failure(RowProblem("JSON parse error: not an object"))
                }
            } catch {
                members = .failure(RowProblem("JSON parse error: \(error.description)"))
            }
            rows.append(
                UploadedRow(line: index + 1, members: members, text: String(decoding: line.prefix(500), as: UTF8.self)))
        }
        return rows
    }

    private static func csv(_ bytes: ArraySlice<UInt8>) -> [UploadedRow] {
        let records = CSVRecords.read(bytes)
        guard let header = records.first else { return [] }
        return records.dropFirst().enumerated().map { index, record in
            let members = zip(header, record).map { JSONValue.Member($0, $1.isEmpty ? .null : .string($1)) }
            return UploadedRow(
                line: index + 2, members: .success(.object(members)), text: record.joined(separator: ","))
        }
    }
}

/// Reads CSV (RFC 4180) as texts.
enum CSVRecords {
    static func read(_ bytes: ArraySlice<UInt8>) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var wasQuote = false
        func text() -> String { String(decoding: cell, as: UTF8.self) }
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""):
                // A doubled quote leaves and enters the quotes again, and stands for one.
                if !isQuoted && wasQuote { cell.append(byte) }
                isQuoted.toggle()
                wasQuote = !isQuoted
                continue
            case UInt8(ascii: ",") where !isQuoted:
                record.append(text())
                cell = []
            case UInt8(ascii: "\r") where !isQuoted: break
            case UInt8(ascii: "\n") where !isQuoted:
                records.append(record + [text()])
                record = []
                cell = []
            default: cell.append(byte)
            }
            wasQuote = false
        }
        if !cell.isEmpty || !record.isEmpty { records.append(record + [text()]) }
        return records
    }
}
