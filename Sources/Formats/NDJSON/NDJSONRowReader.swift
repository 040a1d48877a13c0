internal import LoamBytes
internal import LoamColumns
internal import LoamEngine

/// The careful way to read a line of JSON: keys in any order, blanks, escapes, and a report of what is wrong.
final class NDJSONRowReader {
    private let schema: TableSchema
    private let readers: CellReaders
    private var scratch = ByteBuffer()
    private var isSet: [Bool]

    init(_ schema: TableSchema, _ readers: CellReaders) {
        self.schema = schema
        self.readers = readers
        isSet = [Bool](repeating: false, count: schema.fields.count)
    }

    /// Whether values of a type are strings.
    static func isQuoted(_ type: ColumnType) -> Bool {
        switch type {
        case .uuid, .timestamp, .date, .utf8, .dictionary: true
        default: false
        }
    }

    /// Reads one line without its line feed into row `row`.
    func read(_ line: UnsafeRawBufferPointer, _ row: Int, _ batch: Batch, _ faults: inout [DecodeFault]) {
        for column in isSet.indices { isSet[column] = false }
        let first = faults.count
        let isWhole = readObject(line, row, batch, &faults)
        guard isWhole else {
            faults.removeSubrange(first...)
            clear(row, batch)
            faults.append(DecodeFault(row: row, column: nil, kind: .syntax, text: CellReaders.sample(line)))
            return
        }
        for column in isSet.indices where !isSet[column] {
            readers.setNull(column, row, batch)
            faults.append(
                DecodeFault(row: row, column: column, kind: .missingColumn, text: schema.fields[column].name))
        }
    }

    private func clear(_ row: Int, _ batch: Batch) {
        for column in 0..<readers.count {
            readers.base[column].reset(row)
            readers.setNull(column, row, batch)
        }
    }

    /// False where the line is no JSON object.
    private func readObject(
        _ line: UnsafeRawBufferPointer, _ row: Int, _ batch: Batch, _ faults: inout [DecodeFault]
    ) -> Bool {
        // What is no text cannot be JSON; a cell is named only if it can be separated from its neighbours.
        var tokens = JSONTokens(line)
        guard tokens.take(UInt8(ascii: "{")) else { return false }
        if tokens.take(UInt8(ascii: "}")) { return tokens.isAtEnd }
        repeat {
            guard let key = tokens.string(), tokens.take(UInt8(ascii: ":")), let value = tokens.value(),
                let name = text(of: key)
            else { return false }
            guard let column = schema.index(of: name) else {
                faults.append(DecodeFault(row: row, column: nil, kind: .unknownColumn, text: name))
                continue
            }
            if isSet[column] {
                faults.append(DecodeFault(row: row, column: column, kind: .duplicateColumn, text: name))
                continue
            }
            isSet[column] = true
            if let kind = set(column, row, batch, value) {
                faults.append(DecodeFault(row: row, column: column, kind: kind, text: CellReaders.sample(value)))
            }
        } while tokens.take(UInt8(ascii: ","))
        return tokens.take(UInt8(ascii: "}")) && tokens.isAtEnd
    }

    /// The text of a string token, which includes its quotes; nil where escapes are wrong.
    private func text(of token: UnsafeRawBufferPointer) -> String? {
        guard (try? unescape(token)) != nil else { return nil }
        return scratch.text()
    }

    private func set(_ column: Int, _ row: Int, _ batch: Batch, _ value: UnsafeRawBufferPointer) -> DecodeFault.Kind? {
        let field = schema.fields[column]
        if value.elementsEqual("null".utf8) {
            readers.setNull(column, row, batch)
            return field.isNullable ? nil : .null
        }
        if readers.base[column].kind == .nested { return readers.set(column, row, batch, text: value) }
        let isString = value.first == UInt8(ascii: "\"")
        guard isString == Self.isQuoted(field.type) else {
            readers.setNull(column, row, batch)
            return .type
        }
        guard isString else { return readers.set(column, row, batch, text: value) }
        do throws(DecodeFailure) {
            try unescape(value)
        } catch {
            readers.setNull(column, row, batch)
            return error.kind
        }
        return readers.set(column, row, batch, text: scratch.bytes)
    }

    private struct DecodeFailure: Error { var kind: DecodeFault.Kind }

    /// Puts the text of a string token, unescaped, into the scratch.
    private func unescape(_ token: UnsafeRawBufferPointer) throws(DecodeFailure) {
        scratch.removeAll()
        let inner = UnsafeRawBufferPointer(rebasing: token.dropFirst().dropLast())
        guard UTF8Scan.isText(inner) else { throw DecodeFailure(kind: .encoding) }
        guard inner.contains(UInt8(ascii: "\\")) else { return scratch.append(inner) }
        guard let value = try? JSONParser.parse(Array(token)), let text = value.text else {
            throw DecodeFailure(kind: .syntax)
        }
        scratch.append(text)
    }
}

/// Walks over the tokens of one JSON text without reading their values.
struct JSONTokens {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    private mutating func skipBlanks() {
        while offset < bytes.count, [0x20, 0x09, 0x0D, 0x0A].contains(bytes[offset]) { offset += 1 }
    }

    /// Whether only blanks are left.
    var isAtEnd: Bool {
        var rest = self
        rest.skipBlanks()
        return rest.offset == bytes.count
    }

    /// Steps over a byte if it is the next one.
    mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    /// A string with its quotes; nil where there is none or it does not end.
    mutating func string() -> UnsafeRawBufferPointer? {
        skipBlanks()
        let start = offset
        guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else { return nil }
        var end = start + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
            guard bytes[end] >= 0x20 else { return nil }
            end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard end < bytes.count else { return nil }
        offset = end + 1
        return UnsafeRawBufferPointer(rebasing: bytes[start...end])
    }

    /// Any value, as it is written; nil if there is none.
    mutating func value() -> UnsafeRawBufferPointer? {
        skipBlanks()
        let start = offset
        guard start < bytes.count else { return nil }
        switch bytes[start] {
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: "{"), UInt8(ascii: "["): return bracketed()
        default:
            while offset < bytes.count, !Self.ends.contains(bytes[offset]) { offset += 1 }
            return offset > start ? UnsafeRawBufferPointer(rebasing: bytes[start..<offset]) : nil
        }
    }

    private static let ends: [UInt8] = [0x2C, 0x7D, 0x5D, 0x20, 0x09, 0x0D, 0x0A]

    /// Everything up to the bracket that closes the one here; what is in between can be read later.
    private mutating func bracketed() -> UnsafeRawBufferPointer? {
        let start = offset
        var depth = 0
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                guard string() != nil else { return nil }
                continue
            default: break
            }
            offset += 1
            if depth == 0 { return UnsafeRawBufferPointer(rebasing: bytes[start..<offset]) }
        }
        return nil
    }
}
