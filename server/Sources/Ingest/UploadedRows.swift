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
    /// Whether there is simply too much of it.
    var isTooLarge = false

    init(_ text: String, isTooLarge: Bool = false) {
        self.text = text
        self.isTooLarge = isTooLarge
    }

    var description: String { text }
}

/// Reads the rows of an uploaded file, one after the other, so that rows are not held beside the bytes. The name alone decides
/// how: `.gz` is unpacked, `.csv` is CSV, all else is NDJSON.
enum UploadedRows {
    /// Bytes that a file may have unpacked: as many as a body that is not packed.
    static let limit = IngestResponder.bodyLimit

    /// The bytes of a file, unpacked where its name says that it is packed.
    static func plain(_ bytes: [UInt8], fileName: String) throws(RowProblem) -> [UInt8] {
        fileName.hasSuffix(".gz") ? try unpacked(bytes[...]) : bytes
    }

    /// Hands over the rows of plain bytes.
    ///
    /// - Parameter take: false ends it.
    static func forEach(_ bytes: ArraySlice<UInt8>, fileName: String, _ take: (UploadedRow) -> Bool) {
        // As the contract has it: with .gz after it, .csv does not count.
        if fileName.hasSuffix(".csv") { csv(bytes, take) } else { lines(bytes, take) }
    }

    /// - Throws: `isTooLarge` beyond the limit; otherwise the gzip file is broken.
    static func unpacked(_ bytes: ArraySlice<UInt8>) throws(RowProblem) -> [UInt8] {
        var out = LoamBytes.ByteBuffer()
        let isWhole: Bool
        do {
            guard let decompressor = try Compression.gzip(level: 1).makeDecompressor() else { return Array(bytes) }
            let used = try bytes.withUnsafeBytes { try decompressor.decompress($0, into: &out, limit: limit) }
            isWhole = used == bytes.count && decompressor.isComplete
        } catch {
            throw RowProblem("the body is not gzip: \((error as? CodecError)?.message ?? "\(error)")")
        }
        guard out.count < limit || isWhole && out.count == limit else {
            throw RowProblem("the body is larger than \(limit) bytes unpacked", isTooLarge: true)
        }
        guard isWhole else { throw RowProblem("the gzip body is cut") }
        return Array(out.bytes)
    }

    /// Hands over lines of JSON; blank ones are passed over.
    static func lines(_ bytes: ArraySlice<UInt8>, _ take: (UploadedRow) -> Bool) {
        var rest = bytes
        var number = 0
        while !rest.isEmpty {
            let line = rest.prefix { $0 != 0x0A }
            rest = rest[line.endIndex...].dropFirst()
            number += 1
            guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
            let row = UploadedRow(
                line: number, members: members(line), text: String(decoding: line.prefix(500), as: UTF8.self))
            guard take(row) else { return }
        }
    }

    private static func members(_ line: ArraySlice<UInt8>) -> Result<JSONValue, RowProblem> {
        do throws(JSONError) {
            let value = try JSONParser.parse(Array(line))
            guard case .object = value else { return .failure(RowProblem("JSON parse error: not an object")) }
            return .success(value)
        } catch {
            return .failure(RowProblem("JSON parse error: \(error.description)"))
        }
    }

    private static func csv(_ bytes: ArraySlice<UInt8>, _ take: (UploadedRow) -> Bool) {
        var header: [String]?
        var line = 1
        CSVRecords.forEach(bytes) { record in
            guard let names = header else {
                header = record
                return true
            }
            line += 1
            let members = zip(names, record).map { JSONValue.Member($0, $1.isEmpty ? .null : .string($1)) }
            return take(
                UploadedRow(line: line, members: .success(.object(members)), text: record.joined(separator: ",")))
        }
    }
}

/// Reads CSV (RFC 4180) as texts.
enum CSVRecords {
    static func read(_ bytes: ArraySlice<UInt8>) -> [[String]] {
        var records: [[String]] = []
        forEach(bytes) { record in
            records.append(record)
            return true
        }
        return records
    }

    /// Hands over the records.
    ///
    /// - Parameter take: false ends it.
    static func forEach(_ bytes: ArraySlice<UInt8>, _ take: ([String]) -> Bool) {
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
                guard take(record + [text()]) else { return }
                record = []
                cell = []
            default: cell.append(byte)
            }
            wasQuote = false
        }
        if !cell.isEmpty || !record.isEmpty { _ = take(record + [text()]) }
    }
}
